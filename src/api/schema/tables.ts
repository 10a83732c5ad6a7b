import {
  GraphQLEnumType,
  GraphQLID,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  type GraphQLObjectType,
  GraphQLString,
} from "graphql";
import { type PlannedField, planned, steering } from "../roles.ts";
import { absenceType, propertiesType } from "./connections.ts";
import { kindEnum, relationEnum } from "./ends.ts";
import { listOf } from "./inputs.ts";
import { listOfAll, recordType } from "./records.ts";
import { leafType, once, type Types } from "./types.ts";
import { anyEntity, field, object, required } from "./way-types.ts";
import { endsArgument, overChains, overRelations, through } from "./ways.ts";

/** `coverage`, `gaps` and `neighborhood`. */
export function tableFields(types: Types): readonly (readonly [string, PlannedField])[] {
  const args = {
    rows: endsArgument(types, "What the rows are."),
    columns: endsArgument(types, "What the columns are."),
    ...overRelations(types, "via"),
    ...overChains(types),
    where: through(types),
  };
  const table =
    "Which of some entities are linked to which of others, as a table; of each row and column that is empty, why.";
  return [
    ["coverage", planned({ role: "coverage" }, { type: required(coverageType(types)), description: table, args })],
    [
      "gaps",
      planned(
        { role: "gaps" },
        { type: listOfAll(gapType(types)), description: "The rows and columns of such a table that are empty.", args },
      ),
    ],
    [
      "neighborhood",
      planned(
        { role: "neighborhood" },
        {
          type: required(neighborhoodType(types)),
          description: "The entities near some, and the relations between them.",
          args: {
            ids: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(GraphQLID))), description: "Of these." },
            hops: {
              type: GraphQLInt,
              description: "As far as so many relations, 1 to 6; 1, unless said.",
              ...steering,
            },
            ...overRelations(types, "relations"),
            kinds: { type: listOf(kindEnum(types)), description: "Beside them only entities of these kinds." },
            where: through(types),
            limit: { type: GraphQLInt, description: "The nearest so many, 1,000 at the most; 200, unless said." },
          },
        },
      ),
    ],
  ];
}

function coverageType(types: Types): GraphQLObjectType {
  return object(types, "Coverage", "A table of what is linked to what.", () => ({
    rows: field({ role: "lines", of: "rows" }, listOfAll(lineType(types)), "Every row, empty or not."),
    columns: field({ role: "lines", of: "columns" }, listOfAll(lineType(types)), "Every column, empty or not."),
    cells: field({ role: "cells" }, listOfAll(cellType(types)), "The cells that hold something."),
  }));
}

function lineType(types: Types): GraphQLObjectType {
  return object(types, "CoverageLine", "A row or a column of a table.", () => ({
    entity: field({ role: "entity" }, required(anyEntity(types)), "What it stands for."),
    count: field({ role: "count" }, required(GraphQLInt), "How many of its cells hold something."),
    ...reasons(types, false),
  }));
}

function reasons(types: Types, always: boolean): Record<string, PlannedField> {
  const absence = absenceType(types);
  return {
    absence: field({ role: "wayAbsence" }, always ? required(absence) : absence, "Why it is empty, if it is."),
    chain: field(
      { role: "chain" },
      GraphQLString,
      "The longer chain that leads there, if only one does, as a sentence.",
    ),
  };
}

function cellType(types: Types): GraphQLObjectType {
  return object(types, "CoverageCell", "What links a row to a column.", () => ({
    row: field({ role: "startId" }, required(GraphQLID), "The id of the row's entity."),
    column: field({ role: "endId" }, required(GraphQLID), "The id of the column's entity."),
    count: field({ role: "count" }, required(GraphQLInt), "How many relations; 1 for a chain."),
    basis: field({ role: "way", of: "basis" }, required(leafType(types, "Basis")), "That of the firmest of them."),
    strength: field({ role: "way", of: "strength" }, leafType(types, "Strength"), "That of the firmest of them."),
    commitment: field({ role: "way", of: "commitment" }, leafType(types, "Commitment"), "That of the firmest of them."),
    distance: field({ role: "way", of: "length" }, required(GraphQLInt), "How many relations lie between."),
    evidence: field({ role: "wayEvidence" }, listOfAll(recordType(types, "Evidence")), "The words behind all of them."),
    reading: field({ role: "wayReading" }, required(GraphQLString), "The firmest of them in a sentence."),
  }));
}

function gapType(types: Types): GraphQLObjectType {
  const side = once(
    types,
    "CoverageSide",
    "asking for ways",
    () =>
      new GraphQLEnumType({
        name: "CoverageSide",
        description: "Which side of a table.",
        values: {
          ROW: { value: "ROW", description: "A row." },
          COLUMN: { value: "COLUMN", description: "A column." },
        },
      }),
  );
  return object(types, "Gap", "A row or a column of a table that is empty.", () => ({
    side: field({ role: "side" }, required(side), "Which of the two."),
    entity: field({ role: "entity" }, required(anyEntity(types)), "What it stands for."),
    ...reasons(types, true),
  }));
}

function neighborhoodType(types: Types): GraphQLObjectType {
  const left = object(types, "LeftOut", "What a limit leaves out.", () => ({
    entities: field({ role: "left", of: "entities" }, required(GraphQLInt), "How many entities that are as near."),
    relations: field(
      { role: "left", of: "relations" },
      required(GraphQLInt),
      "How many relations between all of them.",
    ),
  }));
  return object(
    types,
    "Neighborhood",
    "Entities near some, and what is between them; never cut without a word.",
    () => ({
      nodes: field({ role: "nodes" }, listOfAll(anyEntity(types)), "The entities, the nearest first."),
      edges: field({ role: "edges" }, listOfAll(edgeType(types)), "Every relation between them, along its direction."),
      leftOut: field({ role: "leftOut" }, required(left), "What is as near and past the limit."),
    }),
  );
}

/** `NeighborhoodEdge`: a relation by itself. */
export function edgeType(types: Types): GraphQLObjectType {
  const only = { role: "only", of: "relation" } as const;
  return object(types, "NeighborhoodEdge", "A relation between two entities, along its direction.", () => ({
    id: field({ role: "field", subject: "relation", name: "id" }, required(GraphQLID), "`from>relation>to`."),
    relation: field(only, required(relationEnum(types)), "Which relation."),
    from: field({ role: "startId" }, required(GraphQLID), "The id of the entity it goes out from."),
    to: field({ role: "endId" }, required(GraphQLID), "The id of the entity it goes to."),
    properties: field({ role: "properties" }, required(propertiesType(types)), "What is recorded of it."),
    reading: field({ role: "wayReading" }, required(GraphQLString), "All of it in a sentence."),
  }));
}
