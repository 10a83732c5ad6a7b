import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Claim, Entity, Quote, Relation, SourceText } from "../../graph/dataset.ts";
import { firstWords, printLock } from "../../src/seeds/lockfile.ts";
import { generateStrategies } from "../generate/strategies.ts";

/**
 * Writes generated strategies as seeds, a folder each with its text, its YAML and its lock, and gives the bytes written. They are
 * what generateStrategies makes, but that a stated commitment always has words of its own, as seeds must.
 */
export function writeSeeds(folder: string, seed: number, size: number): number {
  const { documents, entities, relations } = generateStrategies(seed, size);
  let bytes = 0;
  const write = (place: string, name: string, text: string): void => {
    mkdirSync(join(folder, place), { recursive: true });
    writeFileSync(join(folder, place, name), text);
    bytes += Buffer.byteLength(text);
  };
  const [everyEntity, everyRelation] = [byFolder(entities), byFolder(relations)];
  const shared = everyEntity.next().value;
  if (shared?.folder !== "common") throw new Error("what is shared comes first");
  write("common", "entities.yaml", `entities:\n${shared.members.map((one) => entityText(one, null)).join("")}`);
  for (const document of documents) {
    const { value: own } = everyEntity.next();
    const { value: joined } = everyRelation.next();
    const [name = ""] = document.id.split("/");
    if (own?.folder !== name || joined?.folder !== name) throw new Error("strategies come in one order");
    const quotes = quotesOf(document);
    const written = own.members.filter(({ id }) => id !== document.id).map((one) => entityText(one, quotes));
    write(name, "strategy.yaml", strategyText(name));
    write(name, "source.txt", document.text);
    write(name, "entities.yaml", `entities:\n${written.join("")}`);
    write(name, "relations.yaml", `relations:\n${joined.members.map((one) => relationText(one, quotes)).join("")}`);
    write(name, "lock.json", quotes.lock());
  }
  return bytes;
}

/** What follows each other and is of one strategy, by the first part of its id. */
function* byFolder<T extends { readonly id: string }>(all: Iterable<T>) {
  let folder = "";
  let members: T[] = [];
  for (const one of all) {
    const now = one.id.slice(0, one.id.indexOf("/"));
    if (now !== folder && members.length > 0) {
      yield { folder, members };
      members = [];
    }
    folder = now;
    members.push(one);
  }
  yield { folder, members };
}

interface Quotes {
  readonly text: (quote: Quote) => string;
  /** The lock of those that were asked for. */
  readonly lock: () => string;
}

function quotesOf({ text }: SourceText): Quotes {
  const lines = new Map<number, number>([[0, 1]]);
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) lines.set(end + 1, lines.size + 1);
  const asked = new Map<string, Quote>();
  const lineOf = ({ sentenceStart }: Quote): number => lines.get(sentenceStart) ?? 0;
  const words = ({ start, end }: Quote): string => text.slice(start, end);
  return {
    text: (found) => {
      // seeds trim their quotes
      const quote = { ...found, start: found.start + (text[found.start] === " " ? 1 : 0) };
      asked.set(`${quote.start} ${quote.end}`, quote);
      return `{ quote: ${JSON.stringify(words(quote))}, line: ${lineOf(quote)} }`;
    },
    lock: () =>
      printLock([
        {
          name: "source-document/text",
          file: "source.txt",
          sha256: createHash("sha256").update(text).digest("hex"),
          original: null,
          quotes: [...asked.values()]
            .sort((a, b) => a.start - b.start || a.end - b.end)
            .map((quote) => ({
              quote: firstWords(words(quote)),
              line: lineOf(quote),
              start: quote.start,
              end: quote.end,
              sentence: [quote.sentenceStart, quote.sentenceEnd] as const,
              place: { file: "lock.json", line: 1, column: 1 },
            })),
        },
      ]),
  };
}

function strategyText(name: string): string {
  return `strategy:
  name: Strategy ${name}
  language: en
  annotators: [generator]
  reviewers: []
documents:
  - id: source-document/text
    text: source.txt
    name: The text as published
`;
}

function entityText({ id, names, description, fields, mentions }: Entity, quotes: Quotes | null): string {
  const lines = [`  - id: ${own(id)}`, `    name: ${JSON.stringify(names[0]?.name)}`];
  if (description !== null) lines.push(`    description: ${JSON.stringify(description)}`);
  for (const [name, value] of Object.entries(fields)) {
    lines.push(`    ${name}: ${name === "instrumentType" ? String(value).toLowerCase() : JSON.stringify(value)}`);
  }
  if (quotes !== null) {
    lines.push("    mentions:");
    for (const { quote, coreference } of mentions) {
      const text = quotes.text(quote);
      lines.push(`      - ${coreference ? text.replace(/ }$/, ", coreference: true }") : text}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

function relationText({ kind, from, to, claims }: Relation, quotes: Quotes): string {
  const lines = [`  - from: ${own(from)}`, `    ${kind}: ${own(to)}`];
  for (const { basis, strength, reasoning, coreference, note, quotes: found, ...claim } of claims) {
    const [quote] = found;
    if (quote !== undefined) lines.push(`    quotes: [${quotes.text(quote)}]`);
    if (basis === "INFERRED") {
      lines.push("    basis: inferred", `    strength: ${strength?.toLowerCase()}`);
      lines.push(`    reasoning: ${JSON.stringify(reasoning)}`);
    }
    if (claim.commitment !== null) lines.push(`    commitment: ${commitmentText(claim, quote, quotes)}`);
    if (coreference) lines.push("    coreference: true");
    if (note !== null) lines.push(`    note: ${JSON.stringify(note)}`);
  }
  return `${lines.join("\n")}\n`;
}

function commitmentText(
  { commitment, commitmentQuotes }: Pick<Claim, "commitment" | "commitmentQuotes">,
  quote: Quote | undefined,
  quotes: Quotes,
): string {
  const words = commitmentQuotes[0] ?? quote;
  const name = commitment === "IN_FORCE" ? "inForce" : commitment?.toLowerCase();
  return words === undefined ? String(name) : `{ ${name}: ${quotes.text(words)} }`;
}

/** An id as its own folder writes it. */
function own(id: string): string {
  return id.slice(id.indexOf("/") + 1);
}
