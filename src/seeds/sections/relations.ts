import type { Basis, Commitment, Strength } from "../../../graph/dataset.ts";
import { nearest, type Place } from "../../../graph/diagnostic.ts";
import type { EntityKind, Ontology } from "../../../graph/ontology.ts";
import { meantBetween } from "../fitting.ts";
import { listed, shown } from "../report.ts";
import {
  commitment,
  flag,
  listOf,
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
import type { Mapping, Node } from "../yaml.ts";
import { basis, idForm } from "./entities.ts";
import { hasQuotes, oneOrMore, quotesOf, quotesShape, type WrittenQuote } from "./quotes.ts";

/** From where to where by which relation: what relations and exclusions are written with. */
export interface WrittenTriple {
  readonly folder: string;
  readonly from: Reference;
  readonly relation: string;
  readonly to: Reference;
  readonly place: Place;
}

export interface WrittenRelation extends WrittenTriple {
  readonly claims: readonly WrittenClaim[];
}

export interface WrittenClaim {
  readonly place: Place;
  readonly basis: Basis;
  readonly strength: Strength | null;
  readonly reasoning: string | null;
  readonly commitment: Commitment | null;
  readonly commitmentQuotes: readonly WrittenQuote[];
  readonly attributedTo: Reference | null;
  readonly coreference: boolean;
  readonly qualifier: string | null;
  readonly note: string | null;
  readonly document: Reference | null;
  readonly quotes: readonly WrittenQuote[];
  readonly alternatives: readonly WrittenAlternative[];
  readonly annotator: string | null;
  readonly reviewer: string | null;
}

export interface WrittenAlternative {
  readonly from: Reference | null;
  readonly relation: string | null;
  readonly to: Reference | null;
  readonly reasoning: string;
  readonly place: Place;
}

export interface WrittenExclusion extends WrittenTriple {
  readonly reasoning: string;
  readonly quotes: readonly WrittenQuote[];
}

export const relationName: Read<string> = (node, what, { ontology, report }) => {
  if (node.is !== "scalar" || typeof node.value !== "string") {
    return wrongType(node, `${what} takes the name of a relation`, { report });
  }
  const names = ontology.relations.map(({ name }) => name);
  if (names.includes(node.value)) return node.value;
  report("SEED_UNKNOWN_RELATION", node.place, `There is no relation \`${shown(node.value)}\`.`, {
    hint: nearestRelation(node.value, names),
  });
  return undefined;
};

const commitmentWithWords: Read<readonly [Commitment | null, readonly WrittenQuote[]]> = (node, what, reading) => {
  if (node.is !== "mapping") {
    const value = commitment(node, what, reading);
    return value && [value, []];
  }
  const [first, second] = node.entries;
  if (!first || second) return wrongType(node, `${what} takes one step and the words that show it`, reading);
  const [name, { key, value: words }] = first;
  const step = commitment({ is: "scalar", value: name, source: name, place: key }, what, reading);
  const quotes = oneOrMore(words, "`commitment`", reading);
  return step && [step, quotes ?? []];
};

const alternative: Read<WrittenAlternative> = (node, _what, reading) => {
  const shape = { from: reference, relation: relationName, to: reference, reasoning: text };
  const values = readMapping(node, "an alternative", shape, reading, { required: ["reasoning"] });
  if (!values) return undefined;
  const { from = null, relation = null, to = null, reasoning } = values.value;
  if (!["from", "relation", "to"].some(values.has)) {
    reading.report("SEED_MISSING_KEY", node.place, "An alternative has no `from`, `relation` or `to`.", {
      hint: "say what would stand there instead",
    });
  }
  return reasoning === undefined ? undefined : { from, relation, to, reasoning, place: node.place };
};

const claimShape = {
  ...quotesShape,
  document: reference,
  basis,
  strength,
  reasoning: text,
  commitment: commitmentWithWords,
  attributedTo: reference,
  coreference: flag,
  qualifier: text,
  note: text,
  alternatives: listOf(alternative),
  annotator: text,
  reviewer: text,
};

const exclusionShape = { ...quotesShape, document: reference, reasoning: text };

/** Errors: SEED_UNKNOWN_RELATION, SEED_KEYS_TOGETHER, and those of claims and of reading mappings. */
export const relation: Read<WrittenRelation> = (node, _what, reading) => {
  if (node.is !== "mapping") return wrongType(node, "a relation takes keys and values", reading);
  const found = relationKey(node, claimShape, reading);
  const shape: Shape = node.entries.has("claims")
    ? { from: reference, claims: listOf(claim) }
    : { ...claimShape, from: reference };
  const values = readMapping(node, "the relation", withRelation(shape, found), reading, { required: ["from"] });
  if (!values) return undefined;
  const { claims } = values.value as { claims?: readonly WrittenClaim[] };
  const own = values as unknown as Values<typeof claimShape>;
  // A key of claims that names the relation here (`attributedTo`) holds its end, and says nothing of the claim.
  const value = { ...own.value, ...Object.fromEntries(found.keys.map((key) => [key, undefined])) };
  const made = values.has("claims") ? (claims ?? []) : [claimOf({ ...own, value }, reading)];
  if (claims?.length === 0) wrongType(node, "`claims` takes at least one claim", reading);
  const triple = tripleOf(values, found, reading);
  return triple && { ...triple, claims: made };
};

/** Errors: SEED_QUOTE_REQUIRED, SEED_UNKNOWN_RELATION, and those of reading mappings. */
export const exclusion: Read<WrittenExclusion> = (node, _what, reading) => {
  if (node.is !== "mapping") return wrongType(node, "an exclusion takes keys and values", reading);
  const found = relationKey(node, exclusionShape, reading);
  const shape: Shape = withRelation({ ...exclusionShape, from: reference }, found);
  const required = ["from", "reasoning"];
  const values = readMapping(node, "the exclusion", shape, reading, { required });
  if (!values) return undefined;
  const own = values as unknown as Values<typeof exclusionShape>;
  const quotes = quotesOf(own, reading);
  if (!hasQuotes(own)) reading.report("SEED_QUOTE_REQUIRED", node.place, "The exclusion has no quote.");
  const triple = tripleOf(values, found, reading);
  const { reasoning, document = null } = own.value;
  if (!triple || reasoning === undefined) return undefined;
  return { ...triple, reasoning, quotes: quotes.map((one) => ({ ...one, document: one.document ?? document })) };
};

const claim: Read<WrittenClaim> = (node, _what, reading) => {
  const values = readMapping(node, "a claim", claimShape, reading);
  return values && claimOf(values, reading);
};

function claimOf(values: Values<typeof claimShape>, reading: Reading): WrittenClaim {
  const given = values.value;
  const place = values.node.place;
  const inferred = given.basis === "INFERRED";
  const stated = checkBasis(values, "relation", reading);
  if (stated && !hasQuotes(values)) {
    reading.report("SEED_STATED_WITHOUT_QUOTE", place, "The relation is stated without a quote.");
  }
  const [step, commitmentQuotes] = given.commitment ?? [null, []];
  if (stated && values.node.entries.get("commitment")?.value.is === "scalar") {
    reading.report("SEED_QUOTE_REQUIRED", values.placeOf("commitment"), "The commitment has no words that show it.", {
      hint: "write the words behind it: {planned: will be launched}",
    });
  }
  return {
    place,
    basis: given.basis ?? "STATED",
    strength: inferred ? (given.strength ?? null) : null,
    reasoning: inferred ? (given.reasoning ?? null) : null,
    commitment: step,
    commitmentQuotes,
    attributedTo: given.attributedTo ?? null,
    coreference: given.coreference ?? false,
    qualifier: given.qualifier ?? null,
    note: given.note ?? null,
    document: given.document ?? null,
    quotes: quotesOf(values, reading),
    alternatives: given.alternatives ?? [],
    annotator: given.annotator ?? null,
    reviewer: given.reviewer ?? null,
  };
}

/**
 * An inference has strength and reasoning, and nothing else has. Returns whether it is stated. Errors: SEED_INFERRED_WITHOUT_STRENGTH,
 * SEED_INFERRED_WITHOUT_REASONING, SEED_STATED_WITH_REASONING.
 */
export function checkBasis(
  { value, has, placeOf }: Pick<Values<{ basis: typeof basis }>, "value" | "has" | "placeOf">,
  what: string,
  { report }: Pick<Reading, "report">,
): boolean {
  if (value.basis === "INFERRED") {
    const place = placeOf("basis");
    if (!has("strength")) report("SEED_INFERRED_WITHOUT_STRENGTH", place, `The ${what} is inferred, with no strength.`);
    if (!has("reasoning"))
      report("SEED_INFERRED_WITHOUT_REASONING", place, `The ${what} is inferred, with no reasoning.`);
  }
  const stated = value.basis === "STATED" || !has("basis");
  for (const key of stated ? ["strength", "reasoning"] : []) {
    if (has(key)) report("SEED_STATED_WITH_REASONING", placeOf(key), `The ${what} is stated, and has a \`${key}\`.`);
  }
  return stated;
}

interface RelationKey {
  /** Null where there is none, or one that no relation has. */
  readonly name: string | null;
  /** The keys that stand for it, whether or not there is such a relation. */
  readonly keys: readonly string[];
}

/**
 * Which key of a mapping is the relation's name. A name that is a key of claims too (`attributedTo`) is the relation
 * only where no other key can be.
 */
function relationKey(node: Mapping, shape: Shape, { ontology, report }: Reading): RelationKey {
  const names = ontology.relations.map(({ name }) => name);
  const isKey = (key: string) => Object.hasOwn(shape, key) || key === "from" || key === "claims";
  const written = [...node.entries.keys()];
  const plain = written.filter((key) => names.includes(key) && !isKey(key));
  const unknown = written.filter((key) => !names.includes(key) && !isKey(key));
  const both = written.filter((key) => names.includes(key) && isKey(key));
  const [name, second] = plain;
  if (second !== undefined) {
    report(
      "SEED_KEYS_TOGETHER",
      node.entries.get(second)?.key ?? node.place,
      `Two relations stand together: \`${name}\` and \`${second}\`.`,
      {
        hint: "make an entry for each",
      },
    );
  }
  if (name !== undefined) return { name, keys: plain };
  const near = unknown.find((key) => nearest(key, names)) ?? (both.length === 0 ? unknown[0] : undefined);
  if (near !== undefined) {
    report(
      "SEED_UNKNOWN_RELATION",
      node.entries.get(near)?.key ?? node.place,
      `There is no relation \`${shown(near)}\`.`,
      {
        hint: relationMeant(near, node, ontology),
      },
    );
    return { name: null, keys: [near] };
  }
  if (both[0] !== undefined) return { name: both[0], keys: [both[0]] };
  report("SEED_MISSING_KEY", node.place, "No key is the name of a relation.", {
    hint: "beside `from`, one key is the relation's name: supports: task/...",
  });
  return { name: null, keys: [] };
}

function nearestRelation(name: string, names: readonly string[]): string {
  const near = nearest(name, names);
  return near ? `did you mean \`${near}\`?` : `the relations are ${listed(names, "and", 50)}`;
}

/** The relation that a key may have been meant to name, by what it stands between where that can be told. */
function relationMeant(key: string, node: Mapping, ontology: Ontology): string {
  const names = ontology.relations.map(({ name }) => name);
  const [from, to] = ["from", key].map((one) => kindAt(node.entries.get(one)?.value, ontology));
  return from && to && !nearest(key, names) ? meantBetween(ontology, key, from, to) : nearestRelation(key, names);
}

function kindAt(node: Node | undefined, { kinds }: Ontology): EntityKind | undefined {
  const id = node?.is === "scalar" && typeof node.value === "string" ? node.value.trim() : "";
  const segment = idForm.exec(id)?.[2];
  return kinds.find((kind) => kind.segment === segment);
}

function withRelation(shape: Shape, { keys }: RelationKey): Shape {
  return { ...shape, ...Object.fromEntries(keys.map((key) => [key, reference])) };
}

function tripleOf(values: Values<Shape>, { name }: RelationKey, { folder }: Reading): WrittenTriple | undefined {
  const from = values.value.from as Reference | undefined;
  const to = name === null ? undefined : (values.value[name] as Reference | undefined);
  return from && to && name !== null ? { folder, from, relation: name, to, place: values.node.place } : undefined;
}
