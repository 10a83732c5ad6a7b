import type { Claim, Entity, Exclusion, ListNote, Quote, Relation } from "../../../../graph/dataset.ts";
import type { Value } from "../../../../graph/rows.ts";
import { contentOf } from "../../../contract/plain-records.ts";
import { type Arguments, citedNode, nodeOf, type World } from "./world.ts";

export function claimRecord(world: World, { quotes, commitmentQuotes, alternatives, ...rest }: Claim) {
  return {
    ...rest,
    document: citedNode(world, rest.document),
    attributedTo: rest.attributedTo === null ? null : nodeOf(world, rest.attributedTo),
    evidence: evidence(world, quotes),
    commitmentEvidence: evidence(world, commitmentQuotes),
    alternatives: alternatives.map((one) => ({
      ...one,
      from: one.from === null ? null : nodeOf(world, one.from),
      to: one.to === null ? null : nodeOf(world, one.to),
    })),
  };
}

export function listRecord(world: World, { quotes, ...rest }: ListNote) {
  return { ...rest, entity: nodeOf(world, rest.entity), evidence: evidence(world, quotes) };
}

export function exclusionRecord(world: World, { quotes, ...rest }: Exclusion) {
  return { ...rest, from: nodeOf(world, rest.from), to: nodeOf(world, rest.to), evidence: evidence(world, quotes) };
}

export function textRecord({ texts }: World, id: string) {
  const document = texts.get(id);
  if (document === undefined) return null;
  const { text, sha256, pages, sections } = document;
  const content = ({ start, end }: Arguments) => contentOf(text, (start ?? null) as Value, (end ?? null) as Value);
  return { sha256, length: text.length, lines: text.split("\n").length, pages, sections, content };
}

export function evidence(world: World, quotes: readonly Quote[]) {
  return quotes.map((one) => evidenceRecord(world, one));
}

export function evidenceRecord(world: World, quote: Quote) {
  const document = world.texts.get(quote.document);
  const text = document?.text ?? "";
  const label = (marks: readonly { readonly start: number; readonly label: string }[]) =>
    marks.filter(({ start }) => start <= quote.start).at(-1)?.label ?? null;
  return {
    quote: text.slice(quote.start, quote.end),
    sentence: text.slice(quote.sentenceStart, quote.sentenceEnd),
    line: text.slice(0, quote.start).split("\n").length,
    page: label(document?.pages ?? []),
    section: label(document?.sections ?? []),
    start: quote.start,
    end: quote.end,
    document: citedNode(world, quote.document),
  };
}

/** What hangs on an entity. */
export function recordsOf(world: World, entity: Entity, link: string): readonly Readonly<Record<string, unknown>>[] {
  switch (link) {
    case "mentions":
      return entity.mentions.map((one) => ({
        ...evidenceRecord(world, one.quote),
        coreference: one.coreference,
        note: one.note,
        alternatives: one.alternatives.map((id) => nodeOf(world, id)),
      }));
    case "fieldEvidence":
      return entity.fieldEvidence.map(({ quotes, ...rest }) => ({ ...rest, evidence: evidence(world, quotes) }));
    case "lists":
      return world.lists.filter((one) => one.entity === entity.id).map((one) => listRecord(world, one));
    case "exclusions":
      return world.exclusions
        .filter((one) => one.from === entity.id || one.to === entity.id)
        .map((one) => exclusionRecord(world, one));
    default:
      throw new Error(`nothing of the name ${link} hangs on an entity`);
  }
}

export function ofRelation(world: World, relation: Relation, name: string): unknown {
  if (name === "claims") return relation.claims.map((one) => claimRecord(world, one));
  if (name === "evidence") return relation.claims.flatMap((one) => evidence(world, one.quotes));
  return (relation as unknown as Record<string, unknown>)[name] ?? null;
}
