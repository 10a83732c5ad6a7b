import fc from "fast-check";
import { relationId } from "../../../graph/dataset.ts";
import type { Chosen, Near, Predicate, Step, Walk } from "../../../graph/plan/plan.ts";
import type { Value } from "../../../graph/rows.ts";
import { type Asking, param } from "./asking.ts";
import { chance, type Generate, pick, some } from "./choosing.ts";
import { kinds, relationNames, someId } from "./names.ts";
import { someOrder } from "./order.ts";
import { relationTest, somePredicate } from "./predicates.ts";

export function someWalk(asking: Asking): Walk {
  const { g } = asking;
  const steps = relationNames.flatMap((relation) =>
    (["out", "in"] as const).map((direction): Step => ({ relation, direction })),
  );
  const minHops = 1 + (chance(g, 3) ? g(fc.nat, 2) : 0);
  return {
    steps: some(g, steps),
    minHops,
    maxHops: Math.min(minHops + g(fc.nat, 3), 4),
    through: chance(g, 3) ? someThrough(asking, 2) : null,
    avoid: chance(g, 3) ? param(asking, [someId(g)]) : null,
  };
}

export function someThrough(asking: Asking, depth: number): Predicate {
  const { g } = asking;
  if (depth > 0 && chance(g, 2)) return { test: "not", of: someThrough(asking, depth - 1) };
  if (depth > 0 && chance(g, 2)) {
    const inner = [someThrough(asking, depth - 1), someThrough(asking, depth - 1)];
    return { test: pick(g, ["and", "or"] as const), of: inner };
  }
  return relationTest(asking);
}

export function someNear(asking: Asking): Near | null {
  const { g } = asking;
  return chance(g, 3) ? { ids: param(asking, [someId(g), someId(g)]), walk: someWalk(asking) } : null;
}

export function someChosen(asking: Asking): Chosen {
  const { g } = asking;
  const few = chance(g, 2);
  return {
    kinds: chance(g, 7) ? kinds : some(g, kinds),
    near: someNear(asking),
    where: chance(g, 3) ? somePredicate(asking, 2, false) : null,
    order: few ? someOrder(g, false) : [],
    page: { offset: null, limit: few ? param(asking, g(fc.nat, 5)) : null, after: null },
  };
}

/** Where a page of ways may begin; the ids need not be those of one. */
export function someWayAfter(g: Generate, byStart: boolean): Value {
  const hops = 1 + g(fc.nat, 2);
  const ids = Array.from({ length: hops + 1 }, () => someId(g));
  const relations = ids.slice(1).map((id, at) => relationId(ids[at] ?? "", pick(g, relationNames), id));
  const along = [hops, g(fc.nat, 3), ids, relations] as const;
  return byStart ? [ids[0] ?? "", ...along] : along;
}
