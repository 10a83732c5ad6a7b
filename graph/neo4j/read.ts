import type { Record as Found, Session } from "neo4j-driver";
import {
  type Alternative,
  type Claim,
  type Entity,
  type Exclusion,
  type FieldEvidence,
  type FieldValue,
  type ListNote,
  type Mark,
  type Mention,
  type Quote,
  type Relation,
  relationId,
  type Silence,
  type SourceText,
  type Strategy,
} from "../dataset.ts";
import type { Ontology } from "../ontology.ts";
import type { Part } from "../part.ts";
import { commonFields } from "./properties.ts";

/** What is stored, read back: the inverse of properties.ts and write.ts. */

type QuoteRow = readonly [document: string, start: number, end: number, sentenceStart: number, sentenceEnd: number];

const quoteRow = "[s.id, q.start, q.end, q.sentenceStart, q.sentenceEnd]";
const quotes = (type: string): string =>
  `COLLECT { MATCH (o)-[:${type}]->(q)-[:document]->(s) WITH q, s ORDER BY q.at RETURN ${quoteRow} }`;

function quoteOf([document, start, end, sentenceStart, sentenceEnd]: QuoteRow): Quote {
  return { document, start, end, sentenceStart, sentenceEnd };
}

async function* found(
  session: Session,
  statement: string,
  values: readonly string[] | null = null,
): AsyncIterable<Found> {
  yield* session.run(statement, values === null ? {} : { values });
}

/** The records that have one of some values, or, where those are null, all. */
function among(property: string, values: readonly string[] | null): string {
  return values === null ? "" : ` WHERE ${property} IN $values`;
}

/** The texts of some documents, by their ids, or of all. */
export async function readTexts(session: Session, ids: readonly string[] | null): Promise<SourceText[]> {
  const documents: SourceText[] = [];
  const texts = `MATCH (t:Strategraph:StrategraphText)${among("t.key", ids)} RETURN properties(t)`;
  for await (const record of found(session, texts, ids)) {
    const { key, text, sha256, pageStarts, pageLabels, sectionStarts, sectionLabels } = record.get(0);
    documents.push({
      id: key,
      text,
      sha256,
      pages: marks(pageStarts, pageLabels),
      sections: marks(sectionStarts, sectionLabels),
    });
  }
  return documents;
}

export async function readStrategies(session: Session): Promise<Strategy[]> {
  const strategies: Strategy[] = [];
  for await (const record of found(session, "MATCH (s:Strategraph:StrategraphStrategy) RETURN properties(s)")) {
    const { key, name, language, annotators, reviewers, documents: ids } = record.get(0);
    strategies.push({ id: key, name, language, annotators, reviewers, documents: ids });
  }
  return strategies;
}

function marks(starts: readonly number[], labels: readonly string[]): readonly Mark[] {
  return starts.map((start, at) => ({ start, label: labels[at] ?? "" }));
}

/** Some entities, by their ids, or all. */
export async function readEntities(
  session: Session,
  ontology: Ontology,
  ids: readonly string[] | null,
): Promise<readonly Entity[]> {
  const mentions = new Map<string, Mention[]>();
  const ofMentions = found(
    session,
    `MATCH (e:Strategraph)-[:mentions]->(q:Strategraph:Mention)-[:document]->(s)${among("e.id", ids)}
WITH e, q, s ORDER BY q.at
RETURN e.id, ${quoteRow}, q.coreference, q.note,
  COLLECT { MATCH (q)-[m:mayMean]->(a) WITH m, a ORDER BY m.at RETURN a.id }`,
    ids,
  );
  for await (const record of ofMentions) {
    push(mentions, record.get(0), {
      quote: quoteOf(record.get(1)),
      coreference: record.get(2),
      note: record.get(3),
      alternatives: record.get(4),
    });
  }
  const fieldEvidence = new Map<string, FieldEvidence[]>();
  const ofFields = found(
    session,
    `MATCH (e:Strategraph)-[:fieldEvidence]->(o:Strategraph:FieldEvidence)${among("e.id", ids)}
WITH e, o ORDER BY o.at
RETURN e.id, o.field, o.value, o.note, ${quotes("evidence")}`,
    ids,
  );
  for await (const record of ofFields) {
    push(fieldEvidence, record.get(0), {
      field: record.get(1),
      value: record.get(2),
      note: record.get(3),
      quotes: record.get(4).map(quoteOf),
    });
  }
  const fields = new Map(
    ontology.kinds.map((kind) => [
      kind.name,
      kind.fields.map(({ name }) => name).filter((name) => !commonFields.has(name)),
    ]),
  );
  const entities: Entity[] = [];
  const chosen = ids === null ? " WHERE n.id IS NOT NULL" : among("n.id", ids);
  for await (const record of found(session, `MATCH (n:Strategraph)${chosen} RETURN properties(n), labels(n)`, ids)) {
    const stored = record.get(0);
    const kind = (record.get(1) as readonly string[]).find((label) => fields.has(label)) ?? "";
    const names: readonly string[] = stored._names ?? [stored.name];
    const unrecorded: readonly string[] = stored._unrecorded ?? [];
    const own: Record<string, FieldValue> = {};
    for (const name of fields.get(kind) ?? []) {
      if (stored[name] !== undefined && !unrecorded.includes(name)) own[name] = stored[name];
    }
    entities.push({
      id: stored.id,
      kind,
      names: names.map((name, at) => ({ language: stored._languages[at], name })),
      aliases: stored.aliases,
      description: stored.description ?? null,
      basis: stored.basis,
      strength: stored.strength ?? null,
      reasoning: stored.reasoning ?? null,
      note: stored.note ?? null,
      strategies: stored.strategies,
      fields: own,
      mentions: mentions.get(stored.id) ?? [],
      fieldEvidence: fieldEvidence.get(stored.id) ?? [],
    });
  }
  return entities;
}

