import type { Order, RootSelection } from "./plan.ts";

const byDistance: readonly Order[] = [{ of: "distance", name: "distance", descending: false }];
const byScore: readonly Order[] = [{ of: "score", name: "score", descending: true }];

/** The sort keys of a root, without the id that always comes last: the nearest, or the best hit, first unless said otherwise. */
export function rootOrder({ near, order }: Pick<RootSelection, "near" | "order">): readonly Order[] {
  if (near === null || order.length > 0) return order;
  return "text" in near ? byScore : byDistance;
}
