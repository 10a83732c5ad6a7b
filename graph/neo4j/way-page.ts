import type { Page, Ways } from "../plan/plan.ts";
import type { Value } from "../rows.ts";
import { type Context, parameter } from "./context.ts";
import { junction } from "./cypher.ts";
import { keyOf } from "./predicate.ts";
import { idsOf, joinedIds } from "./walk.ts";
import type { WayNames } from "./way-names.ts";

/** Where ways stand: what they are sorted by, and what is compared with the end of the last page. */
interface Place {
  readonly stored: string;
  readonly key: string;
  readonly bound: (after: readonly Value[]) => Value;
}

function places({ start, nodes, links, hops, rank }: WayNames, order: Ways["order"]): readonly Place[] {
  const shift = order === "start" ? 1 : 0;
  const joined = (value: Value | undefined): string =>
    (Array.isArray(value) ? value : []).map((id) => `${keyOf(String(id))}\u0001`).join("");
  const along: readonly Place[] = [
    { stored: hops, key: hops, bound: (after) => after[shift] ?? null },
    { stored: rank, key: rank, bound: (after) => after[shift + 1] ?? null },
    { stored: idsOf(nodes), key: joinedIds(nodes), bound: (after) => joined(after[shift + 2]) },
    { stored: idsOf(links), key: joinedIds(links), bound: (after) => joined(after[shift + 3]) },
  ];
  if (order === "length") return along;
  const id = `coalesce(${start}._order_id, ${start}.id)`;
  return [{ stored: `${start}.id`, key: id, bound: (after) => keyOf(String(after[0] ?? "")) }, ...along];
}

export function wayOrder(names: WayNames, order: Ways["order"]): string {
  return `ORDER BY ${places(names, order)
    .map(({ stored }) => stored)
    .join(", ")}`;
}

/** What a cursor is made of. */
export function wayPosition(names: WayNames, order: Ways["order"]): readonly string[] {
  return places(names, order).map(({ stored }) => stored);
}

/** Whether a way comes behind the end of the previous page; null where there is none. */
export function behindWay(context: Context, names: WayNames, order: Ways["order"], { after }: Page): string | null {
  if (after === null || context.absent.has(after)) return null;
  return places(names, order).reduceRight<string>((rest, { key, bound }, at) => {
    const limit = parameter(context, after, `Way${order}${at}`, (value) =>
      Array.isArray(value) ? bound(value) : null,
    );
    const beyond = `${key} > ${limit}`;
    return rest === "" ? beyond : junction("OR", [beyond, junction("AND", [`${key} = ${limit}`, rest])]);
  }, "");
}
