import type { Entity, Quote, Relation, SourceText, Strategy } from "../../graph/dataset.ts";
import type { RootRecords } from "../../graph/plan/plan.ts";
import type { Value } from "../../graph/rows.ts";
import { plainStrategyCounts } from "./plain-strategies.ts";
import type { PlainRecord, World } from "./plain-world.ts";

export function rootRecords(world: World, of: RootRecords): readonly PlainRecord[] {
  const { lists, exclusions, silences, strategies } = world.dataset;
  switch (of) {
    case "lists":
      return [...lists].map((one) => withEvidence(world, one));
    case "exclusions":
      return [...exclusions].map((one) => withEvidence(world, one));
    case "silences":
      return [...silences].map((one) => ({ ...one }));
    case "strategies":
      return [...strategies].map((one) => strategyRecord(world, one));
  }
}

export function entityRecords(world: World, entity: Entity, link: string): readonly PlainRecord[] {
  const { dataset, texts } = world;
  const cited = (of: Iterable<Cited>): PlainRecord[] => [...of].map((one) => withEvidence(world, one));
  if (link === "mentions") return entity.mentions.map((one) => ({ ...one, ...evidence(world, one.quote) }));
  if (link === "fieldEvidence") return cited(entity.fieldEvidence);
  if (link === "text") return [...texts.values()].filter(({ id }) => id === entity.id).map(textRecord);
  if (link === "lists") return cited([...dataset.lists].filter((one) => one.entity === entity.id));
  return cited([...dataset.exclusions].filter((one) => [one.from, one.to].includes(entity.id)));
}

export function relationRecords(world: World, { claims }: Relation, link: string): readonly PlainRecord[] {
  const evidenceOf = (quotes: readonly Quote[]): PlainRecord[] => quotes.map((quote) => evidence(world, quote));
  if (link !== "claims") return claims.flatMap(({ quotes }) => evidenceOf(quotes));
  return claims.map((one) => ({
    ...one,
    evidence: evidenceOf(one.quotes),
    commitmentEvidence: evidenceOf(one.commitmentQuotes),
  }));
}

interface Cited {
  readonly quotes: readonly Quote[];
}

export function withEvidence(world: World, one: Cited): PlainRecord {
  return { ...one, evidence: one.quotes.map((quote) => evidence(world, quote)) };
}

export function evidence(world: World, quote: Quote): PlainRecord {
  const { text, pages, sections } = textOf(world, quote);
  return {
    document: quote.document,
    quote: wordsOf(world, quote),
    sentence: text.slice(quote.sentenceStart, quote.sentenceEnd),
    line: text.slice(0, quote.start).split("\n").length,
    page: pages.findLast(({ start }) => start <= quote.start)?.label ?? null,
    section: sections.findLast(({ start }) => start <= quote.start)?.label ?? null,
    start: quote.start,
    end: quote.end,
  };
}

/** All that an entity is quoted by, in the order of its records. */
export function quotesOf({ mentions, fieldEvidence }: Entity): readonly Quote[] {
  return [...mentions.map(({ quote }) => quote), ...fieldEvidence.flatMap(({ quotes }) => quotes)];
}

export function wordsOf(world: World, quote: Quote): string {
  return textOf(world, quote).text.slice(quote.start, quote.end);
}

function textOf({ texts }: World, { document }: Quote): SourceText {
  return texts.get(document) as SourceText;
}

function strategyRecord({ dataset, byId }: World, strategy: Strategy): PlainRecord {
  return {
    ...strategy,
    ...plainStrategyCounts(dataset, strategy),
    documents: strategy.documents.filter((document) => byId.has(document)),
  };
}

function textRecord({ text, sha256, pages, sections }: SourceText): PlainRecord {
  return { sha256, length: text.length, lines: text.split("\n").length, pages, sections, text };
}

/** Character by character: those that end within the bounds. One that a bound falls into belongs to what begins there. */
export function contentOf(text: string, start: Value, end: Value): string {
  let [at, content] = [0, ""];
  for (const character of text) {
    at += character.length;
    if (at > Number(start ?? 0) && at <= Number(end ?? text.length)) content += character;
  }
  return content;
}
