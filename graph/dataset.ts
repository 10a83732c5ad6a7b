/** A sentence says so, or it takes reasoning, which is written down. */
export type Basis = "STATED" | "INFERRED";
/** How firmly an inference holds. */
export type Strength = "STRONG" | "MEDIUM" | "WEAK";
/** How far the source says a thing has come, from the least to the furthest. */
export type Commitment = "DISCUSSED" | "PROPOSED" | "PLANNED" | "COMMITTED" | "IN_FORCE" | "DONE";

export const strengths: readonly Strength[] = ["WEAK", "MEDIUM", "STRONG"];
export const commitments: readonly Commitment[] = ["DISCUSSED", "PROPOSED", "PLANNED", "COMMITTED", "IN_FORCE", "DONE"];

/**
 * A body of strategies with every fact's evidence: immutable, checked, and in canonical order (entities, relations,
 * documents and strategies ascending by id in code-point order, without duplicates). Iterables, so that a graph of a
 * million entities need not exist as objects at once; each iteration gives the same sequence.
 */
export interface Dataset {
  readonly strategies: Iterable<Strategy>;
  readonly documents: Iterable<SourceText>;
  readonly entities: Iterable<Entity>;
  readonly relations: Iterable<Relation>;
  readonly lists: Iterable<ListNote>;
  readonly exclusions: Iterable<Exclusion>;
  readonly silences: Iterable<Silence>;
  /** SHA-256 of the canonical form: the same seeds give the same revision on every machine. */
  readonly revision: string;
}

export interface Strategy {
  /** The folder's name: `eaeu-2030`. */
  readonly id: string;
  readonly name: string;
  /** BCP 47 tag of names that do not say otherwise. */
  readonly language: string;
  readonly annotators: readonly string[];
  readonly reviewers: readonly string[];
  /** Ids of its documents, read or not. */
  readonly documents: readonly string[];
}

/** The text of a document, as offsets count it. `id` is that of the document's entity. */
export interface SourceText {
  readonly id: string;
  /** UTF-16, CRLF made LF, otherwise verbatim. */
  readonly text: string;
  /** SHA-256 over the raw bytes, lower-case hex. */
  readonly sha256: string;
  /** Where pages and sections begin, ascending; empty where the source marks none. */
  readonly pages: readonly Mark[];
  readonly sections: readonly Mark[];
}

export interface Mark {
  readonly start: number;
  readonly label: string;
}

/** An exact slice of a document: `text.slice(start, end)` is the quote; the sentence bounds enclose it. UTF-16 units. */
export interface Quote {
  readonly document: string;
  readonly start: number;
  readonly end: number;
  readonly sentenceStart: number;
  readonly sentenceEnd: number;
}

export interface Name {
  readonly language: string;
  readonly name: string;
}

export type FieldValue = string | number | boolean | readonly (string | number | boolean)[];

export interface Entity {
  readonly id: string;
  readonly kind: string;
  /** At least one; the first is the name shown when no language is asked for. */
  readonly names: readonly Name[];
  readonly aliases: readonly string[];
  readonly description: string | null;
  readonly basis: Basis;
  /** Of an inferred entity only. */
  readonly strength: Strength | null;
  readonly reasoning: string | null;
  readonly note: string | null;
  readonly strategies: readonly string[];
  /** Fields of its kind beyond those of every entity, in canonical form (values.ts); absent where not recorded. */
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly mentions: readonly Mention[];
  readonly fieldEvidence: readonly FieldEvidence[];
}

/** A place where a document speaks of an entity. */
export interface Mention {
  readonly quote: Quote;
  /** Said by another expression ("this instrument"), not by name. */
  readonly coreference: boolean;
  readonly note: string | null;
  /** Ids of entities the words may mean instead. */
  readonly alternatives: readonly string[];
}

