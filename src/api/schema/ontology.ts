import {
  GraphQLBoolean,
  GraphQLInt,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLScalarType,
  GraphQLString,
} from "graphql";
import { type PlannedField, planned } from "../roles.ts";
import { listOfAll } from "./records.ts";
import { once, type Types } from "./types.ts";

/** `ontology`: the kinds and relations there may be, as schema.graphql declares them. */
export function ontologyField(types: Types): PlannedField {
  return planned(
    { role: "ontology" },
    {
      type: new GraphQLNonNull(partType(types, "Ontology")),
      description: "What kinds of entity and relation the graph may hold.",
    },
  );
}

/** Name, type as it is written in GraphQL, and what it is. The names are those of graph/ontology.ts. */
type Part = readonly [name: string, type: string, description: string];

const described: Part = ["description", "String!", "What it is."];
const near: Part = [
  "near",
  "String!",
  "Nearest standard term: an alignment, not an identity; empty where there is none.",
];

const parts: Readonly<Record<string, { readonly description: string; readonly fields: readonly Part[] }>> = {
  Ontology: {
    description: "The kinds of entity and relation a graph may hold.",
    fields: [
      ["kinds", "[OntologyKind!]!", "In the order of their declaration."],
      ["interfaces", "[OntologyInterface!]!", "`Entity`, which every kind is, then the named ends of relations."],
      ["relations", "[OntologyRelation!]!", "In the order of their declaration."],
      ["patterns", "[OntologyPattern!]!", "Chains of relations that have a name."],
      ["enums", "[OntologyEnum!]!", "The values that fields may have."],
      ["sourceKind", "String!", "The kind whose entities are sources."],
      ["fingerprint", "String!", "A hash of all of it: two ontologies with the same one mean the same."],
    ],
  },
  OntologyKind: {
    description: "A kind of entity.",
    fields: [
      ["name", "String!", "Its type in the API: `PolicyArea`."],
      ["segment", "String!", "How ids of it begin, after the strategy: `policy-area`."],
      ["singular", "String!", "The look-up of one: `policyArea`."],
      ["plural", "String!", "The list of all: `policyAreas`."],
      ["label", "String!", "What one is called."],
      ["pluralLabel", "String!", "What several are called."],
      described,
      near,
      ["aim", "Boolean!", "Whether all else is done for its entities, in the end."],
      ["fields", "[OntologyField!]!", "Its fields, those of every entity first."],
      ["interfaces", "[String!]!", "The interfaces it implements."],
      ["relationFields", "[OntologyRelationField!]!", "Its relations in both directions."],
    ],
  },
  OntologyInterface: {
    description: "Kinds that stand at the same end of a relation.",
    fields: [
      ["name", "String!", "Its type in the API."],
      ["label", "String!", "What one is called."],
      ["pluralLabel", "String!", "What several are called."],
      described,
      ["kinds", "[String!]!", "Which kinds."],
    ],
  },
  OntologyField: {
    description: "A field of a kind.",
    fields: [
      ["name", "String!", "As it is asked for."],
      ["type", "String!", "A scalar or an enum."],
      ["list", "Boolean!", "Whether it holds several values."],
      ["required", "Boolean!", "Whether every entity of the kind has it."],
      described,
    ],
  },
  OntologyRelationField: {
    description: "A relation seen from one of its ends.",
    fields: [
      ["name", "String!", "As it is asked for: `supportedBy`."],
      ["relation", "String!", "Which relation: `supports`."],
      ["direction", "String!", "`out` along the relation, or `in` against it."],
      ["target", "String!", "The kind or interface it leads to."],
      ["kinds", "[String!]!", "The kinds behind it."],
      described,
    ],
  },
  OntologyRelation: {
    description: "A relation between entities of some kinds.",
    fields: [
      ["name", "String!", "`hasExpectedOutcome`."],
      ["from", "[String!]!", "Kinds it goes out from."],
      ["to", "[String!]!", "Kinds it goes to."],
      ["reading", "OntologyReading!", "How it reads."],
      ["serves", "String", "Which way one end serves the other: `out` along it, `in` against it; null: neither does."],
      ["priority", "Boolean!", "Whether it makes what it leads to a priority."],
      described,
      near,
    ],
  },
  OntologyPattern: {
    description: "Chains of relations that count as one thing: along any of the steps, again and again.",
    fields: [
      ["name", "String!", "`supportsIndirectly`."],
      ["inverse", "String!", "What it is called from the other end: `supportedIndirectlyBy`."],
      ["steps", "[OntologyStep!]!", "What a chain may go over."],
      ["maxHops", "Int!", "Over how many relations at most."],
      ["from", "[String!]!", "Kinds it begins at."],
      ["to", "[String!]!", "Kinds it ends at."],
      ["reading", "OntologyReading!", "How it reads."],
      described,
    ],
  },
  OntologyStep: {
    description: "A relation that is gone over.",
    fields: [
      ["relation", "String!", "Which."],
      ["direction", "String!", "`out` along it, or `in` against it."],
    ],
  },
  OntologyReading: {
    description: "How a relation reads from each of its ends.",
    fields: [
      ["out", "String!", "Along it: `supports`."],
      ["in", "String!", "Against it: `is supported by`."],
    ],
  },
  OntologyEnum: {
    description: "Values that a field may have.",
    fields: [
      ["name", "String!", "Its type in the API."],
      described,
      ["values", "[OntologyEnumValue!]!", "The values."],
    ],
  },
  OntologyEnumValue: { description: "A value.", fields: [["name", "String!", "As it is written."], described] },
};

function partType(types: Types, name: string): GraphQLObjectType {
  const part = parts[name];
  if (!part) throw new Error(`the ontology has no part ${name}`);
  return once(
    types,
    name,
    "a part of the ontology",
    () =>
      new GraphQLObjectType({
        name,
        description: part.description,
        fields: () =>
          Object.fromEntries(
            part.fields.map(([field, type, description]) => [
              field,
              planned({ role: "part", name: field }, { type: written(types, type), description }),
            ]),
          ),
      }),
  );
}

const scalars: Readonly<Record<string, GraphQLScalarType>> = {
  String: GraphQLString,
  Boolean: GraphQLBoolean,
  Int: GraphQLInt,
};

function written(types: Types, type: string): GraphQLOutputType {
  const name = type.replaceAll(/[[\]!]/g, "");
  const leaf = scalars[name] ?? partType(types, name);
  if (type.startsWith("[")) return listOfAll(leaf);
  return type.endsWith("!") ? new GraphQLNonNull(leaf) : leaf;
}
