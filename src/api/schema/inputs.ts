import {
  GraphQLEnumType,
  type GraphQLInputFieldConfigMap,
  GraphQLInputObjectType,
  GraphQLList,
  GraphQLNonNull,
} from "graphql";
import type { Field } from "../../../graph/ontology.ts";
import { entityRecords, type RecordKind, recordKinds, relationRecords } from "../../../graph/records.ts";
import { steering } from "../roles.ts";
import { type Target, targetNamed } from "../targets.ts";
import { aggregateFilters } from "./aggregate-filters.ts";
import { filtersOf } from "./filters.ts";
import { once, sortDirection, type Types } from "./types.ts";

/** What documents say of an entity; its lists and exclusions are what they leave unsaid, which `absence` is about. */
const saidOfEntities = entityRecords.filter(({ name }) => name === "mentions" || name === "fieldEvidence");

/** What is asked of an entity of the target: `TaskWhere`. */
export function whereOf(types: Types, target: Target): GraphQLInputObjectType {
  const of = targetNamed(types.targets, target.inputs);
  const name = `${of.name}Where`;
  return once(types, name, `filters of ${of.name}`, () => {
    const where: GraphQLInputObjectType = new GraphQLInputObjectType({
      name,
      description: "Tests on an entity: all must hold.",
      fields: () => {
        const fields = fieldFilters(types, of.fields.values());
        if (of.abstract) {
          fields.typename = { type: listOf(implementations(types, of)) };
        }
        for (const relation of of.relations.values()) {
          const to = targetNamed(types.targets, relation.target);
          fields[relation.name] = { type: relationshipFilters(types, to) };
          fields[`${relation.name}Connection`] = { type: connectionFilters(types, to) };
        }
        return { ...fields, ...recordTests(types, saidOfEntities), ...logic(where) };
      },
    });
    return where;
  });
}

/** What is asked of the edge of any relation: `ProvenanceWhere`. */
export function edgeWhere(types: Types): GraphQLInputObjectType {
  const name = `${types.ontology.properties.name}Where`;
  return once(types, name, "filters of relations", () => {
    const where: GraphQLInputObjectType = new GraphQLInputObjectType({
      name,
      description: "Tests on a relation: all must hold.",
      fields: () => ({
        ...fieldFilters(types, types.ontology.properties.fields),
        ...recordTests(types, relationRecords),
        ...logic(where),
      }),
    });
    return where;
  });
}

/** What is asked of the records that hang on something: `claims: { some: ClaimWhere }`. */
function recordTests(types: Types, links: readonly RecordKind["records"][number][]): GraphQLInputFieldConfigMap {
  return Object.fromEntries(
    links.map(({ name, of }) => {
      const type = quantified(types, `${of}Filters`, "records", `filters over ${of}`, () => recordWhere(types, of));
      return [name, { type }];
    }),
  );
}

function recordWhere(types: Types, of: string): GraphQLInputObjectType {
  const record = recordKinds.find(({ name }) => name === of);
  if (record === undefined) throw new Error(`there is no record ${of}`);
  const name = `${of}Where`;
  return once(types, name, `filters of ${of}`, () => {
    const where: GraphQLInputObjectType = new GraphQLInputObjectType({
      name,
      description: "Tests on a record: one and the same has to pass them all.",
      fields: () => ({
        ...Object.fromEntries(
          record.fields.map(({ name: field, type, list = false }) => [
            field,
            { type: filtersOf(types, { type, list }) },
          ]),
        ),
        ...Object.fromEntries(
          record.entities.map(({ name: link, of: among, cardinality }) => {
            const target = linkTarget(types, among);
            const type = cardinality === "one" ? whereOf(types, target) : relationshipFilters(types, target);
            return [link, { type }];
          }),
        ),
        // other readings of a claim are what its reader weighed, not what anybody says
        ...recordTests(
          types,
          record.records.filter((link) => link.of !== "Alternative"),
        ),
        ...logic(where),
      }),
    });
    return where;
  });
}

/** What a record's link to entities leads to. */
function linkTarget({ ontology, targets }: Types, among: "source" | "any"): Target {
  return targetNamed(targets, among === "source" ? ontology.sourceKind : (ontology.interfaces[0]?.name ?? ""));
}

