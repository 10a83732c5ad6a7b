import { type ConstValueNode, Kind } from "graphql";

/** What an argument takes. */
export type Takes = "text" | "texts" | "boolean" | "names" | "anything" | readonly string[];

export interface DirectiveShape {
  /** Where it may stand, as GraphQL calls the places. */
  readonly places: readonly string[];
  readonly arguments: Readonly<Record<string, { readonly takes: Takes; readonly required: boolean }>>;
}

const required = (takes: Takes) => ({ takes, required: true });
const optional = (takes: Takes) => ({ takes, required: false });

/** Our own: the file declares them, since the Neo4j GraphQL Library refuses what is not declared. */
export const ownDirectives: Readonly<Record<string, DirectiveShape>> = {
  label: {
    places: ["OBJECT", "INTERFACE"],
    arguments: { one: required("text"), many: required("text"), near: optional("text") },
  },
  reading: {
    places: ["ENUM_VALUE"],
    arguments: { out: required("text"), in: required("text"), near: optional("text") },
  },
  serves: { places: ["ENUM_VALUE"], arguments: { backwards: optional("boolean") } },
  source: { places: ["OBJECT"], arguments: {} },
  aim: { places: ["OBJECT"], arguments: {} },
};

/** Those of GraphQL and of the Neo4j GraphQL Library that mean something here. */
export const knownDirectives: Readonly<Record<string, DirectiveShape>> = {
  node: { places: ["OBJECT"], arguments: { labels: optional("texts") } },
  plural: { places: ["OBJECT", "INTERFACE"], arguments: { value: required("text") } },
  query: {
    places: ["INTERFACE"],
    arguments: { read: optional("boolean"), aggregate: optional("boolean"), connection: optional("boolean") },
  },
  mutation: { places: ["SCHEMA", "OBJECT"], arguments: { operations: required("names") } },
  subscription: { places: ["SCHEMA", "OBJECT"], arguments: { events: required("names") } },
  relationship: {
    places: ["FIELD_DEFINITION"],
    arguments: { type: required("text"), direction: required(["OUT", "IN"]), properties: optional("text") },
  },
  relationshipProperties: { places: ["OBJECT"], arguments: {} },
  specifiedBy: { places: ["SCALAR"], arguments: { url: required("text") } },
};

/** Whether a value is what an argument takes. */
export function fits(value: ConstValueNode, takes: Takes): boolean {
  if (takes === "text") return value.kind === Kind.STRING;
  if (takes === "anything") return true;
  if (takes === "boolean") return value.kind === Kind.BOOLEAN;
  if (takes === "texts") return value.kind === Kind.LIST && value.values.every((one) => one.kind === Kind.STRING);
  if (takes === "names") return value.kind === Kind.LIST && value.values.every((one) => one.kind === Kind.ENUM);
  return value.kind === Kind.ENUM && takes.includes(value.value);
}

/** In words, for hints. */
export function describeTaken(takes: Takes): string {
  if (takes === "text") return 'text in quotes, as "..."';
  if (takes === "anything") return "a value";
  if (takes === "boolean") return "true or false";
  if (takes === "texts") return 'a list of texts, as ["..."]';
  if (takes === "names") return "a list of names, as []";
  return takes.join(" or ");
}
