import type { ListNote } from "../../../graph/dataset.ts";
import { nearest, type Place } from "../../../graph/diagnostic.ts";
import { listed, shown } from "../report.ts";
import { listOf, oneOf, type Read, type Reference, readMapping, reference, text, wrongType } from "../shape.ts";
import { hasQuotes, quotesOf, quotesShape, type WrittenQuote } from "./quotes.ts";
import { relationName } from "./relations.ts";

export interface WrittenList {
  readonly folder: string;
  readonly entity: Reference;
  readonly relation: string;
  readonly direction: ListNote["direction"];
  readonly members: readonly WrittenMember[];
  readonly status: ListNote["status"];
  readonly note: string | null;
  readonly quotes: readonly WrittenQuote[];
  readonly place: Place;
}

export interface WrittenMember {
  readonly kind: string;
  readonly place: Place;
}

const statuses: readonly ListNote["status"][] = ["OPEN", "ANNOUNCED"];
const directions: readonly ListNote["direction"][] = ["out", "in"];

const member: Read<WrittenMember> = (node, _what, { ontology, report }) => {
  if (node.is !== "scalar" || typeof node.value !== "string") {
    return wrongType(node, "`members` takes names of kinds", { report });
  }
  const kind = ontology.kinds.find(({ name }) => name === node.value);
  if (kind) return { kind: kind.name, place: node.place };
  const kinds = ontology.kinds.map(({ name }) => name);
  const near = nearest(node.value, kinds);
  report("SEED_UNKNOWN_KIND", node.place, `There is no kind \`${shown(node.value)}\`.`, {
    hint: near ? `did you mean ${near}?` : `the kinds are ${listed(kinds, "and", 40)}`,
  });
  return undefined;
};

const shape = {
  entity: reference,
  relation: relationName,
  direction: oneOf(directions),
  members: listOf(member),
  status: oneOf(statuses),
  note: text,
  document: reference,
  ...quotesShape,
};

/** Errors: SEED_QUOTE_REQUIRED, SEED_UNKNOWN_KIND, SEED_UNKNOWN_RELATION, and those of reading mappings. */
export const list: Read<WrittenList> = (node, _what, reading) => {
  const required = ["entity", "relation", "members", "status"];
  const values = readMapping(node, "the list", shape, reading, { required });
  if (!values) return undefined;
  if (!hasQuotes(values)) reading.report("SEED_QUOTE_REQUIRED", node.place, "The list has no quote.");
  const { entity, relation, direction = "out", members, status, note = null, document = null } = values.value;
  const quotes = quotesOf(values, reading).map((one) => ({ ...one, document: one.document ?? document }));
  if (!entity || !relation || !members || !status) return undefined;
  return { folder: reading.folder, entity, relation, direction, members, status, note, quotes, place: node.place };
};
