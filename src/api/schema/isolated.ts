import { GraphQLInt, type GraphQLObjectType, GraphQLString } from "graphql";
import { type PlannedField, planned } from "../roles.ts";
import { absenceType } from "./connections.ts";
import { kindEnum } from "./ends.ts";
import { listOf } from "./inputs.ts";
import { listOfAll } from "./records.ts";
import type { Types } from "./types.ts";
import { anyEntity, cursor, field, object, required } from "./way-types.ts";

/** `isolated`: what no relation touches. */
export function isolatedField(types: Types): PlannedField {
  return planned(
    { role: "isolated" },
    {
      type: listOfAll(isolatedType(types)),
      description: "Entities of which no relation is recorded, by id.",
      args: {
        kinds: {
          type: listOf(kindEnum(types)),
          description: "Only entities of these kinds; unless said, all but sources, which evidence cites.",
        },
        strategy: { type: GraphQLString, description: "Only what belongs to this strategy: its folder's name." },
        first: { type: GraphQLInt },
        after: { type: GraphQLString },
      },
    },
  );
}

function isolatedType(types: Types): GraphQLObjectType {
  return object(types, "Isolated", "An entity of which no relation is recorded.", () => ({
    entity: field({ role: "start" }, required(anyEntity(types)), "The entity."),
    absence: field({ role: "wayAbsence" }, required(absenceType(types)), "What was read, and what it leaves open."),
    cursor: cursor(),
  }));
}
