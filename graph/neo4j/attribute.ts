import type { Field, Ontology } from "../ontology.ts";
import { recordKinds } from "../records.ts";
import type { Ordered } from "../values.ts";
import { hasKind, identifier, orderProperty } from "./names.ts";
import { recordField } from "./records.ts";

/** What a row has under a name, as Cypher. */
export interface Attribute {
  readonly value: string;
  /** What it is sorted by, and what stands for it in a cursor. */
  readonly order: string;
  /** What is compared with a parameter. */
  readonly key: string;
  readonly list: boolean;
  /** Of a list: what its members compare by among each other, in their order. */
  readonly places: string;
  /** Never null. */
  readonly required: boolean;
  /** The type whose order key the parameter has to be brought to; null where it has none. */
  readonly ordered: Ordered | null;
}

type Declared = Pick<Field, "name" | "type" | "list" | "required">;

const missing: Attribute = {
  value: "null",
  order: "null",
  key: "null",
  list: false,
  places: "null",
  required: false,
  ordered: null,
};

const text = (name: string, required = false): Declared => ({ name, type: "String", list: false, required });

/** What every entity has, whatever its kind declares. */
const ofEveryEntity: readonly Declared[] = [
  { ...text("id", true), type: "ID" },
  text("name", true),
  { ...text("aliases", true), list: true },
  text("description"),
  { ...text("basis", true), type: "Basis" },
  { ...text("strategies", true), list: true },
  { ...text("strength"), type: "Strength" },
  text("reasoning"),
  text("note"),
];

/**
 * An expression about a field of an entity of these kinds: one, or where the kinds declare the field differently, one for
 * each. A kind without the field has no such property, so it shares the expression of a kind that may lack a value.
 */
export function entityAttribute(
  ontology: Ontology,
  variable: string,
  kinds: readonly string[],
  name: string,
  expression: (attribute: Attribute) => string,
): string {
  const common = ofEveryEntity.find((field) => field.name === name);
  if (common !== undefined) return expression(attributeOf(variable, common));
  const fields = kinds.map((kind) =>
    ontology.kinds.find((one) => one.name === kind)?.fields.find((one) => one.name === name),
  );
  const texts = fields.map((field) => (field === undefined ? null : expression(attributeOf(variable, field))));
  const nullable = texts.find((_, at) => fields[at] !== undefined && !isRequiredList(fields[at]));
  const groups = new Map<string, string[]>();
  for (const [at, kind] of kinds.entries()) {
    const own = texts[at] ?? nullable ?? expression(missing);
    groups.set(own, [...(groups.get(own) ?? []), kind]);
  }
  const [only = expression(missing)] = groups.keys();
  if (groups.size <= 1) return only;
  const cases = [...groups].map(([own, among]) => `WHEN ${hasKind(variable, among)} THEN ${own}`);
  return `CASE ${cases.join(" ")} END`;
}

function isRequiredList(field: Declared | undefined): boolean {
  return field?.list === true && field.required;
}

/** `id`, `basis`, `strength` or `commitment` of a relation. */
export function relationAttribute(variable: string, name: string): Attribute {
  switch (name) {
    case "id":
      return attributeOf(variable, { ...text(name, true), type: "ID" });
    case "basis":
    case "strength":
    case "commitment":
      return attributeOf(variable, { ...text(name, name === "basis"), type: "enum" });
    default:
      return missing;
  }
}

/** A field of a record (records.ts); only whole numbers among them can be compared. */
export function recordAttribute(variable: string, kind: string, name: string): Attribute {
  const field = recordKinds.find((one) => one.name === kind)?.fields.find((one) => one.name === name);
  if (field === undefined) return missing;
  const { type, list = false, required } = field;
  const value = recordField(variable, kind, name);
  return { ...missing, value, key: type === "Int" ? value : "null", list, required };
}

function attributeOf(variable: string, { name, type, list, required: declared }: Declared): Attribute {
  const value = `${variable}.${identifier(name)}`;
  // a required field that is not a list may still be unrecorded
  const required = declared && (list || ofEveryEntity.some((field) => field.name === name));
  const orderKey = `${variable}.${orderProperty(name)}`;
  const compared = type === "ID" || type === "String" ? `coalesce(${orderKey}, ${value})` : value;
  if (list) return { ...missing, value, list, places: compared, required };
  if (type === "EDTF" || type === "ISODuration" || type === "Decimal") {
    return { ...missing, value, order: orderKey, key: orderKey, required, ordered: type };
  }
  return { ...missing, value, order: value, key: compared, required };
}