/** The words behind the value of a field. */
export interface FieldEvidence {
  readonly field: string;
  /** The value as text. */
  readonly value: string;
  readonly note: string | null;
  readonly quotes: readonly Quote[];
}

/** One relation for each (from, kind, to), with the id `from>kind>to`; who says it stands in its claims. */
export interface Relation {
  readonly id: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  /** Those of its strongest claim (`strongest`). */
  readonly basis: Basis;
  readonly strength: Strength | null;
  readonly commitment: Commitment | null;
  /** At least one, strongest first. */
  readonly claims: readonly Claim[];
}

/** That a relation holds, as one document says it. */
export interface Claim {
  readonly document: string;
  readonly basis: Basis;
  readonly strength: Strength | null;
  readonly reasoning: string | null;
  readonly commitment: Commitment | null;
  /** The words that show the commitment. */
  readonly commitmentQuotes: readonly Quote[];
  /** Id of the one the document reports as saying it, where the document does not speak for itself. */
  readonly attributedTo: string | null;
  /** An end of the relation is named by a co-referring expression. */
  readonly coreference: boolean;
  /** A restriction in the source's words: "independently". */
  readonly qualifier: string | null;
  readonly note: string | null;
  readonly quotes: readonly Quote[];
  readonly alternatives: readonly Alternative[];
  readonly annotator: string;
  readonly reviewer: string | null;
}

/** Another reading of a claim: what would stand there instead, and why; null where the reading keeps what stands. */
export interface Alternative {
  readonly from: string | null;
  readonly relation: string | null;
  readonly to: string | null;
  readonly reasoning: string;
}

/** A list the source leaves open ("etc.", "for example") or announces without giving. */
export interface ListNote {
  readonly entity: string;
  readonly relation: string;
  readonly direction: "out" | "in";
  /** Kinds of its members. */
  readonly members: readonly string[];
  readonly status: "OPEN" | "ANNOUNCED";
  readonly note: string | null;
  readonly quotes: readonly Quote[];
}

/** A relation the source rules out. Shown as such, and never returned as a relation. */
export interface Exclusion {
  readonly relation: string;
  readonly from: string;
  readonly to: string;
  readonly reasoning: string;
  readonly quotes: readonly Quote[];
}

/** That a strategy has looked at what a rule of findings finds, and says why it need not be shown. */
export interface Silence {
  /** Whose seeds say so. */
  readonly strategy: string;
  /** The rule's id. */
  readonly rule: string;
  /** Ids of just those that the finding is about, ascending. */
  readonly entities: readonly string[];
  readonly reason: string;
  readonly annotator: string;
}

/** Orders claims strongest first: basis, strength, furthest commitment, then document id. */
export function strongest(a: Claim, b: Claim): number {
  if (a.basis !== b.basis) return a.basis === "STATED" ? -1 : 1;
  const strength = strengths.indexOf(b.strength ?? "WEAK") - strengths.indexOf(a.strength ?? "WEAK");
  if (a.basis === "INFERRED" && strength !== 0) return strength;
  const commitment = rank(b.commitment) - rank(a.commitment);
  return commitment !== 0 ? commitment : compareCodePoints(a.document, b.document);
}

function rank(commitment: Commitment | null): number {
  return commitment === null ? -1 : commitments.indexOf(commitment);
}

/** The id of a relation. */
export function relationId(from: string, kind: string, to: string): string {
  return `${from}>${kind}>${to}`;
}

/**
 * Orders strings by Unicode code point, which is also the order of their UTF-8 bytes. JavaScript's `<` goes by UTF-16
 * unit and puts U+1F600 before U+FFFD. Cost: O(common prefix).
 */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left !== right) {
      const bothAbove = left >= 0xd800 && right >= 0xd800;
      return bothAbove ? codePointRank(left) - codePointRank(right) : left - right;
    }
  }
  return a.length - b.length;
}

/** Lifts surrogates (U+10000 and above) over the rest of the basic plane. */
function codePointRank(unit: number): number {
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}
