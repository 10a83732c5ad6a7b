import type { Order } from "../plan/plan.ts";
import type { Value } from "../rows.ts";
import { isList, missing, type Of, ordered, type Sortable } from "./attribute.ts";
import { byKind } from "./attributes.ts";
import type { Context, Reached } from "./context.ts";
import type { Graph } from "./graph.ts";
import type { Comparison } from "./sort.ts";

/** A sort key of a selection. */
export interface SortKey {
  readonly attribute: Sortable;
  readonly sign: 1 | -1;
}

/** The attributes a selection is ordered by. */
export function sortKeys(
  context: Context,
  order: readonly Order[],
  kinds: readonly string[],
  over: Reached,
  distance: Of<number> | null,
): SortKey[] {
  const attributeOf = ({ of, name }: Order): Sortable => {
    if (of === "entity") return ofEntity(context, name, kinds);
    if (of === "relation") return ofRelation(context, name, over);
    return distance === null ? missing : ordered(distance, Number, distance);
  };
  return order.map((one) => ({ attribute: attributeOf(one), sign: one.descending ? -1 : 1 }));
}

function ofRelation({ attributes }: Context, name: string, over: Reached): Sortable {
  if (over === null) return missing;
  return over === "any" ? attributes.ofAnyRelation(name) : attributes.ofRelation(over.relation, over.direction, name);
}

/** What stands for the place of a row in this order. */
export function positionOf(graph: Graph, keys: readonly SortKey[]): Of<Value> {
  return (entity, relation, origin) => [
    ...keys.map(({ attribute }) => attribute.position(entity, relation, origin)),
    graph.id(entity),
  ];
}

/** One for entities of several kinds. Lists have no order. */
function ofEntity({ graph, attributes }: Context, name: string, kinds: readonly string[]): Sortable {
  const all = attributes.ofEntity(name, kinds);
  return {
    order: byKind(graph, all, (one) => (isList(one) ? missing : one).order),
    against: (place) => byKind(graph, all, (one) => (isList(one) ? missing : one).against(place)),
    position: byKind(graph, all, (one) => (isList(one) ? missing : one).position),
  };
}

/** Compares places in arrays of sort keys; the entities themselves, ascending by id, break ties. */
export function comparison(
  keys: readonly SortKey[],
  found: readonly number[][],
  entities: readonly number[],
): Comparison {
  return (a, b) => {
    for (let at = 0; at < keys.length; at++) {
      const values = found[at] as number[];
      const [left, right] = [values[a] as number, values[b] as number];
      if (left !== right) return left < right ? -(keys[at] as SortKey).sign : (keys[at] as SortKey).sign;
    }
    return (entities[a] as number) - (entities[b] as number);
  };
}

/** Whether a row comes at or before the end of the previous page: `[sort values..., id]`. */
export function beforePage(graph: Graph, keys: readonly SortKey[], after: readonly Value[]): Of<boolean> {
  const sides = keys.map(({ attribute }, at) => attribute.against(after[at] ?? null));
  const id = graph.rankOfId(String(after[keys.length]));
  return (entity, relation, origin) => {
    for (let at = 0; at < keys.length; at++) {
      const side = (sides[at] as Of<number>)(entity, relation, origin) * (keys[at] as SortKey).sign;
      if (side !== 0) return side < 0;
    }
    return entity <= id;
  };
}
