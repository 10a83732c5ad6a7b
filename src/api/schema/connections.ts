import {
  GraphQLBoolean,
  GraphQLEnumType,
  type GraphQLFieldConfigArgumentMap,
  GraphQLInt,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
} from "graphql";
import { type AbsenceCode, absenceCodes } from "../../../graph/absence.ts";
import { relationRecords } from "../../../graph/records.ts";
import { type PlannedField, planned, type Role } from "../roles.ts";
import type { Target } from "../targets.ts";
import { aggregateFields } from "./aggregates.ts";
import { connectionSort, connectionWhere, listOf, sortOf, whereOf } from "./inputs.ts";
import { listOfAll, recordsLink, recordType } from "./records.ts";
import { leafType, once, outputNamed, type Types } from "./types.ts";

export function listArguments(types: Types, target: Target): GraphQLFieldConfigArgumentMap {
  return {
    where: { type: whereOf(types, target) },
    sort: { type: listOf(sortOf(types, target)) },
    limit: { type: GraphQLInt },
    offset: { type: GraphQLInt },
  };
}

export function rootConnectionArguments(types: Types, target: Target): GraphQLFieldConfigArgumentMap {
  return { where: { type: whereOf(types, target) }, sort: { type: listOf(sortOf(types, target)) }, ...pages };
}

export function relationConnectionArguments(types: Types, target: Target): GraphQLFieldConfigArgumentMap {
  return {
    where: { type: connectionWhere(types, target) },
    sort: { type: listOf(connectionSort(types, target)) },
    ...pages,
  };
}

const pages: GraphQLFieldConfigArgumentMap = { first: { type: GraphQLInt }, after: { type: GraphQLString } };

/** `TasksConnection`: what a root connection gives. */
export function rootConnection(types: Types, target: Target, plural: string): GraphQLObjectType {
  const name = `${plural.charAt(0).toUpperCase()}${plural.slice(1)}Connection`;
  return once(
    types,
    name,
    `the connection of all ${target.name}`,
    () =>
      new GraphQLObjectType({
        name,
        description: "A page of entities; `totalCount` is of all pages.",
        fields: () => ({
          ...connectionOf(types, rootEdge(types, target)),
          ...aggregateFields(types, target, false),
        }),
      }),
  );
}

function rootEdge(types: Types, target: Target): GraphQLObjectType {
  const name = `${target.name}Edge`;
  return once(
    types,
    name,
    `an edge to one of all ${target.name}`,
    () =>
      new GraphQLObjectType({
        name,
        description: "An entity, and the cursor of its place in the order.",
        fields: () => edgeFields(types, target),
      }),
  );
}

/** `TaskRelationshipConnection`: what every relation to the target gives, with why it is empty. */
export function relationConnection(types: Types, target: Target): GraphQLObjectType {
  const name = `${target.name}RelationshipConnection`;
  return once(
    types,
    name,
    `the connection of relations to ${target.name}`,
    () =>
      new GraphQLObjectType({
        name,
        description: "A page of relations with claims and evidence; where there is none, `absence` says why.",
        fields: () => ({
          ...connectionOf(types, relationEdge(types, target)),
          ...aggregateFields(types, target, true),
          absence: field({ role: "absence" }, absenceType(types)),
        }),
      }),
  );
}

function relationEdge(types: Types, target: Target): GraphQLObjectType {
  const name = `${target.name}Relationship`;
  return once(
    types,
    name,
    `a relation to ${target.name}`,
    () =>
      new GraphQLObjectType({
        name,
        description: "A relation, the entity at its other end, and both in a sentence.",
        fields: () => ({
          ...edgeFields(types, target),
          properties: field({ role: "properties" }, new GraphQLNonNull(propertiesType(types))),
          reading: field({ role: "reading" }, new GraphQLNonNull(GraphQLString)),
        }),
      }),
  );
}

