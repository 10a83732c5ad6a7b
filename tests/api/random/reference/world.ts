import {
  compareCodePoints,
  type Dataset,
  type Entity,
  type Exclusion,
  type ListNote,
  type Relation,
  type Strategy,
} from "../../../../graph/dataset.ts";
import type { Field, Ontology, RelationField } from "../../../../graph/ontology.ts";
import { plainStrategyCounts } from "../../../contract/plain-strategies.ts";

export function isNode(source: unknown): source is EntityNode {
  const has = typeof source === "object" && source !== null && "entity" in source && "relation" in source;
  return has && typeof source.relation !== "string";
}

export function isEdge(source: unknown): source is { readonly node: EntityNode } {
  return typeof source === "object" && source !== null && "node" in source && isNode(source.node);
}

export type Arguments = Record<string, unknown>;

export interface World {
  readonly ontology: Ontology;
  readonly entities: readonly Entity[];
  readonly byId: ReadonlyMap<string, Entity>;
  readonly relations: readonly Relation[];
  readonly lists: readonly ListNote[];
  readonly exclusions: readonly Exclusion[];
  readonly texts: ReadonlyMap<string, Dataset["documents"] extends Iterable<infer One> ? One : never>;
  readonly strategies: readonly (Omit<Strategy, "documents"> & {
    readonly documents: readonly (EntityNode | null)[];
  })[];
}

/** An entity, and the relation it was reached over, where it was. */
export interface EntityNode {
  readonly entity: Entity;
  readonly relation: Relation | null;
  /** Only since words are cited from it. */
  readonly cited?: true;
}

export interface ConnectionNode {
  readonly all: readonly EntityNode[];
  readonly page: readonly EntityNode[];
  readonly before: number;
  readonly cursorOf: (node: EntityNode) => string;
  readonly emptiness: { readonly code: string; readonly sentence: string } | null;
}

export function worldOf(ontology: Ontology, dataset: Dataset): World {
  const entities = [...dataset.entities];
  const byId = new Map(entities.map((one) => [one.id, one]));
  return {
    ontology,
    entities,
    byId,
    relations: [...dataset.relations],
    lists: [...dataset.lists],
    exclusions: [...dataset.exclusions],
    texts: new Map([...dataset.documents].map((one) => [one.id, one])),
    strategies: [...dataset.strategies].map((one) => ({
      ...one,
      ...plainStrategyCounts(dataset, one),
      documents: one.documents.map((id) => nodeOf({ byId }, id)),
    })),
  };
}

/** The entities at the other end of an entity's relations, by id. */
export function around(world: World, entity: Entity, field: RelationField): readonly EntityNode[] {
  const found: EntityNode[] = [];
  for (const relation of world.relations) {
    if (relation.kind !== field.relation) continue;
    const [here, there] = field.direction === "out" ? [relation.from, relation.to] : [relation.to, relation.from];
    const other = world.byId.get(there);
    if (here === entity.id && other && field.kinds.includes(other.kind)) found.push({ entity: other, relation });
  }
  return found.sort((a, b) => compareCodePoints(a.entity.id, b.entity.id));
}

export function nodeOf(world: Pick<World, "byId">, id: string): EntityNode | null {
  const entity = world.byId.get(id);
  return entity ? { entity, relation: null } : null;
}

export function citedNode(world: World, id: string): EntityNode | null {
  const node = nodeOf(world, id);
  return node && { ...node, cited: true };
}

export function fieldOf(entity: Entity, name: string): unknown {
  switch (name) {
    case "id":
    case "aliases":
    case "description":
    case "basis":
    case "strategies":
      return entity[name];
    case "name":
      return entity.names[0]?.name;
    default:
      return entity.fields[name] ?? null;
  }
}

export function fieldsOf(world: World, name: string): readonly Field[] {
  const found = [...world.ontology.kinds, ...world.ontology.interfaces].find((one) => one.name === name);
  return found?.fields ?? [];
}
