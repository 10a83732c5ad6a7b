import type { Basis, FieldValue, Strength } from "../../../graph/dataset.ts";
import { nearest, type Place } from "../../../graph/diagnostic.ts";
import type { EntityKind, Field, Ontology, ScalarType } from "../../../graph/ontology.ts";
import { readValue } from "../../../graph/values.ts";
import type { SeedCode } from "../codes.ts";
import { article, listed, shown } from "../report.ts";
import {
  capital,
  type GivenName,
  listOf,
  names,
  oneOf,
  type Read,
  type Reading,
  type Reference,
  readMapping,
  reference,
  type Shape,
  strength,
  text,
  type Values,
  wrongType,
} from "../shape.ts";
import type { Node } from "../yaml.ts";
import { mention, quotesOf, quotesShape, type WrittenMention, type WrittenQuote } from "./quotes.ts";

/** An entity as a folder writes it: its declaration, or what the folder adds to one declared elsewhere. */
export interface WrittenEntity {
  readonly folder: string;
  /** False where its file could not be read to the end: more may be said of it there. */
  readonly whole: boolean;
  readonly id: Reference;
  /** Null where the id is no id of the ontology. */
  readonly kind: EntityKind | null;
  readonly names: readonly GivenName[];
  readonly aliases: readonly string[];
  readonly description: string | null;
  readonly note: string | null;
  readonly basis: Basis | null;
  readonly strength: Strength | null;
  readonly reasoning: string | null;
  readonly mentions: readonly WrittenMention[];
  readonly fields: ReadonlyMap<string, WrittenField>;
  readonly has: Values<Shape>["has"];
  readonly fills: Values<Shape>["fills"];
  readonly placeOf: (key: string) => Place;
}

export interface WrittenField {
  readonly value: FieldValue;
  readonly place: Place;
  readonly evidence: readonly WrittenFieldEvidence[];
}

export interface WrittenFieldEvidence {
  readonly value: string;
  readonly note: string | null;
  readonly quotes: readonly WrittenQuote[];
}

const bases: readonly Basis[] = ["STATED", "INFERRED"];
export const basis = oneOf(bases);

const entityShape = {
  id: reference,
  name: names,
  aliases: listOf(text),
  description: text,
  note: text,
  basis,
  strength,
  reasoning: text,
  mentions: listOf(mention),
};

/** Keys of the ontology's entities that the format has itself, or that are computed. */
const ownFields = new Set(["id", "name", "aliases", "description", "basis", "strategies"]);

export function fieldsOf(kind: EntityKind): readonly Field[] {
  return kind.fields.filter(({ name }) => !ownFields.has(name));
}

export const idForm = /^(?:([a-z0-9-]+)\/)?([a-z][a-z0-9-]*)\/([a-z0-9][a-z0-9-]*)$/;

/**
 * Reads one entity. `extra` are keys of its section beyond those of every entity. Errors: SEED_ID_MISSING,
 * SEED_ID_MALFORMED, SEED_UNKNOWN_KIND, SEED_UNKNOWN_FIELD, SEED_INVALID_*, and those of reading mappings.
 */
export function readEntity<S extends Shape>(
  node: Node,
  extra: S,
  reading: Reading,
): { readonly entity: WrittenEntity; readonly values: Values<S> } | undefined {
  const written = node.is === "mapping" ? node.entries.get("id") : undefined;
  if (node.is === "mapping" && !written) {
    reading.report("SEED_ID_MISSING", node.place, "The entity has no `id`.");
  }
  const id = written && reference(written.value, "`id`", { ...reading, report: () => undefined });
  const kind = id ? kindOf(id, reading) : null;
  const fields = kind ? fieldsOf(kind) : [];
  const shape: Shape = {
    ...Object.fromEntries(fields.map((field) => [field.name, fieldReader(field)])),
    ...entityShape,
    ...extra,
  };
  const what = kind ? article(kind.label.toLowerCase()) : "the entity";
  const hints = { quote: "quotes that show the entity stand in a list under `mentions`" };
  const quiet = kind ? reading : { ...reading, report: withoutUnknown(reading) };
  const values = readMapping(node, what, shape, quiet, { unknown: "SEED_UNKNOWN_FIELD", hints });
  if (!values || !id) return undefined;
  const own = values as unknown as Values<typeof entityShape>;
  const given = own.value;
  const found = new Map<string, WrittenField>();
  for (const { name } of fields) {
    const value = values.value[name] as WrittenField | undefined;
    if (value) found.set(name, value);
  }
  const entity: WrittenEntity = {
    folder: reading.folder,
    whole: reading.whole,
    id,
    kind,
    names: given.name ?? [],
    aliases: given.aliases ?? [],
    description: given.description ?? null,
    note: given.note ?? null,
    basis: given.basis ?? null,
    strength: given.strength ?? null,
    reasoning: given.reasoning ?? null,
    mentions: given.mentions ?? [],
    fields: found,
    has: values.has,
    fills: values.fills,
    placeOf: values.placeOf,
  };
  return { entity, values: values as unknown as Values<S> };
}

