import { compareCodePoints, relationId } from "../dataset.ts";
import type { Direction } from "../ontology.ts";
import {
  type Attribute,
  type ListAttribute,
  listAttribute,
  missing,
  type Of,
  ofStanding,
  ordered,
  proseAttribute,
  same,
  scalarAttribute,
  wordLists,
  words,
} from "./attribute.ts";
import { commonFields } from "./build-entities.ts";
import { reader } from "./column.ts";
import { type Graph, listReader, relationBetween } from "./graph.ts";
import { relationIdOf } from "./relation.ts";

/** The attributes of a graph, each made when first asked for. */
export interface Attributes {
  /** A field, for entities of these kinds: one for all of them, or one for each kind by number. */
  readonly ofEntity: (name: string, kinds: readonly string[]) => AnyAttribute | readonly AnyAttribute[];
  readonly ofKind: (kind: number, name: string) => AnyAttribute;
  /** `id`, `basis`, `strength` or `commitment` of the relation a hop went over. */
  readonly ofRelation: (relation: string, direction: Direction, name: string) => Attribute;
  /** The same of a relation of whatever kind. */
  readonly ofAnyRelation: (name: string) => Attribute;
  /** The same where the number of a relation is its standing. */
  readonly ofStanding: (name: string) => Attribute;
}

export type AnyAttribute = Attribute | ListAttribute;

export function openAttributes(graph: Graph): Attributes {
  const { standing } = graph.snapshot.relations;
  const common = remembered((name: string) => commonAttribute(graph, name));
  const ofKind = remembered((kind: number, name: string) => kindAttribute(graph, kind, name));
  return {
    ofEntity: (name, kinds) => {
      const [only] = kinds;
      if (commonFields.has(name)) return common(name);
      if (kinds.length === 1 && only !== undefined) return ofKind(graph.kindNumber(only), name);
      return graph.ontology.kinds.map((kind, number) => (kinds.includes(kind.name) ? ofKind(number, name) : missing));
    },
    ofKind,
    ofRelation: remembered((relation: string, direction: Direction, name: string) =>
      name === "id"
        ? relationIdAttribute(graph, relation, direction)
        : ofStanding((_, number) => standing[number] as number, name),
    ),
    ofAnyRelation: remembered((name: string) =>
      name === "id" ? anyRelationId(graph) : ofStanding((_, number) => standing[number] as number, name),
    ),
    ofStanding: remembered((name: string) => ofStanding((_, one) => one, name)),
  };
}

/** Applies what is asked of an attribute to that of each entity's kind. */
export function byKind<T>(
  { kind }: Graph,
  attributes: AnyAttribute | readonly AnyAttribute[],
  ask: (attribute: AnyAttribute) => Of<T>,
): Of<T> {
  if (!isByKind(attributes)) return ask(attributes);
  const each = attributes.map(ask);
  return (entity, relation, origin) => (each[kind[entity] as number] as Of<T>)(entity, relation, origin);
}

function isByKind(attributes: AnyAttribute | readonly AnyAttribute[]): attributes is readonly AnyAttribute[] {
  return Array.isArray(attributes);
}

function remembered<K extends readonly (string | number)[], T>(make: (...key: K) => T): (...key: K) => T {
  const made = new Map<string, T>();
  return (...key) => {
    const name = key.join(" ");
    let one = made.get(name);
    if (one === undefined) {
      one = make(...key);
      made.set(name, one);
    }
    return one;
  };
}

/** A field that every entity has. */
function commonAttribute(graph: Graph, name: string): AnyAttribute {
  const { entities } = graph.snapshot;
  switch (name) {
    case "id":
      return ordered(
        (entity) => entity,
        (value) => graph.rankOfId(String(value)),
        (entity) => graph.id(entity),
      );
    case "name":
      return words(graph, reader(entities.name));
    case "description":
      return words(graph, reader(entities.description));
    case "aliases":
      return wordLists(graph, listReader(entities.aliases));
    case "strategies":
      return wordLists(graph, listReader(entities.strategies));
    case "basis":
    case "strength": {
      const standing = reader(entities.standing);
      return ofStanding((entity) => standing(entity), name);
    }
    case "reasoning":
      return proseAttribute(graph, entities.reasoning);
    default:
      return proseAttribute(graph, entities.note);
  }
}

/** A field of a kind, by its name. */
function kindAttribute(graph: Graph, kind: number, name: string): AnyAttribute {
  const field = graph.ontology.kinds[kind]?.fields.find((one) => one.name === name);
  const columns = graph.snapshot.kinds[kind]?.fields[name];
  if (field === undefined || columns === undefined) return missing;
  return field.list ? listAttribute(graph, field, columns) : scalarAttribute(graph, field, columns);
}

function relationIdAttribute(graph: Graph, relation: string, direction: Direction): Attribute {
  const places = graph.snapshot.relations.place;
  const read: Of<string> = (entity, _, origin) => {
    const [from, to] = direction === "out" ? [origin, entity] : [entity, origin];
    return relationId(graph.id(from), relation, graph.id(to));
  };
  const key: Of<number> = (_, number) => places[number] as number;
  return {
    key,
    order: key,
    keyOf: (value) => placeOfRelation(graph, relation, String(value)),
    placeOf: same,
    against: (place) => (entity, number, origin) =>
      place === null ? -1 : compareCodePoints(read(entity, number, origin), String(place)),
    read,
    position: read,
  };
}

function anyRelationId(graph: Graph): Attribute {
  const places = graph.snapshot.relations.place;
  const read: Of<string> = (entity, number, origin) => relationIdOf(graph, number, origin, entity);
  return {
    ...missing,
    order: (_, number) => places[number] as number,
    against: (place) => (entity, number, origin) =>
      place === null ? -1 : compareCodePoints(read(entity, number, origin), String(place)),
    read,
    position: read,
  };
}

function placeOfRelation(graph: Graph, relation: string, id: string): number {
  const middle = `>${relation}>`;
  const at = id.indexOf(middle);
  const from = graph.rankOfId(id.slice(0, Math.max(at, 0)));
  const to = graph.rankOfId(id.slice(at + middle.length));
  if (at < 0 || !Number.isInteger(from) || !Number.isInteger(to)) return Number.NaN;
  const number = relationBetween(graph, relation, from, to);
  return number < 0 ? Number.NaN : (graph.snapshot.relations.place[number] as number);
}
