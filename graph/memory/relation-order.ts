import type { Steps } from "./column.ts";
import type { Graph } from "./graph.ts";

/** Relations in the dataset's order: the number of each, its start, and its kind. */
export interface RelationOrder {
  readonly numbers: Uint32Array;
  readonly from: Uint32Array;
  readonly kind: Uint16Array;
}

/** All of them. Cost: O(relations). */
export function* relationOrder({ snapshot }: Graph): Steps<RelationOrder> {
  const { out, place, to } = snapshot.relations;
  const order = roomFor(to.length);
  for (const [relation, kinds] of out.entries()) {
    for (const [kind, row] of kinds.entries()) {
      const members = snapshot.kinds[kind]?.members ?? [];
      for (let slot = 0; row !== null && slot < members.length; slot++) {
        for (let number = row[slot] as number; number < (row[slot + 1] as number); number++) {
          const row = place[number] as number;
          order.numbers[row] = number;
          order.from[row] = members[slot] as number;
          order.kind[row] = relation;
        }
        if ((slot & 0x3fff) === 0x3fff) yield;
      }
    }
  }
  return order;
}

export function roomFor(count: number): RelationOrder {
  return { numbers: new Uint32Array(count), from: new Uint32Array(count), kind: new Uint16Array(count) };
}