export function sortOf(types: Types, target: Target): GraphQLInputObjectType {
  const of = targetNamed(types.targets, target.inputs);
  return sortInput(types, `${of.name}Sort`, of.name, of.fields.values());
}

function edgeSort(types: Types): GraphQLInputObjectType {
  const { name, fields } = types.ontology.properties;
  return sortInput(types, `${name}Sort`, "a relation", fields);
}

function sortInput(types: Types, name: string, what: string, from: Iterable<Field>): GraphQLInputObjectType {
  return once(
    types,
    name,
    `sorting ${what}`,
    () =>
      new GraphQLInputObjectType({
        name,
        description: `Fields of ${what} to sort by, the first as written counting most.`,
        fields: Object.fromEntries(
          [...from].filter((one) => !one.list).map((one) => [one.name, { type: sortDirection(types) }]),
        ),
      }),
  );
}

/** Of a relation's connection: tests on the entity at the other end and on the relation. */
export function connectionWhere(types: Types, target: Target): GraphQLInputObjectType {
  const name = `${target.inputs}ConnectionWhere`;
  return once(types, name, `filters of connections to ${target.inputs}`, () => {
    const where: GraphQLInputObjectType = new GraphQLInputObjectType({
      name,
      description: "Tests on a relation, and on the entity at its other end.",
      fields: () => ({
        node: { type: whereOf(types, target) },
        edge: { type: edgeWhere(types) },
        ...logic(where),
      }),
    });
    return where;
  });
}

export function connectionSort(types: Types, target: Target): GraphQLInputObjectType {
  const name = `${target.inputs}ConnectionSort`;
  return once(
    types,
    name,
    `sorting connections to ${target.inputs}`,
    () =>
      new GraphQLInputObjectType({
        name,
        description: "What to sort by, the first as written counting most.",
        fields: () => ({
          node: { type: sortOf(types, target) },
          edge: { type: edgeSort(types) },
        }),
      }),
  );
}

function relationshipFilters(types: Types, target: Target): GraphQLInputObjectType {
  const name = `${target.inputs}RelationshipFilters`;
  return quantified(types, name, "relations", `filters over relations to ${target.inputs}`, () =>
    whereOf(types, target),
  );
}

function connectionFilters(types: Types, target: Target): GraphQLInputObjectType {
  const name = `${target.inputs}ConnectionFilters`;
  const where = () => connectionWhere(types, target);
  const more = () => ({ aggregate: { type: aggregateFilters(types, target, logic) } });
  return quantified(types, name, "relations", `filters over connections to ${target.inputs}`, where, more);
}

function quantified(
  types: Types,
  name: string,
  members: "relations" | "records",
  from: string,
  where: () => GraphQLInputObjectType,
  more: () => GraphQLInputFieldConfigMap = () => ({}),
): GraphQLInputObjectType {
  return once(
    types,
    name,
    from,
    () =>
      new GraphQLInputObjectType({
        name,
        description: `Of its ${members}, some, none, all (at least one) or a single one passes.`,
        fields: () => ({
          some: { type: where() },
          none: { type: where() },
          all: { type: where() },
          single: { type: where() },
          ...more(),
        }),
      }),
  );
}

function fieldFilters(types: Types, fields: Iterable<Field>): GraphQLInputFieldConfigMap {
  return Object.fromEntries([...fields].map((field) => [field.name, { type: filtersOf(types, field) }]));
}

function logic(where: GraphQLInputObjectType): GraphQLInputFieldConfigMap {
  return {
    AND: { type: listOf(where) },
    OR: { type: listOf(where) },
    NOT: { type: where },
  };
}

function implementations(types: Types, target: Target): GraphQLEnumType {
  const name = `${target.name}Implementation`;
  return once(
    types,
    name,
    `kinds of ${target.name}`,
    () =>
      new GraphQLEnumType({
        name,
        description: `The kinds behind ${target.name}.`,
        values: Object.fromEntries(
          types.ontology.kinds
            .filter((kind) => target.kinds.includes(kind.name))
            .map((kind) => [kind.name, { value: kind.name, description: kind.description }]),
        ),
        ...steering,
      }),
  );
}

export function listOf<T extends GraphQLInputObjectType | GraphQLEnumType>(type: T): GraphQLList<GraphQLNonNull<T>> {
  return new GraphQLList(new GraphQLNonNull(type));
}