function push<T>(groups: Map<string, T[]>, key: string, value: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [value]);
  else group.push(value);
}

/** The relations of a part, or all. */
export async function readRelations(
  session: Session,
  ontology: Ontology,
  part: Part | null,
): Promise<readonly Relation[]> {
  const kinds = new Map(ontology.relations.map(({ name, type }) => [type, name]));
  const ids = part === null ? null : [...part.entities.keys()];
  const between = ids === null ? "" : " AND f.id IN $values AND t.id IN $values";
  const all = found(
    session,
    `MATCH (f:Strategraph)-[r]->(t:Strategraph) WHERE r._hash IS NOT NULL${between}
RETURN f.id, type(r), t.id, r.basis, r.strength, r.commitment, r.claims`,
    ids,
  );
  const relations: { readonly relation: Omit<Relation, "claims">; readonly keys: readonly string[] }[] = [];
  for await (const record of all) {
    const from: string = record.get(0);
    const to: string = record.get(2);
    const kind = kinds.get(record.get(1)) ?? String(record.get(1));
    const id = relationId(from, kind, to);
    if (part?.relations?.has(id) === false) continue;
    const [basis, strength, commitment] = [record.get(3), record.get(4), record.get(5)];
    relations.push({ relation: { id, kind, from, to, basis, strength, commitment }, keys: record.get(6) });
  }
  const claims = await readClaims(session, part === null ? null : relations.flatMap(({ keys }) => keys));
  return relations.map(({ relation, keys }) => ({
    ...relation,
    claims: keys.flatMap((key) => claims.get(key) ?? []),
  }));
}

/** Some claims, or all, by their keys. */
async function readClaims(session: Session, keys: readonly string[] | null): Promise<ReadonlyMap<string, Claim>> {
  const claims = new Map<string, Claim>();
  const ofClaims = found(
    session,
    `MATCH (o:Strategraph:Claim)-[:document]->(d)${among("o.key", keys)}
RETURN properties(o), d.id, [(o)-[:attributedTo]->(a) | a.id][0], ${quotes("evidence")}, ${quotes("commitmentEvidence")},
  COLLECT {
    MATCH (o)-[:alternatives]->(x)
    WITH x ORDER BY x.at
    RETURN [[(x)-[:alternativeFrom]->(f) | f.id][0], x.relation, [(x)-[:alternativeTo]->(t) | t.id][0], x.reasoning]
  }`,
    keys,
  );
  for await (const record of ofClaims) {
    const stored = record.get(0);
    claims.set(stored.key, {
      document: record.get(1),
      basis: stored.basis,
      strength: stored.strength ?? null,
      reasoning: stored.reasoning ?? null,
      commitment: stored.commitment ?? null,
      commitmentQuotes: record.get(4).map(quoteOf),
      attributedTo: record.get(2),
      coreference: stored.coreference,
      qualifier: stored.qualifier ?? null,
      note: stored.note ?? null,
      quotes: record.get(3).map(quoteOf),
      alternatives: record.get(5).map(alternativeOf),
      annotator: stored.annotator,
      reviewer: stored.reviewer ?? null,
    });
  }
  return claims;
}

type AlternativeRow = readonly [from: string | null, relation: string | null, to: string | null, reasoning: string];

function alternativeOf([from, relation, to, reasoning]: AlternativeRow): Alternative {
  return { from, relation, to, reasoning };
}

interface Notes {
  readonly lists: readonly ListNote[];
  readonly exclusions: readonly Exclusion[];
  readonly silences: readonly Silence[];
}

export async function readNotes(session: Session): Promise<Notes> {
  const lists: ListNote[] = [];
  const ofLists = found(
    session,
    `MATCH (o:Strategraph:ListNote)-[:listOf]->(e) WITH o, e ORDER BY o.at
RETURN e.id, properties(o), ${quotes("evidence")}`,
  );
  for await (const record of ofLists) {
    const { relation, direction, members, status, note } = record.get(1);
    lists.push({
      entity: record.get(0),
      relation,
      direction,
      members,
      status,
      note: note ?? null,
      quotes: record.get(2).map(quoteOf),
    });
  }
  const exclusions: Exclusion[] = [];
  const ofExclusions = found(
    session,
    `MATCH (f)<-[:excludedFrom]-(o:Strategraph:Exclusion)-[:excludedTo]->(t) WITH o, f, t ORDER BY o.at
RETURN o.relation, f.id, t.id, o.reasoning, ${quotes("evidence")}`,
  );
  for await (const record of ofExclusions) {
    exclusions.push({
      relation: record.get(0),
      from: record.get(1),
      to: record.get(2),
      reasoning: record.get(3),
      quotes: record.get(4).map(quoteOf),
    });
  }
  const silences: Silence[] = [];
  const ofSilences = found(
    session,
    `MATCH (o:Strategraph:Silence) WITH o ORDER BY o.at
RETURN o.strategy, o.rule, o.reason, o.annotator,
  COLLECT { MATCH (o)-[s:silences]->(e) WITH s, e ORDER BY s.at RETURN e.id }`,
  );
  for await (const record of ofSilences) {
    silences.push({
      strategy: record.get(0),
      rule: record.get(1),
      entities: record.get(4),
      reason: record.get(2),
      annotator: record.get(3),
    });
  }
  return { lists, exclusions, silences };
}
