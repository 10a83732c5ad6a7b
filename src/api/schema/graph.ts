import { GraphQLInt, GraphQLNonNull, GraphQLObjectType, type GraphQLScalarType, GraphQLString } from "graphql";
import { type GraphFact, type PlannedField, planned } from "../roles.ts";
import { listOfAll } from "./records.ts";
import { once, outputNamed, type Types } from "./types.ts";

/** `graph`: which one it is that answers, and how large. */
export function graphField(types: Types): PlannedField {
  return planned(
    { role: "graph" },
    {
      type: new GraphQLNonNull(graphType(types)),
      description: "The graph as a whole: its revision, size and sources.",
    },
  );
}

function graphType(types: Types): GraphQLObjectType {
  const fact = (of: GraphFact, type: GraphQLScalarType, description: string) =>
    planned({ role: "fact", of }, { type: new GraphQLNonNull(type), description });
  return once(
    types,
    "Graph",
    "the graph as a whole",
    () =>
      new GraphQLObjectType({
        name: "Graph",
        description: "The graph that answers.",
        fields: () => ({
          revision: fact("revision", GraphQLString, "A hash of all it holds: the same seeds give the same one."),
          engine: fact("engine", GraphQLString, "Where it is held: `memory` or `neo4j`."),
          entities: fact("entities", GraphQLInt, "How many entities."),
          relations: fact("relations", GraphQLInt, "How many relations."),
          stated: fact("stated", GraphQLInt, "How many of the relations a sentence states."),
          documents: planned(
            { role: "sources" },
            { type: listOfAll(outputNamed(types, types.ontology.sourceKind)), description: "The sources it quotes." },
          ),
        }),
      }),
  );
}
