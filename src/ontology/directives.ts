import { type ConstValueNode, Kind } from "graphql";

/** What an argument takes. */
export type Takes = "text" | "texts" | "boolean" | "count" | "steps" | "names" | "anything" | readonly string[];

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
  priority: { places: ["ENUM_VALUE"], arguments: {} },
  pattern: {
    places: ["ENUM_VALUE"],
    arguments: {
      steps: required("steps"),
      maxHops: required("count"),
      from: required("text"),
      to: required("text"),
      inverse: required("text"),
      out: required("text"),
      in: required("text"),
    },
  },
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

/** What a step of a pattern is made of; the file declares it with `@pattern`. */
export const patternStep = {
  name: "PatternStep",
  fields: new Map([
    ["relation", "String!"],
    ["backwards", "Boolean"],
  ]),
} as const;

/** The type of an argument of our own directives, as it is declared. */
export function declaredType(takes: Takes, isRequired: boolean): string {
  const bare =
    takes === "boolean"
      ? "Boolean"
      : takes === "count"
        ? "Int"
        : takes === "steps"
          ? `[${patternStep.name}!]`
          : "String";
  return `${bare}${isRequired ? "!" : ""}`;
}

/** Whether a value is what an argument takes. */
export function fits(value: ConstValueNode, takes: Takes): boolean {
  if (takes === "text") return value.kind === Kind.STRING;
  if (takes === "anything") return true;
  if (takes === "boolean") return value.kind === Kind.BOOLEAN;
  if (takes === "count") return value.kind === Kind.INT;
  if (takes === "steps") return value.kind === Kind.LIST && value.values.length > 0 && value.values.every(isStep);
  if (takes === "texts") return value.kind === Kind.LIST && value.values.every((one) => one.kind === Kind.STRING);
  if (takes === "names") return value.kind === Kind.LIST && value.values.every((one) => one.kind === Kind.ENUM);
  return value.kind === Kind.ENUM && takes.includes(value.value);
}

function isStep(value: ConstValueNode): boolean {
  if (value.kind !== Kind.OBJECT) return false;
  const kinds = new Map(value.fields.map((field) => [field.name.value, field.value.kind]));
  const known = value.fields.every(({ name }) => patternStep.fields.has(name.value));
  return known && kinds.get("relation") === Kind.STRING && [undefined, Kind.BOOLEAN].includes(kinds.get("backwards"));
}

/** In words, for hints. */
export function describeTaken(takes: Takes): string {
  if (takes === "text") return 'text in quotes, as "..."';
  if (takes === "anything") return "a value";
  if (takes === "boolean") return "true or false";
  if (takes === "count") return "a whole number";
  if (takes === "steps")
    return 'a list of steps, as [{ relation: "supports" }, { relation: "hasPart", backwards: true }]';
  if (takes === "texts") return 'a list of texts, as ["..."]';
  if (takes === "names") return "a list of names, as []";
  return takes.join(" or ");
}
