import {
  type GraphQLFieldConfigMap,
  GraphQLInt,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLString,
} from "graphql";
import { type PlannedField, planned, type Role } from "../roles.ts";
import { absenceType, connectionOf, propertiesType } from "./connections.ts";
import { directionEnum, relationEnum } from "./ends.ts";
import { listOfAll, recordType } from "./records.ts";
import { leafType, once, outputNamed, type Types } from "./types.ts";

type Fields = GraphQLFieldConfigMap<unknown, unknown>;

/** An object type that is made once. */
export function object(types: Types, name: string, description: string, fields: () => Fields): GraphQLObjectType {
  return once(types, name, "asking for ways", () => new GraphQLObjectType({ name, description, fields }));
}

export function field(role: Role, type: GraphQLOutputType, description: string): PlannedField {
  return planned(role, { type, description });
}

export function required(type: GraphQLOutputType): GraphQLNonNull<GraphQLOutputType> {
  return type instanceof GraphQLNonNull ? type : new GraphQLNonNull(type);
}

/** `Entity`, which every kind is. */
export function anyEntity(types: Types): GraphQLOutputType {
  return outputNamed(types, types.ontology.interfaces[0]?.name ?? "");
}

/** `Link`: one row a relation, or a chain, between two chosen entities; or one that says why there is none. */
export function linkType(types: Types): GraphQLObjectType {
  const only = (of: "relation" | "direction") => ({ role: "only", of }) as const;
  return object(types, "Link", "What links two entities; or, where nothing does, why.", () => ({
    of: field({ role: "start" }, required(anyEntity(types)), "The one end."),
    by: field({ role: "end" }, anyEntity(types), "The other end; null where nothing is recorded."),
    relation: field(only("relation"), relationEnum(types), "The relation, where there is only one between them."),
    direction: field(only("direction"), directionEnum(types), "Whether that relation goes out from `of`, or comes in."),
    basis: field({ role: "way", of: "basis" }, leafType(types, "Basis"), "That of the weakest link."),
    strength: field({ role: "way", of: "strength" }, leafType(types, "Strength"), "That of the weakest link."),
    commitment: field({ role: "way", of: "commitment" }, leafType(types, "Commitment"), "The least on the way."),
    distance: field({ role: "way", of: "length" }, GraphQLInt, "How many relations lie between them."),
    inferredSteps: field({ role: "way", of: "inferredSteps" }, GraphQLInt, "How many of those are inferred."),
    reading: field({ role: "wayReading" }, GraphQLString, "All of it in a sentence."),
    evidence: field({ role: "wayEvidence" }, listOfAll(recordType(types, "Evidence")), "The words behind all of it."),
    steps: field({ role: "steps" }, listOfAll(stepType(types)), "Each relation on the way."),
    absence: field({ role: "wayAbsence" }, absenceType(types), "Why there is nothing, where there is nothing."),
    cursor: cursor(),
  }));
}

/** `Path`: a way from one chosen entity to another, over any number of relations. */
export function pathType(types: Types): GraphQLObjectType {
  return object(types, "Path", "A way along relations that meets no entity twice.", () => ({
    length: field({ role: "way", of: "length" }, required(GraphQLInt), "How many relations it goes over."),
    ...firmness(types),
    start: field({ role: "start" }, required(anyEntity(types)), "Where it begins."),
    end: field({ role: "end" }, required(anyEntity(types)), "Where it ends."),
    ...along(types),
    cursor: cursor(),
  }));
}

/** `Reached`: an entity at the end of a way from another. */
export function reachedType(types: Types): GraphQLObjectType {
  return object(
    types,
    "Reached",
    "An entity that a chain of relations leads to, with the shortest and firmest of them.",
    () => ({
      node: field({ role: "end" }, required(anyEntity(types)), "The entity."),
      distance: field({ role: "way", of: "length" }, required(GraphQLInt), "How many relations lie between."),
      ...firmness(types),
      ...along(types),
    }),
  );
}

function firmness(types: Types): Fields {
  const weakest = object(types, "Weakest", "The weakest link of a chain, which is as strong as that.", () => ({
    basis: field({ role: "way", of: "basis" }, required(leafType(types, "Basis")), "Stated, or inferred."),
    strength: field({ role: "way", of: "strength" }, leafType(types, "Strength"), "How firmly it is inferred."),
  }));
  return {
    weakest: field({ role: "weakest" }, required(weakest), "Its weakest link."),
    inferredSteps: field(
      { role: "way", of: "inferredSteps" },
      required(GraphQLInt),
      "How many relations are inferred.",
    ),
    commitment: field(
      { role: "way", of: "commitment" },
      leafType(types, "Commitment"),
      "The least of them; null where one has none.",
    ),
  };
}

function along(types: Types): Fields {
  return {
    steps: field({ role: "steps" }, listOfAll(stepType(types)), "Each relation on the way."),
    reading: field({ role: "wayReading" }, required(GraphQLString), "All of it in a sentence."),
  };
}

function stepType(types: Types): GraphQLObjectType {
  return object(types, "PathStep", "A relation gone over, and the entity it leads to.", () => ({
    relation: field({ role: "step", of: "relation" }, required(relationEnum(types)), "Which relation."),
    direction: field({ role: "step", of: "direction" }, required(directionEnum(types)), "Along it, or against it."),
    properties: field({ role: "properties" }, required(propertiesType(types)), "What is recorded of it."),
    node: field({ role: "node" }, required(anyEntity(types)), "Where it leads."),
  }));
}

/** The place of a way among others. */
export function cursor(): PlannedField {
  return field({ role: "cursor" }, required(GraphQLString), "Its place in the order, for `after`.");
}

/** `LinksConnection`, `PathsConnection`: pages of them, with their number. */
export function waysConnection(types: Types, of: "Link" | "Path"): GraphQLObjectType {
  const node = of === "Link" ? linkType(types) : pathType(types);
  const description = "A page of ways; `totalCount` is of all pages.";
  return object(types, `${of}sConnection`, description, () =>
    connectionOf(
      types,
      object(types, `${of}Edge`, "A way, and the cursor of its place in the order.", () => ({
        node: field({ role: "node" }, required(node), "The way."),
        cursor: cursor(),
      })),
    ),
  );
}
