import {
  type Basis,
  type Claim,
  compareCodePoints,
  type Dataset,
  type Entity,
  type FieldValue,
  type Name,
  type Quote,
  type Relation,
  type SourceText,
  type Strategy,
  type Strength,
} from "./dataset.ts";
import type { Field, Ontology } from "./ontology.ts";
import { joins, type Part } from "./part.ts";
import { countUpTo, nthOnLine, openText, type Passage } from "./passage.ts";
import type { Edge, Node } from "./subgraph.ts";

/**
 * A graph as an export writes it, with all its evidence: the whole, a neighborhood, or the answer to a question. Nodes and
 * edges stand ascending by id, may be iterated more than once, and are made as they are asked for, so that a graph of a
 * million nodes need not exist as objects.
 */
export interface Excerpt {
  readonly receipt: Receipt;
  /** Documents that something in it quotes, ascending by id. */
  readonly sources: readonly Source[];
  /** Those that something in it belongs to, ascending by id. */
  readonly strategies: readonly Strategy[];
  /** What kinds its nodes and edges may be of, and how they are called. */
  readonly ontology: Ontology;
  /** Kinds that its nodes are of, and fields of the ontology that some of them have a value of. */
  readonly present: { readonly kinds: ReadonlySet<string>; readonly fields: ReadonlySet<string> };
  /** Tags of the languages that its nodes have names in, ascending. */
  readonly languages: readonly string[];
  readonly nodes: Iterable<ExcerptNode>;
  /** Both ends of each are among the nodes. */
  readonly edges: Iterable<ExcerptEdge>;
}

/** What is asked for where nothing is left out. */
export const wholeGraph = "The whole graph";

/** On what an export rests: stands in every one. */
export interface Receipt {
  readonly revision: string;
  /** What it is of, as a heading says it: `The whole graph`, or what the question calls itself. */
  readonly title: string;
  /** What was asked for, in words or as an operation. */
  readonly question: string;
  readonly engine: string;
  /** Of this software. */
  readonly version: string;
  /** When it was written, in ISO 8601; null where the same graph is to give the same bytes. */
  readonly time: string | null;
  readonly nodes: number;
  readonly edges: number;
  /** Quotes on the edges. */
  readonly evidence: number;
}

/** A document as a reader would cite it. */
export interface Source {
  readonly id: string;
  readonly name: string;
  readonly url: string | null;
  readonly date: string | null;
  /** What its publisher asks to be shown wherever its text goes. */
  readonly credit: string | null;
  readonly license: string | null;
  /** Of the text's raw bytes, lower-case hex. */
  readonly sha256: string | null;
}

export interface ExcerptNode extends Node {
  /** The name shown, `name`, is the first. */
  readonly names: readonly Name[];
  readonly aliases: readonly string[];
  readonly description: string | null;
  readonly basis: Basis;
  readonly strength: Strength | null;
  readonly reasoning: string | null;
  readonly note: string | null;
  readonly strategies: readonly string[];
  /** What its kind declares beyond that, in canonical form. */
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** Where documents speak of it: cut out of their texts when they are asked for. */
  readonly mentions: readonly Evidence[];
}

export interface ExcerptEdge extends Edge {
  /** How it reads along its direction: `supports`. */
  readonly label: string;
  /** Of its strongest claim. */
  readonly reasoning: string | null;
  /** Strongest first. */
  readonly claims: readonly ExcerptClaim[];
  /** The quotes of all claims, those of the strongest first. */
  readonly evidence: readonly Evidence[];
}

/** That a relation holds, as one document says it, with the words themselves. */
export interface ExcerptClaim extends Omit<Claim, "quotes"> {
  readonly evidence: readonly Evidence[];
  /** The words that show the commitment: cut out when they are asked for. */
  readonly commitmentEvidence: readonly Evidence[];
}

export interface Evidence extends Passage {
  /** Id of a source. */
  readonly document: string;
  /** Offsets in the document's text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** Where its sentence begins. */
  readonly sentenceStart: number;
  /** Start and end in Unicode code points, as Web Annotation counts. */
  readonly codePoints: readonly [start: number, end: number];
  /** Which of the same words on its line it is, from 1; null where the line has them once. Counted when it is asked for. */
  readonly nth: number | null;
}

/** Of a receipt what the graph itself does not tell. */
export type Asked = Pick<Receipt, "title" | "question" | "engine" | "version" | "time">;

