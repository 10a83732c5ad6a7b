import fc from "fast-check";
import type { Order } from "../../../graph/plan/plan.ts";
import type { Value } from "../../../graph/rows.ts";
import { orderKey } from "../../../graph/values.ts";
import { chance, type Generate, pick } from "./choosing.ts";
import { common, fieldNames, pools, someId, someRelationId, standing, typeOf } from "./names.ts";

export function someOrder(g: Generate, overRelation: boolean): Order[] {
  return Array.from({ length: g(fc.nat, 2) }, () => ({
    ...(overRelation && chance(g, 4)
      ? ({ of: "relation", name: pick(g, ["id", ...Object.keys(standing)]) } as const)
      : ({
          of: "entity",
          name: pick(g, [...common, ...fieldNames.filter((name) => name.startsWith("one"))]),
        } as const)),
    descending: chance(g, 5),
  }));
}

/** Where a page may begin: values of the sort keys as cursors have them, and an id. */
export function someAfter(g: Generate, order: readonly Order[]): Value {
  const at = ({ of, name }: Order): Value => {
    if (chance(g, 2)) return null;
    if (name === "id") return of === "relation" ? someRelationId(g) : someId(g);
    const type = typeOf(name);
    const value = pick(g, standing[name] ?? pools[type] ?? pools.String ?? []);
    return type === "EDTF" || type === "ISODuration" || type === "Decimal" ? orderKey(type, String(value)) : value;
  };
  return [...order.map(at), someId(g)];
}