/** The fields of an entity of no kind cannot be told from mistakes. */
function withoutUnknown({ report }: Reading): Reading["report"] {
  return (code, ...rest) => (code === "SEED_UNKNOWN_FIELD" ? undefined : report(code, ...rest));
}

function kindOf({ id, place }: Reference, { ontology, report }: Reading): EntityKind | null {
  const form = idForm.exec(id);
  if (!form) {
    report("SEED_ID_MALFORMED", place, `"${shown(id)}" is no id.`);
    return null;
  }
  const segment = form[2] ?? "";
  const kind = ontology.kinds.find((one) => one.segment === segment);
  if (kind) return kind;
  const segments = ontology.kinds.map((one) => one.segment);
  const near = nearest(segment, segments);
  report("SEED_UNKNOWN_KIND", place, `No kind is written \`${segment}\` in ids.`, {
    hint: near ? `did you mean \`${near}\`?` : `the kinds are ${listed(segments, "and", 40)}`,
  });
  return null;
}

/** A value, or `{value, quote, note}`; of a list field either of the whole or of each member. */
function fieldReader(field: Field): Read<WrittenField> {
  return (node, what, reading) => {
    const long = longForm(node, what, reading);
    if (long === null) return undefined;
    const { node: inner, evidence } = long;
    if (!field.list) {
      const value = scalarOf(field, inner, what, reading);
      return value === undefined ? undefined : { value, place: node.place, evidence: evidence(value) };
    }
    if (inner.is !== "sequence") return wrongType(inner, `${capital(what)} takes a list`, reading);
    const values: (string | number | boolean)[] = [];
    const shown: WrittenFieldEvidence[] = [];
    for (const item of inner.items) {
      const member = longForm(item, what, reading);
      const value = member && scalarOf(field, member.node, what, reading);
      if (!member || value === undefined || value === null) continue;
      values.push(value);
      for (const one of member.evidence(value)) shown.push(one);
    }
    return { value: values, place: node.place, evidence: [...evidence(values.join(", ")), ...shown] };
  };
}

interface LongForm {
  readonly node: Node;
  readonly evidence: (value: string | number | boolean) => readonly WrittenFieldEvidence[];
}

const fieldShape = { value: ((node) => node) as Read<Node>, note: text, document: reference, ...quotesShape };

function longForm(node: Node, what: string, reading: Reading): LongForm | null {
  if (node.is !== "mapping") return { node, evidence: () => [] };
  const long = readMapping(node, what, fieldShape, reading, { required: ["value"] });
  const inner = long?.value.value;
  if (!long || !inner) return null;
  const { note = null, document = null } = long.value;
  const quotes = quotesOf(long, reading).map((one) => ({ ...one, document: one.document ?? document }));
  const any = quotes.length > 0 || note !== null;
  return { node: inner, evidence: (value) => (any ? [{ value: String(value), note, quotes }] : []) };
}

const faults: Readonly<Partial<Record<ScalarType, SeedCode>>> = {
  EDTF: "SEED_INVALID_DATE",
  ISODuration: "SEED_INVALID_DURATION",
  Decimal: "SEED_INVALID_MONEY",
  Int: "SEED_INVALID_NUMBER",
  Float: "SEED_INVALID_NUMBER",
};

function scalarOf(field: Field, node: Node, what: string, reading: Reading): string | number | boolean | undefined {
  const named = reading.ontology.enums.find(({ name }) => name === field.type);
  if (named) return oneOf(named.values.map(({ name }) => name))(node, what, reading);
  const type = field.type as ScalarType;
  if (type === "String" || type === "ID") return text(node, what, reading);
  if (node.is !== "scalar" || node.value === null) return wrongType(node, `${capital(what)} takes one value`, reading);
  // `date: 2024` is a number in YAML and a date here.
  const raw = type === "EDTF" ? node.source : node.value;
  const wrong = type === "Boolean" ? typeof raw !== "boolean" : typeof raw === "boolean";
  if (wrong) return wrongType(node, `${capital(what)} takes ${type === "Boolean" ? "true or false" : type}`, reading);
  const read = readValue(type, raw);
  if ("value" in read) return read.value;
  reading.report(faults[type] ?? "SEED_WRONG_TYPE", node.place, `${capital(what)} ${read.fault}.`);
  return undefined;
}

export function segmentOf(ontology: Ontology, kind: string): string {
  return ontology.kinds.find(({ name }) => name === kind)?.segment ?? kind;
}
