import { commitments, strengths } from "../../graph/dataset.ts";

/** What every entity has, and therefore the interface `Entity` and every kind: name and type as written. */
export const entityFields: ReadonlyMap<string, string> = new Map([
  ["id", "ID!"],
  ["name", "String!"],
  ["aliases", "[String!]!"],
  ["description", "String"],
  ["basis", "Basis!"],
  ["strategies", "[String!]!"],
]);

/** What every relation has, and therefore the type marked @relationshipProperties. */
export const relationProperties: ReadonlyMap<string, string> = new Map([
  ["id", "ID!"],
  ["basis", "Basis!"],
  ["strength", "Strength"],
  ["commitment", "Commitment"],
]);

/** Enums whose values mean something to strategraph. */
export const fixedEnums: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ["Basis", ["STATED", "INFERRED"]],
  ["Strength", strengths],
  ["Commitment", commitments],
]);
