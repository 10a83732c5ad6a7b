import { relationId } from "../dataset.ts";
import type { Direction } from "../ontology.ts";
import { lastAtMost } from "./column.ts";
import type { Graph } from "./graph.ts";

/** The kind of a relation, by its number. Cost: O(log relation kinds). */
export function relationKindOf({ ontology, firstRelations }: Graph, relation: number): string {
  return ontology.relations[lastAtMost(firstRelations, 0, firstRelations.length, relation)]?.name ?? "";
}

/** Which way a relation was gone over that led to an entity from another. */
export function directionOf({ snapshot }: Graph, relation: number, reached: number): Direction {
  return snapshot.relations.to[relation] === reached ? "out" : "in";
}

/** The id of the relation between two entities, whichever it leads to. */
export function relationIdOf(graph: Graph, relation: number, one: number, other: number): string {
  const [from, to] = directionOf(graph, relation, other) === "out" ? [one, other] : [other, one];
  return relationId(graph.id(from), relationKindOf(graph, relation), graph.id(to));
}