/** A dataset as an excerpt, or a part of it: the dataset may be the whole, or that part. Cost: O(dataset) to count, and again for each iteration. */
export function excerptOf(ontology: Ontology, dataset: Dataset, asked: Asked, part: Part | null = null): Excerpt {
  const steps = excerptSteps(ontology, dataset, asked, part);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** The same; each `yield` is a place to let others run. */
export function* excerptSteps(
  ontology: Ontology,
  dataset: Dataset,
  asked: Asked,
  part: Part | null,
): Generator<void, Excerpt, void> {
  const texts = new Map(Array.from(dataset.documents, (source) => [source.id, readerOf(source)] as const));
  const evidenceOf = (quotes: readonly Quote[]) =>
    quotes.flatMap((quote) => texts.get(quote.document)?.evidence(quote) ?? []);
  const claimOf = ({ quotes, ...claim }: Claim): ExcerptClaim => ({
    ...claim,
    evidence: evidenceOf(quotes),
    get commitmentEvidence() {
      return evidenceOf(claim.commitmentQuotes);
    },
  });
  const labels = new Map(ontology.relations.map(({ name, reading }) => [name, reading.out]));
  const has = ({ id }: { readonly id: string }): boolean => part === null || part.entities.has(id);
  const isIn = (relation: Relation): boolean => part === null || joins(part, relation);

  const quoted = new Set<string>();
  const counts = { nodes: 0, edges: 0, evidence: 0 };
  let looked = 0;
  for (const relation of dataset.relations) {
    if ((++looked & 0x3f) === 0) yield;
    if (!isIn(relation)) continue;
    counts.edges++;
    for (const { quotes } of relation.claims) {
      counts.evidence += quotes.length;
      for (const { document } of quotes) quoted.add(document);
    }
  }
  const sources: Source[] = [];
  const languages = new Set<string>();
  const owners = new Set<string>();
  const present = { kinds: new Set<string>(), fields: new Set<string>() };
  for (const entity of dataset.entities) {
    if ((++looked & 0x3f) === 0) yield;
    if (has(entity)) {
      counts.nodes++;
      present.kinds.add(entity.kind);
      for (const name in entity.fields) present.fields.add(name);
      for (const { language } of entity.names) languages.add(language);
      for (const strategy of entity.strategies) owners.add(strategy);
      for (const { quote } of entity.mentions) if (texts.has(quote.document)) quoted.add(quote.document);
    }
    const text = texts.get(entity.id);
    if (text || quoted.has(entity.id)) sources.push(sourceOf(entity, text?.sha256 ?? null));
  }
  return {
    receipt: { revision: dataset.revision, ...asked, ...counts },
    sources: sources.filter(({ id }) => quoted.has(id)).sort((a, b) => compareCodePoints(a.id, b.id)),
    strategies: Array.from(dataset.strategies).filter(({ id }) => owners.has(id)),
    ontology,
    present,
    languages: [...languages].sort(compareCodePoints),
    nodes: chosen(dataset.entities, has, (entity) => nodeOf(entity, evidenceOf)),
    edges: chosen(dataset.relations, isIn, (relation) => {
      const claims = relation.claims.map(claimOf);
      return {
        id: relation.id,
        relation: relation.kind,
        label: labels.get(relation.kind) ?? relation.kind,
        from: relation.from,
        to: relation.to,
        basis: relation.basis,
        strength: relation.strength,
        commitment: relation.commitment,
        reasoning: relation.claims[0]?.reasoning ?? null,
        claims,
        evidence: claims.flatMap(({ evidence }) => evidence),
      };
    }),
  };
}

/** Fields that kinds of the ontology declare beyond those of every entity; where kinds differ about a type, it is text. */
export function ownFields({ interfaces, kinds }: Ontology): readonly Pick<Field, "name" | "type" | "list">[] {
  const common = new Set(interfaces[0]?.fields.map(({ name }) => name));
  const found = new Map<string, Pick<Field, "name" | "type" | "list">>();
  for (const { name, type, list } of kinds.flatMap(({ fields }) => fields)) {
    if (common.has(name)) continue;
    const before = found.get(name);
    const alike = before === undefined || (before.type === type && before.list === list);
    found.set(name, alike ? { name, type, list } : { name, type: "String", list: before.list && list });
  }
  return [...found.values()];
}

/** Cuts evidence out of a document's text. Cost: O(text) once. */
function readerOf(source: SourceText): { readonly sha256: string; evidence(quote: Quote): Evidence } {
  const passage = openText(source);
  const pairs = Array.from(source.text.matchAll(/[\u{10000}-\u{10FFFF}]/gu), ({ index }) => index);
  const codePoints = (at: number): number => at - countUpTo(pairs, at - 1);
  return {
    sha256: source.sha256,
    evidence(quote) {
      const { document, start, end, sentenceStart } = quote;
      const counted = [codePoints(start), codePoints(end)] as const;
      return {
        ...passage(quote),
        document,
        start,
        end,
        sentenceStart,
        codePoints: counted,
        get nth() {
          return nthOnLine(source.text, quote);
        },
      };
    },
  };
}

function nodeOf(
  { names, mentions, fieldEvidence, ...entity }: Entity,
  evidenceOf: (quotes: readonly Quote[]) => readonly Evidence[],
): ExcerptNode {
  return {
    ...entity,
    name: names[0]?.name ?? entity.id,
    names,
    get mentions() {
      const found = evidenceOf(mentions.map(({ quote }) => quote));
      // of a part of a graph only the texts are there that its relations quote: then some would be missing
      return found.length === mentions.length ? found : [];
    },
  };
}

function sourceOf({ id, names, fields }: Entity, sha256: string | null): Source {
  const text = (value: FieldValue | undefined): string | null => (typeof value === "string" ? value : null);
  const { url, date, credit, license } = fields;
  const said = { url: text(url), date: text(date), credit: text(credit), license: text(license) };
  return { id, name: names[0]?.name ?? id, ...said, sha256 };
}

function chosen<In, Out>(all: Iterable<In>, passes: (one: In) => boolean, make: (one: In) => Out): Iterable<Out> {
  return {
    *[Symbol.iterator]() {
      for (const one of all) if (passes(one)) yield make(one);
    },
  };
}
