import { type Steps, upTo } from "./column.ts";
import type { Context } from "./context.ts";
import { sort } from "./sort.ts";
import type { Go } from "./walk.ts";

/** Whether an entity with so many hops left may still lead to an end that matters. */
export type MayLead = (entity: number, hopsLeft: number) => boolean;

/**
 * What lies within reach of one entity at a time, layer by layer: each entity by the fewest hops, and among the ways with
 * so many hops by the least weak. Holds three bytes an entity of the graph; what it reaches is kept in lists.
 */
export interface Reach {
  /** Forgets what was reached, and starts from another entity. */
  readonly begin: (start: number) => void;
  /** Reaches one hop farther. Cost: O(relations of the layer before). */
  readonly extend: () => Steps<void>;
  /** The entities of a layer, in no order; what was not extended to is empty. */
  readonly layer: (depth: number) => readonly number[];
  /** How weak the first way to an entity is. */
  readonly rankOf: (entity: number) => number;
  /**
   * The entities of a layer that lie within reach by links up to a rank, in the order of the first such way to each.
   * Cost: O(relations of the layers before), once for a rank.
   */
  readonly trace: (rank: number, depth: number) => Steps<Layer>;
}

/** A layer of a tree of first ways: each entity, the place of the one before it in the layer above, and the relation. */
export interface Layer {
  readonly above: Layer | null;
  readonly entities: readonly number[];
  readonly parents: readonly number[];
  readonly relations: readonly number[];
}

export function createReach(context: Context, go: Go, mayLead: MayLead | null, maxHops: number): Reach {
  const { entityCount } = context.graph;
  /** 0: not met; otherwise the depth and the rank, packed and raised by one. */
  const state = new Uint8Array(entityCount);
  /** By rank a bit: stands in the tree of that rank. */
  const placed = new Uint8Array(entityCount);
  let layers: number[][] = [];
  let trees: Layer[][] = [];

  return {
    begin: (start) => {
      for (const layer of layers) {
        for (const entity of layer) {
          state[entity] = 0;
          placed[entity] = 0;
        }
      }
      layers = [[start]];
      trees = [];
      state[start] = 1;
    },
    *extend() {
      const depth = layers.length;
      const layer: number[] = [];
      let before = 0;
      const meet = (to: number, _: number, rank: number): void => {
        const found = 1 + ((depth << 2) | (rank > before ? rank : before));
        const known = state[to] as number;
        if (known === 0) {
          if (mayLead !== null && !mayLead(to, maxHops - depth)) return;
          state[to] = found;
          layer.push(to);
        } else if (found < known) state[to] = found;
      };
      for (const entity of layers[depth - 1] ?? []) {
        before = ((state[entity] as number) - 1) & 3;
        while (!go(entity, meet)) yield;
      }
      layers.push(layer);
    },
    layer: (depth) => layers[depth] ?? [],
    rankOf: (entity) => ((state[entity] as number) - 1) & 3,
    *trace(rank, depth) {
      const tree = trees[rank] ?? [{ above: null, entities: layers[0] ?? [], parents: [], relations: [] }];
      trees[rank] = tree;
      while (tree.length <= depth) tree.push(yield* nextLayer(tree[tree.length - 1] as Layer, tree.length, rank));
      return tree[depth] as Layer;
    },
  };

  /** First come those whose way so far comes first; of the same, those with the smaller id; of these, the smaller relation. */
  function* nextLayer(above: Layer, depth: number, rank: number): Steps<Layer> {
    const { place } = context.graph.snapshot.relations;
    const bit = 1 << rank;
    const [parents, entities, relations]: [number[], number[], number[]] = [[], [], []];
    let parent = 0;
    let isSorted = true;
    const meet = (to: number, relation: number, link: number): void => {
      if (link > rank || ((state[to] as number) - 1) >> 2 !== depth || ((placed[to] as number) & bit) !== 0) return;
      const last = entities.length - 1;
      if (parents[last] === parent && (entities[last] as number) >= to) isSorted = false;
      parents.push(parent);
      entities.push(to);
      relations.push(relation);
    };
    for (; parent < above.entities.length; parent++) {
      while (!go(above.entities[parent] as number, meet)) yield;
    }
    let order = upTo(entities.length);
    if (!isSorted) {
      const compare = (a: number, b: number): number =>
        (parents[a] as number) - (parents[b] as number) ||
        (entities[a] as number) - (entities[b] as number) ||
        (place[relations[a] as number] as number) - (place[relations[b] as number] as number);
      const sorting = sort(order, compare);
      let step = sorting.next();
      for (; step.done !== true; step = sorting.next()) if (context.meter.late()) yield;
      order = step.value;
    }
    const layer = { above, entities: [] as number[], parents: [] as number[], relations: [] as number[] };
    for (const at of order) {
      const entity = entities[at] as number;
      if (((placed[entity] as number) & bit) !== 0) continue;
      placed[entity] = (placed[entity] as number) | bit;
      layer.entities.push(entity);
      layer.parents.push(parents[at] as number);
      layer.relations.push(relations[at] as number);
    }
    return layer;
  }
}
