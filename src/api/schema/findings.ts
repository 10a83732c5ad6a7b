import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLID,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  type GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLString,
} from "graphql";
import { type PlannedField, planned, type Role, type SilenceFact, steering } from "../roles.ts";
import type { Severity } from "../rule.ts";
import { absenceType } from "./connections.ts";
import { kindEnum } from "./ends.ts";
import { listOf } from "./inputs.ts";
import { listOfAll, recordType } from "./records.ts";
import { once, type Types } from "./types.ts";
import { anyEntity, field, object, required } from "./way-types.ts";

/** `findings`, and the rules they come from. */
export function findingFields(types: Types): readonly (readonly [string, PlannedField])[] {
  return [
    [
      "findings",
      planned(
        { role: "findings" },
        {
          type: listOfAll(findingType(types)),
          description: "What the rules find in the strategies, the most severe first, then by rule and entity.",
          args: {
            rules: {
              type: new GraphQLList(new GraphQLNonNull(GraphQLID)),
              description: "Only what these rules find.",
              ...steering,
            },
            severity: { type: severityEnum(types), description: "Only what matters so much or more." },
            strategy: { type: GraphQLString, description: "Only what belongs to this strategy: its folder's name." },
            kinds: { type: listOf(kindEnum(types)), description: "Only about entities of these kinds." },
            first: { type: GraphQLInt, description: "At most so many." },
            after: { type: GraphQLID, description: "Only what comes after the finding of this id." },
            silenced: { type: GraphQLBoolean, description: "Also what a strategy silences." },
          },
        },
      ),
    ],
    [
      "findingRules",
      planned(
        { role: "findingRules" },
        { type: listOfAll(ruleType(types)), description: "What strategies are looked through for." },
      ),
    ],
  ];
}

function findingType(types: Types): GraphQLObjectType {
  return object(types, "Finding", "What a rule finds: something for an analyst to look at.", () => ({
    id: finding("id", required(GraphQLID), "Stable: the rule and the entity it is about."),
    rule: finding("rule", required(ruleType(types)), "Which rule finds it."),
    severity: finding("severity", required(severityEnum(types)), "How much it matters."),
    sentence: finding("sentence", required(GraphQLString), "What is found, in the ontology's words."),
    entities: finding("entities", listOfAll(anyEntity(types)), "What it is about."),
    absence: finding("absence", listOfAll(absenceType(types)), "Of what is not recorded, what was read."),
    evidence: finding("evidence", listOfAll(recordType(types, "Evidence")), "The words behind what is recorded."),
    silenced: finding("silenced", silenceType(types), "Why it need not be shown, where a strategy says so."),
  }));
}

function silenceType(types: Types): GraphQLObjectType {
  const said = (of: SilenceFact, description: string) =>
    field({ role: "silence", of }, required(GraphQLString), description);
  return object(types, "Silence", "That a strategy silences a finding.", () => ({
    reason: said("reason", "Why."),
    annotator: said("annotator", "Who says so."),
    strategy: said("strategy", "In whose seeds."),
  }));
}

function ruleType(types: Types): GraphQLObjectType {
  const part = (name: string, type: GraphQLOutputType, description: string) =>
    field({ role: "part", name }, required(type), description);
  return object(types, "FindingRule", "What strategies are looked through for: a file of findings/.", () => ({
    id: part("id", GraphQLID, "The file's name."),
    title: part("title", GraphQLString, "What it finds."),
    description: part("description", GraphQLString, "Why that matters, and what is left out."),
    severity: part("severity", severityEnum(types), "How much it matters."),
  }));
}

const meanings: Readonly<Record<Severity, string>> = {
  LOW: "Worth knowing.",
  MEDIUM: "To be looked into.",
  HIGH: "The strategy does not hold together here.",
};

function severityEnum(types: Types): GraphQLEnumType {
  return once(
    types,
    "Severity",
    "findings",
    () =>
      new GraphQLEnumType({
        name: "Severity",
        description: "How much a finding matters, the least first.",
        values: Object.fromEntries(
          Object.entries(meanings).map(([name, description]) => [name, { value: name, description }]),
        ),
        ...steering,
      }),
  );
}

function finding(
  of: Extract<Role, { role: "finding" }>["of"],
  type: GraphQLOutputType,
  description: string,
): PlannedField {
  return field({ role: "finding", of }, type, description);
}
