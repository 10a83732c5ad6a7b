import type { Order, RootSelection } from "./plan.ts";

const byDistance: readonly Order[] = [{ of: "distance", name: "distance", descending: false }];

/** The sort keys of a root, without the id that always comes last: near something, the nearest first unless said otherwise. */
export function rootOrder({ near, order }: Pick<RootSelection, "near" | "order">): readonly Order[] {
  return near !== null && order.length === 0 ? byDistance : order;
}
