import {
  GraphQLEnumType,
  type GraphQLInputFieldConfigMap,
  GraphQLInputObjectType,
  GraphQLList,
  GraphQLNonNull,
} from "graphql";
import type { Field } from "../../../graph/ontology.ts";
import { steering } from "../roles.ts";
import { type Target, targetNamed } from "../targets.ts";
import { filtersOf } from "./filters.ts";
import { once, sortDirection, type Types } from "./types.ts";

/** What is asked of an entity of the target: `TaskWhere`. */
export function whereOf(types: Types, target: Target): GraphQLInputObjectType {
  const of = targetNamed(types.targets, target.inputs);
  const name = `${of.name}Where`;
  return once(types, name, `filters of ${of.name}`, () => {
    const where: GraphQLInputObjectType = new GraphQLInputObjectType({
      name,
      description: "Tests on an entity; several at once must all hold.",
      fields: () => {
        const fields = fieldFilters(types, of.fields.values());
        if (of.abstract) {
          fields.typename = { type: listOf(implementations(types, of)), description: "Is of one of these kinds." };
        }
        for (const relation of of.relations.values()) {
          const to = targetNamed(types.targets, relation.target);
          fields[relation.name] = { type: relationshipFilters(types, to) };
          fields[`${relation.name}Connection`] = { type: connectionFilters(types, to) };
        }
        return { ...fields, ...logic(where) };
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
      description: "Tests on a relation; several at once must all hold.",
      fields: () => ({ ...fieldFilters(types, types.ontology.properties.fields), ...logic(where) }),
    });
    return where;
  });
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
      description: "Tests on a relation and the entity at its other end; several at once must all hold.",
      fields: () => ({
        node: { type: whereOf(types, target), description: "On the entity at the other end." },
        edge: { type: edgeWhere(types), description: "On the relation." },
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
          node: { type: sortOf(types, target), description: "Fields of the entity at the other end." },
          edge: { type: edgeSort(types), description: "Fields of the relation." },
        }),
      }),
  );
}

function relationshipFilters(types: Types, target: Target): GraphQLInputObjectType {
  return quantified(types, `${target.inputs}RelationshipFilters`, `relations to ${target.inputs}`, () =>
    whereOf(types, target),
  );
}

function connectionFilters(types: Types, target: Target): GraphQLInputObjectType {
  return quantified(types, `${target.inputs}ConnectionFilters`, `connections to ${target.inputs}`, () =>
    connectionWhere(types, target),
  );
}

function quantified(
  types: Types,
  name: string,
  over: string,
  where: () => GraphQLInputObjectType,
): GraphQLInputObjectType {
  return once(
    types,
    name,
    `filters over ${over}`,
    () =>
      new GraphQLInputObjectType({
        name,
        description: "How many of an entity's relations must pass; several at once must all hold.",
        fields: () => ({
          some: { type: where(), description: "At least one passes; `{}`: there is one." },
          none: { type: where(), description: "None passes; `{}`: there is none." },
          all: { type: where(), description: "There is one, and none fails." },
          single: { type: where(), description: "Exactly one passes." },
        }),
      }),
  );
}

function fieldFilters(types: Types, fields: Iterable<Field>): GraphQLInputFieldConfigMap {
  return Object.fromEntries([...fields].map((field) => [field.name, { type: filtersOf(types, field) }]));
}

function logic(where: GraphQLInputObjectType): GraphQLInputFieldConfigMap {
  return {
    AND: { type: listOf(where), description: "All of these; no test where empty." },
    OR: { type: listOf(where), description: "At least one of these; no test where empty." },
    NOT: { type: where, description: "Not this." },
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
