import { GraphQLEnumType, GraphQLID, GraphQLInt, GraphQLNonNull, type GraphQLObjectType, GraphQLString } from "graphql";
import { type AnnotationRole, annotationRoles } from "../../../graph/annotations.ts";
import { type PlannedField, planned } from "../roles.ts";
import { listOfAll, recordType } from "./records.ts";
import { edgeType } from "./tables.ts";
import { once, type Types } from "./types.ts";
import { anyEntity, cursor, field, object, required } from "./way-types.ts";

/** `annotations`: what was read from a passage. */
export function annotationsField(types: Types): PlannedField {
  return planned(
    { role: "annotations" },
    {
      type: listOfAll(annotationType(types)),
      description:
        "What was read from a passage: each quote that overlaps it, once for each that cites it, by start, end, role and id.",
      args: {
        document: { type: new GraphQLNonNull(GraphQLID), description: "The id of the document." },
        start: { type: GraphQLInt, description: "From here on, in UTF-16 units; its start, unless said." },
        end: { type: GraphQLInt, description: "Up to here; its end, unless said." },
        first: { type: GraphQLInt },
        after: { type: GraphQLString },
      },
    },
  );
}

function annotationType(types: Types): GraphQLObjectType {
  return object(types, "Annotation", "A quote, and one thing that rests on it.", () => ({
    role: field({ role: "annotation", of: "role" }, required(roleEnum(types)), "What the quote is for."),
    evidence: field(
      { role: "matchEvidence" },
      required(recordType(types, "Evidence")),
      "The quote, and where it stands.",
    ),
    entity: field({ role: "annotated" }, anyEntity(types), "Whose mention, field or list it is."),
    field: field({ role: "annotation", of: "field" }, GraphQLString, "Which field's value it shows."),
    relation: field({ role: "claimed" }, edgeType(types), "The relation that it claims, or whose commitment it shows."),
    list: field({ role: "noted", of: "ListNote" }, recordType(types, "ListNote"), "The list that it leaves open."),
    exclusion: field(
      { role: "noted", of: "Exclusion" },
      recordType(types, "Exclusion"),
      "What it rules out: a relation that is not in the graph.",
    ),
    cursor: cursor(),
  }));
}

const meanings: Readonly<Record<AnnotationRole, string>> = {
  MENTION: "It speaks of an entity.",
  FIELD: "It shows the value of a field.",
  CLAIM: "It shows that a relation holds.",
  COMMITMENT: "It shows how far a relation has come.",
  LIST: "It leaves a list open, or announces one.",
  EXCLUSION: "It rules a relation out.",
};

function roleEnum(types: Types): GraphQLEnumType {
  return once(
    types,
    "AnnotationRole",
    "annotations",
    () =>
      new GraphQLEnumType({
        name: "AnnotationRole",
        description: "What a quote is for.",
        values: Object.fromEntries(annotationRoles.map((role) => [role, { value: role, description: meanings[role] }])),
      }),
  );
}
