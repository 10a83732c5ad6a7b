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

function byName(fields: readonly Declared[]): ReadonlyMap<string, Declared> {
  return new Map(fields.map((field) => [field.name, field]));
}

/** What every entity has, whatever its kind declares. */
const ofEveryEntity = byName([
  { ...text("id", true), type: "ID" },
  text("name", true),
  { ...text("aliases", true), list: true },
  text("description"),
  { ...text("basis", true), type: "Basis" },
  { ...text("strategies", true), list: true },
  { ...text("strength"), type: "Strength" },
  text("reasoning"),
  text("note"),
]);

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
  const common = ofEveryEntity.get(name);
  if (common !== undefined) return expression(new Property(variable, common));
  const declared = declarationsOf(ontology);
  const fields = kinds.map((kind) => declared.get(kind)?.get(name));
  const texts = fields.map((field) => (field === undefined ? null : expression(new Property(variable, field))));
  const [first] = texts;
  if (first != null && texts.every((text) => text === first)) return first;
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

const declarations = new WeakMap<Ontology, ReadonlyMap<string, ReadonlyMap<string, Declared>>>();

/** The fields of each kind, by name. */
function declarationsOf(ontology: Ontology): ReadonlyMap<string, ReadonlyMap<string, Declared>> {
  const before = declarations.get(ontology);
  if (before !== undefined) return before;
  const made = new Map(ontology.kinds.map((kind) => [kind.name, byName(kind.fields)]));
  declarations.set(ontology, made);
  return made;
}

function isRequiredList(field: Declared | undefined): boolean {
  return field?.list === true && field.required;
}

/** `id`, `basis`, `strength` or `commitment` of a relation. */
export function relationAttribute(variable: string, name: string): Attribute {
  switch (name) {
    case "id":
      return new Property(variable, { ...text(name, true), type: "ID" });
    case "basis":
    case "strength":
    case "commitment":
      return new Property(variable, { ...text(name, name === "basis"), type: "enum" });
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

/** A property of a node or a relation; of its texts, each is made when it is asked for. */
class Property implements Attribute {
  readonly #variable: string;
  readonly #field: Declared;

  constructor(variable: string, field: Declared) {
    this.#variable = variable;
    this.#field = field;
  }

  get value(): string {
    return `${this.#variable}.${identifier(this.#field.name)}`;
  }

  get order(): string {
    if (this.list) return "null";
    return this.ordered === null ? this.value : this.#orderKey;
  }

  get key(): string {
    if (this.list) return "null";
    return this.ordered === null ? this.#compared : this.#orderKey;
  }

  get places(): string {
    return this.list ? this.#compared : "null";
  }

  get list(): boolean {
    return this.#field.list;
  }

  /** A required field that is not a list may still be unrecorded. */
  get required(): boolean {
    return this.#field.required && (this.list || ofEveryEntity.has(this.#field.name));
  }

  get ordered(): Ordered | null {
    const { type, list } = this.#field;
    return !list && (type === "EDTF" || type === "ISODuration" || type === "Decimal") ? type : null;
  }

  get #orderKey(): string {
    return `${this.#variable}.${orderProperty(this.#field.name)}`;
  }

  get #compared(): string {
    const { type } = this.#field;
    return type === "ID" || type === "String" ? `coalesce(${this.#orderKey}, ${this.value})` : this.value;
  }
}
