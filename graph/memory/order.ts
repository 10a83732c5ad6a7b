import type { Order } from "../plan/plan.ts";
import type { Value } from "../rows.ts";
import {
  commonAttribute,
  isList,
  kindAttribute,
  missing,
  type Of,
  relationAttribute,
  type Sortable,
} from "./attribute.ts";
import type { Over } from "./context.ts";
import type { Graph } from "./graph.ts";
import type { Comparison } from "./sort.ts";

/** A sort key of a selection. */
export interface SortKey {
  readonly attribute: Sortable;
  readonly sign: 1 | -1;
}

/** The attributes a selection is ordered by. */
export function sortKeys(
  graph: Graph,
  order: readonly Order[],
  kinds: readonly string[],
  over: Over | null,
): SortKey[] {
  return order.map(({ of, name, descending }) => ({
    attribute: of === "entity" ? entityAttribute(graph, name, kinds) : ofRelation(graph, name, over),
    sign: descending ? -1 : 1,
  }));
}

function ofRelation(graph: Graph, name: string, over: Over | null): Sortable {
  return over === null ? missing : relationAttribute(graph, over.relation, over.direction, name);
}

/** One attribute for entities of several kinds. Lists have no order. */
function entityAttribute(graph: Graph, name: string, kinds: readonly string[]): Sortable {
  const single = (attribute: ReturnType<typeof kindAttribute>): Sortable => (isList(attribute) ? missing : attribute);
  const common = commonAttribute(graph, name);
  if (common !== null) return single(common);
  const byKind = graph.ontology.kinds.map((kind, number) =>
    kinds.includes(kind.name) ? single(kindAttribute(graph, number, name)) : missing,
  );
  const first = byKind[graph.kindNumber(kinds[0] ?? "")] ?? missing;
  if (kinds.length <= 1) return first;
  const of = (entity: number): Sortable => byKind[graph.kind[entity] as number] as Sortable;
  return {
    order: (entity, relation, origin) => of(entity).order(entity, relation, origin),
    against: (place) => {
      const each = byKind.map((attribute) => attribute.against(place));
      return (entity, relation, origin) => (each[graph.kind[entity] as number] as Of<number>)(entity, relation, origin);
    },
    position: (entity, relation, origin) => of(entity).position(entity, relation, origin),
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
