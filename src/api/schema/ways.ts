import {
  GraphQLBoolean,
  type GraphQLFieldConfigArgumentMap,
  GraphQLID,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLString,
} from "graphql";
import type { EntityKind } from "../../../graph/ontology.ts";
import { namedPatterns } from "../patterns.ts";
import { type PlannedField, planned, steering } from "../roles.ts";
import { targetNamed } from "../targets.ts";
import { directionEnum, endsInput, kindEnum, patternEnum, relationEnum } from "./ends.ts";
import { edgeWhere, listOf, whereOf } from "./inputs.ts";
import { listOfAll } from "./records.ts";
import { leafType, type Types } from "./types.ts";
import { linkType, pathType, reachedType, waysConnection } from "./way-types.ts";

type Arguments = GraphQLFieldConfigArgumentMap;

const pages: Arguments = { first: { type: GraphQLInt }, after: { type: GraphQLString } };

/** How many relations: part of the question, so that it steers. */
function hops(description: string): Arguments[string] {
  return { type: GraphQLInt, description, ...steering };
}

export function endsArgument(types: Types, description: string): Arguments[string] {
  return { type: new GraphQLNonNull(endsInput(types)), description };
}

/** Which relations to go over, and which way, seen from the first end. */
export function overRelations(types: Types, name: "relations" | "via"): Arguments {
  return {
    [name]: { type: listOf(relationEnum(types)), description: "Over these, or over any." },
    direction: { type: directionEnum(types), description: "Seen from the first end; both ways, unless said." },
  };
}

/** Whether chains count, and of which relations. */
export function overChains(types: Types): Arguments {
  const pattern = patternEnum(types);
  return {
    ...(pattern && { pattern: { type: pattern, description: "Over chains that have this name." } }),
    indirect: { type: GraphQLBoolean, description: "Over chains of up to four of the relations.", ...steering },
    maxHops: hops("Over chains of at most so many relations, 1 to 6."),
  };
}

export function through(types: Types): Arguments[string] {
  return { type: edgeWhere(types), description: "Asked of each relation." };
}

/** The root fields about ways. */
export function wayFields(types: Types): readonly (readonly [string, PlannedField])[] {
  const links = {
    of: endsArgument(types, "The one end: each has a row, linked or not."),
    by: endsArgument(types, "The other end."),
    ...overRelations(types, "relations"),
    ...overChains(types),
    where: through(types),
    ...pages,
  };
  const pattern = patternEnum(types);
  const path = (most: number): Arguments => ({
    from: endsArgument(types, "Where a path begins."),
    to: endsArgument(types, "Where it ends."),
    ...overRelations(types, "relations"),
    ...(pattern && { pattern: { type: pattern, description: "Over chains that have this name." } }),
    ...(most === 6 ? {} : { minHops: hops("Over at least so many relations; 1, unless said.") }),
    maxHops: hops(`Over at most so many relations, 1 to 6; ${most}, unless said.`),
    avoid: { type: new GraphQLList(new GraphQLNonNull(GraphQLID)), description: "Through none of these entities." },
    basis: { type: leafType(types, "Basis"), description: "Every relation has at least this basis." },
    strength: { type: leafType(types, "Strength"), description: "Every relation is stated, or at least so strong." },
    commitment: { type: leafType(types, "Commitment"), description: "Every relation has come at least so far." },
    where: through(types),
  });
  const flat =
    "What links some entities to others: one row a relation or, where chains count, one a pair of ends with its best chain; one that says why, for each entity that nothing links.";
  const all = "Every way from some entities to others: the shortest first, of those the firmest.";
  return [
    [
      "links",
      planned({ role: "links", form: "list" }, { type: listOfAll(linkType(types)), description: flat, args: links }),
    ],
    [
      "linksConnection",
      planned(
        { role: "links", form: "connection" },
        { type: new GraphQLNonNull(waysConnection(types, "Link")), description: "Links, page by page.", args: links },
      ),
    ],
    [
      "paths",
      planned(
        { role: "paths", form: "list" },
        { type: listOfAll(pathType(types)), description: all, args: { ...path(4), ...pages } },
      ),
    ],
    [
      "pathsConnection",
      planned(
        { role: "paths", form: "connection" },
        {
          type: new GraphQLNonNull(waysConnection(types, "Path")),
          description: "Paths, page by page.",
          args: { ...path(4), ...pages },
        },
      ),
    ],
    [
      "shortestPath",
      planned(
        { role: "paths", form: "first" },
        { type: pathType(types), description: "The first of the paths, or null.", args: path(6) },
      ),
    ],
  ];
}

/** `reachable`, which every entity has. */
export function reachableField(types: Types): PlannedField {
  return planned(
    { role: "reachable", pattern: null },
    {
      type: listOfAll(reachedType(types)),
      description: "Entities that chains of relations lead to, the nearest first.",
      args: {
        ...overRelations(types, "relations"),
        maxHops: hops("Over at most so many relations, 1 to 6; 3, unless said."),
        kinds: { type: listOf(kindEnum(types)), description: "Only entities of these kinds." },
        ...reachedArguments(types),
      },
    },
  );
}

/** The patterns that begin at a kind, each under its name. */
export function patternFields(types: Types, kind: EntityKind): Record<string, PlannedField> {
  const fields: Record<string, PlannedField> = {};
  for (const pattern of namedPatterns(types.ontology)) {
    if (!pattern.from.includes(kind.name)) continue;
    const known = types.ontology.patterns.find(({ name }) => name === pattern.name);
    fields[pattern.name] = planned(
      { role: "reachable", pattern },
      {
        type: listOfAll(reachedType(types)),
        description: known?.description ?? `The pattern that ${pattern.backwards} it, from here.`,
        args: {
          maxHops: hops(`Over at most so many relations; ${pattern.maxHops}, unless said.`),
          ...reachedArguments(types),
        },
      },
    );
  }
  return fields;
}

function reachedArguments(types: Types): Arguments {
  const entity = targetNamed(types.targets, types.ontology.interfaces[0]?.name ?? "");
  return {
    where: { type: whereOf(types, entity), description: "Asked of the entity reached." },
    through: through(types),
    limit: { type: GraphQLInt },
    offset: { type: GraphQLInt },
  };
}