/** What every relation carries: the declared properties, its claims, and the evidence of them all. */
export function propertiesType(types: Types): GraphQLObjectType {
  const { name, fields } = types.ontology.properties;
  return once(
    types,
    name,
    "what relations carry",
    () =>
      new GraphQLObjectType({
        name,
        description:
          "What is recorded of a relation: its firmness by its strongest claim, and who says it in which words.",
        fields: () => {
          const made: Record<string, PlannedField> = {};
          for (const one of fields) {
            const leaf = leafType(types, one.type);
            const type = one.list ? listOfAll(leaf) : leaf;
            made[one.name] = planned(
              { role: "field", subject: "relation", name: one.name },
              {
                type: one.required && !(type instanceof GraphQLNonNull) ? new GraphQLNonNull(type) : type,
                description: one.description,
              },
            );
          }
          for (const link of relationRecords) made[link.name] = recordsLink(types, link, "relation");
          return made;
        },
      }),
  );
}

function edgeFields(types: Types, target: Target): Record<string, PlannedField> {
  return {
    node: field({ role: "node" }, new GraphQLNonNull(outputNamed(types, target.name))),
    cursor: field({ role: "cursor" }, new GraphQLNonNull(GraphQLString)),
  };
}

/** What every connection has. */
export function connectionOf(types: Types, edge: GraphQLObjectType): Record<string, PlannedField> {
  return {
    edges: field({ role: "edges" }, listOfAll(edge)),
    pageInfo: field({ role: "pageInfo" }, new GraphQLNonNull(pageInfo(types))),
    totalCount: field({ role: "totalCount" }, new GraphQLNonNull(GraphQLInt)),
  };
}

function pageInfo(types: Types): GraphQLObjectType {
  const fact = (of: Extract<Role, { role: "page" }>["of"], type: PlannedField["type"], description: string) =>
    field({ role: "page", of }, type, description);
  return once(
    types,
    "PageInfo",
    "the place of a page",
    () =>
      new GraphQLObjectType({
        name: "PageInfo",
        description: "Where a page stands in the whole answer.",
        fields: {
          hasNextPage: fact("hasNextPage", new GraphQLNonNull(GraphQLBoolean), "More comes after it."),
          hasPreviousPage: fact("hasPreviousPage", new GraphQLNonNull(GraphQLBoolean), "Something comes before it."),
          startCursor: fact("startCursor", GraphQLString, "Cursor of its first edge; null where it is empty."),
          endCursor: fact("endCursor", GraphQLString, "Cursor of its last edge; null where it is empty."),
        },
      }),
  );
}

export function absenceType(types: Types): GraphQLObjectType {
  return once(types, "Absence", "why there is nothing", () => {
    const codes = Object.entries(absenceCodes) as [AbsenceCode, string][];
    const code = once(
      types,
      "AbsenceCode",
      "why there is nothing",
      () =>
        new GraphQLEnumType({
          name: "AbsenceCode",
          description: "Why an answer is empty. None of them says that there is nothing.",
          values: Object.fromEntries(codes.map(([value, description]) => [value, { value, description }])),
        }),
    );
    return new GraphQLObjectType({
      name: "Absence",
      description: "Why an answer is empty: what was read, and what the sources leave open. Not that there is nothing.",
      fields: {
        code: field({ role: "reason", of: "code" }, new GraphQLNonNull(code), "For programs."),
        sentence: field({ role: "reason", of: "sentence" }, new GraphQLNonNull(GraphQLString), "For people."),
        evidence: field(
          { role: "reasonEvidence" },
          listOfAll(recordType(types, "Evidence")),
          "The words of the lists and then of the exclusions that the sentence speaks of, in its order.",
        ),
      },
    });
  });
}

/** What repeats in every connection is described once, at its type. */
function field(role: Role, type: PlannedField["type"], description: string | null = null): PlannedField {
  return planned(role, { type, description });
}
