import { GraphQLEnumType, GraphQLInt, GraphQLNonNull, type GraphQLObjectType, GraphQLString } from "graphql";
import { type PlannedField, planned } from "../roles.ts";
import { mostHits, mostWords, usualHits } from "../search-limits.ts";
import { targetNamed } from "../targets.ts";
import { connectionOf } from "./connections.ts";
import { kindEnum } from "./ends.ts";
import { listOf, whereOf } from "./inputs.ts";
import { listOfAll, recordType } from "./records.ts";
import { once, type Types } from "./types.ts";
import { anyEntity, field, object, required } from "./way-types.ts";

/** The root fields that look for a text. */
export function searchFields(types: Types): readonly (readonly [string, PlannedField])[] {
  const entity = targetNamed(types.targets, types.ontology.interfaces[0]?.name ?? "");
  const args = {
    text: { type: new GraphQLNonNull(GraphQLString), description: `One word, or up to ${mostWords}: all are found.` },
    kinds: { type: listOf(kindEnum(types)), description: "Only entities of these kinds." },
    where: { type: whereOf(types, entity), description: "Asked of the entity found." },
    first: { type: GraphQLInt, description: `${usualHits}, unless said; ${mostHits} at the most.` },
    after: { type: GraphQLString },
  };
  // what an argument means is said once
  const bare = Object.fromEntries(Object.entries(args).map(([name, { type }]) => [name, { type }]));
  const description =
    "Entities in whose names, aliases, quotes or description every word is found, or nearly; the best hits first.";
  return [
    ["search", planned({ role: "search", form: "list" }, { type: listOfAll(hitType(types)), description, args })],
    [
      "searchConnection",
      planned(
        { role: "search", form: "connection" },
        { type: new GraphQLNonNull(hitsConnection(types)), description: "Hits, page by page.", args: bare },
      ),
    ],
  ];
}

function hitType(types: Types): GraphQLObjectType {
  return object(types, "SearchHit", "An entity that was found.", () => ({
    node: field({ role: "node" }, required(anyEntity(types)), "The entity."),
    score: field({ role: "score" }, required(GraphQLInt), "The higher, the better it is found."),
    matches: field({ role: "matches" }, listOfAll(matchType(types)), "The best place of each word."),
    cursor: field({ role: "cursor" }, required(GraphQLString), "For `after`."),
  }));
}

function matchType(types: Types): GraphQLObjectType {
  const evidence = recordType(types, "Evidence");
  return object(types, "SearchMatch", "A place where a word is found.", () => ({
    word: field({ role: "match", of: "word" }, required(GraphQLString), "Which, folded."),
    manner: field({ role: "match", of: "manner" }, required(mannerEnum(types)), "How it is found."),
    field: field({ role: "match", of: "field" }, required(fieldEnum(types)), "In what."),
    language: field({ role: "match", of: "language" }, GraphQLString, "Of a name."),
    text: field({ role: "match", of: "text" }, required(GraphQLString), "All of that."),
    start: field({ role: "match", of: "start" }, required(GraphQLInt), "Where in it (UTF-16)."),
    end: field({ role: "match", of: "end" }, required(GraphQLInt), "Where the word ends."),
    evidence: field({ role: "matchEvidence" }, evidence, "Of a quote."),
  }));
}

function mannerEnum(types: Types): GraphQLEnumType {
  return named(types, "SearchManner", "How a word is found.", {
    EQUALS: "As it is.",
    BEGINS: "As the beginning of a word.",
    EDITS: "But for a letter, or two in a long word.",
  });
}

function fieldEnum(types: Types): GraphQLEnumType {
  return named(types, "SearchField", "What is searched.", {
    NAME: "A name.",
    ALIAS: "An alias.",
    QUOTE: "Words of a document.",
    DESCRIPTION: "The description.",
  });
}

function named(
  types: Types,
  name: string,
  description: string,
  meanings: Readonly<Record<string, string>>,
): GraphQLEnumType {
  const values = Object.fromEntries(
    Object.entries(meanings).map(([value, meaning]) => [value, { value, description: meaning }]),
  );
  return once(types, name, "asking for hits", () => new GraphQLEnumType({ name, description, values }));
}

function hitsConnection(types: Types): GraphQLObjectType {
  return object(types, "SearchConnection", "A page of hits.", () =>
    connectionOf(
      types,
      object(types, "SearchEdge", "A hit and its cursor.", () => ({
        node: field({ role: "node" }, required(hitType(types)), "The hit."),
        cursor: field({ role: "cursor" }, required(GraphQLString), "For `after`."),
      })),
    ),
  );
}
