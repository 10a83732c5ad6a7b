import {
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLString,
} from "graphql";
import { type AnalysisName, type PlannedField, planned, type Role } from "../roles.ts";
import { propertiesType } from "./connections.ts";
import { kindEnum } from "./ends.ts";
import { listOf } from "./inputs.ts";
import { listOfAll } from "./records.ts";
import { once, outputNamed, type Types } from "./types.ts";

/** The root fields that look at all entities of a strategy at once. */
export function analysisFields(types: Types): Readonly<Record<AnalysisName, PlannedField>> {
  const strategy = { type: GraphQLString, description: "Only what belongs to this strategy: its folder's name." };
  const field = (of: AnalysisName, type: GraphQLOutputType, description: string, args: PlannedField["args"]) =>
    planned({ role: "analysis", of }, { type, description, args: { ...args, strategy } });
  return {
    whatIf: field("whatIf", new GraphQLNonNull(whatIfType(types)), "What falls if some entities were not there.", {
      without: {
        type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(GraphQLID))),
        description: "Ids of those taken out.",
      },
    }),
    criticality: field(
      "criticality",
      listOfAll(criticalType(types)),
      "Entities on which others rest, first those on which most does.",
      {
        first: { type: GraphQLInt, description: "At most so many." },
        kinds: { type: listOf(kindEnum(types)), description: "Only entities of these kinds." },
      },
    ),
    cycles: field("cycles", listOfAll(cycleType(types)), "Entities that serve each other in a round.", {}),
    communities: field(
      "communities",
      listOfAll(communityType(types)),
      "Groups of entities that have more to do with each other than with the rest, the largest first.",
      { resolution: { type: GraphQLFloat, description: "Above 1: more and smaller ones; 1 unless told." } },
    ),
  };
}

function whatIfType(types: Types): GraphQLObjectType {
  return objectType(types, "WhatIf", "What falls if some entities were not there.", () => ({
    onlyOnes: objects("onlyOnes", lossType(types), "Who loses all it has of a relation."),
    onlyStated: objects("onlyStated", lossType(types), "Who loses all a source states; what is left is inferred."),
    cutOff: objects("cutOff", cutOffType(types), "Who had a way to an aim, a goal say, and has none left."),
    inTurn: objects(
      "inTurn",
      inTurnType(types),
      "Whom it concerns in turn: who loses nothing itself, but is served by one of `onlyOnes`, or by one that would lose its only ones if those were not there either, and so on. Nothing goes on from who keeps others.",
    ),
  }));
}

function lossType(types: Types): GraphQLObjectType {
  return objectType(types, "Loss", "That an entity loses what served it.", () => ({
    entity: entity(types, "entity", "Who loses it."),
    lost: objects("lost", serviceType(types), "The relations that fall."),
    summary: value("summary", GraphQLString, "In words."),
  }));
}

function cutOffType(types: Types): GraphQLObjectType {
  return objectType(types, "CutOff", "That an entity has no way left to an aim.", () => ({
    entity: entity(types, "entity", "Who has none."),
    way: objects(
      "way",
      serviceType(types),
      "A shortest way that it had, of these one whose weakest relation is firmest: its relations, one after the other.",
    ),
  }));
}

function inTurnType(types: Types): GraphQLObjectType {
  return objectType(types, "InTurn", "That what serves an entity falls, or would in turn.", () => ({
    entity: entity(types, "entity", "Who is served by it."),
    servedBy: objects("servedBy", serviceType(types), "The relations by which it is. They stay."),
    others: value(
      "others",
      GraphQLInt,
      "How many more there are of that relation, from who neither falls nor is taken out; 0: nothing else is recorded.",
    ),
    summary: value("summary", GraphQLString, "In words: what else is recorded."),
  }));
}

function serviceType(types: Types): GraphQLObjectType {
  return objectType(types, "Service", "A relation one end of which serves the other.", () => ({
    from: entity(types, "from", "Where the relation begins."),
    to: entity(types, "to", "Where it leads."),
    properties: computed("properties", "properties", propertiesType(types), "What is recorded of it."),
    reading: value("reading", GraphQLString, "The relation as a summary, and whether it is stated or inferred."),
  }));
}

function criticalType(types: Types): GraphQLObjectType {
  return objectType(types, "Critical", "An entity on which others rest, and how.", () => ({
    entity: entity(types, "entity", "On whom they rest."),
    cutOff: value("cutOff", GraphQLInt, "How many have no way to an aim but through it."),
    onlyOnes: value("onlyOnes", GraphQLInt, "How often it is the only one that serves another over a relation."),
    onlyStated: value("onlyStated", GraphQLInt, "How often it is the only one of which a source states it."),
    pieces: value("pieces", GraphQLInt, "Into how many more pieces all around it would fall."),
    summary: value("summary", GraphQLString, "In words."),
    whatIf: planned(
      { role: "computed", name: "whatIf", is: "object" },
      { type: new GraphQLNonNull(whatIfType(types)), description: "What falls if it alone were not there." },
    ),
  }));
}

function cycleType(types: Types): GraphQLObjectType {
  return objectType(types, "Cycle", "Entities each of which serves each other, directly or not.", () => ({
    entities: entities(types, "entities", "All of them."),
    round: objects("round", serviceType(types), "A shortest round through the first of them."),
  }));
}

function communityType(types: Types): GraphQLObjectType {
  return objectType(types, "Community", "Entities that have more to do with each other than with the rest.", () => ({
    size: value("size", GraphQLInt, "How many they are."),
    entities: entities(types, "entities", "All of them."),
  }));
}

function objectType(
  types: Types,
  name: string,
  description: string,
  fields: () => Record<string, PlannedField>,
): GraphQLObjectType {
  return once(types, name, "what an analysis finds", () => new GraphQLObjectType({ name, description, fields }));
}

type Is = Extract<Role, { role: "computed" }>["is"];

function computed(name: string, is: Is, type: GraphQLOutputType, description: string): PlannedField {
  return planned({ role: "computed", name, is }, { type: new GraphQLNonNull(type), description });
}

function value(name: string, type: GraphQLOutputType, description: string): PlannedField {
  return computed(name, "value", type, description);
}

function objects(name: string, type: GraphQLObjectType, description: string): PlannedField {
  return planned({ role: "computed", name, is: "objects" }, { type: listOfAll(type), description });
}

function entity(types: Types, name: string, description: string): PlannedField {
  return computed(name, "entity", anyEntity(types), description);
}

function entities(types: Types, name: string, description: string): PlannedField {
  return planned({ role: "computed", name, is: "entities" }, { type: listOfAll(anyEntity(types)), description });
}

function anyEntity(types: Types): GraphQLOutputType {
  return outputNamed(types, types.ontology.interfaces[0]?.name ?? "");
}
