import { int } from "neo4j-driver";
import type { Claim, Dataset, Entity, Quote, Relation, Strategy } from "../dataset.ts";
import type { Ontology } from "../ontology.ts";
import { type Statistics, statisticsBuilder } from "../statistics.ts";
import { type StrategyCounts, strategyTally } from "../strategy-counts.ts";
import type { Batches } from "./batches.ts";
import { enumerate, type Plans } from "./difference.ts";
import {
  claimKey,
  claimProperties,
  entityProperties,
  exclusionProperties,
  fieldEvidenceProperties,
  listProperties,
  mentionProperties,
  relationProperties,
  silenceProperties,
  strategyProperties,
  textProperties,
} from "./properties.ts";
import { missing } from "./quotes.ts";
import { searchProperties } from "./search.ts";
import * as statements from "./statements.ts";
import { keyedLabels } from "./stored.ts";
import type { Hashes } from "./units.ts";

export interface Counts {
  readonly entities: number;
  readonly relations: number;
  readonly stated: number;
  readonly statistics: Statistics;
}

/** How many rows a first load of a dataset has. Cost: O(dataset). */
export function countRows({ strategies, documents, entities, relations, ...notes }: Dataset): number {
  let rows = 0;
  for (const part of [strategies, documents, notes.lists, notes.exclusions, notes.silences])
    for (const _ of part) rows++;
  for (const { mentions, fieldEvidence } of entities) rows += 1 + mentions.length + fieldEvidence.length;
  for (const { claims } of relations) {
    rows++;
    for (const { attributedTo, commitmentQuotes, alternatives } of claims) {
      rows += (attributedTo === null ? 0 : 1) + commitmentQuotes.length + alternatives.length;
    }
  }
  return rows;
}

const nothing = { nodes: 0, relationships: 0 };

/** Takes away what is no longer, and the records of what is to be written anew. */
export async function remove(plans: Plans, batches: Batches): Promise<void> {
  const { removed } = plans;
  const goneOrRewritten = [...removed.relations.values()];
  for (const { was } of plans.relations.values()) if (was !== null) goneOrRewritten.push(was);
  for (const { from, to, type } of goneOrRewritten) {
    await batches.add(1, statements.deleteClaims(type), { from, to }, nothing);
  }
  for (const { from, to, type } of removed.relations.values()) {
    await batches.add(2, statements.deleteRelations(type), { from, to }, nothing);
  }
  for (const [label, group] of keyedLabels(removed)) {
    for (const key of group.keys()) await batches.add(1, statements.deleteKeyed(label), { key }, nothing);
  }
  const rewritten = [...plans.entities].filter(([, { was }]) => was !== null).map(([id]) => id);
  for (const id of [...removed.entities.keys(), ...rewritten]) {
    await batches.add(1, statements.deleteEntityRecords, { id }, nothing);
  }
  await batches.flush();
  for (const id of removed.entities.keys()) await batches.add(1, statements.deleteEntities, { id }, nothing);
  await batches.flush();
}

/**
 * Writes a dataset, or of it what `plans` names. Statements come in groups; what they refer to is written before them.
 * Errors: DATASET_REFERENCE. Memory: that of the groups.
 */
export async function write(
  ontology: Ontology,
  dataset: Dataset,
  hashes: Hashes,
  plans: Plans | null,
  batches: Batches,
  pause: () => Promise<void> | undefined,
): Promise<Counts> {
  const counts = { entities: 0, relations: 0, stated: 0 };
  const made = statisticsBuilder(ontology);
  const strategies = [...dataset.strategies];
  const tally = strategyTally(strategies, [...dataset.lists]);
  const propertiesOf = entityProperties(ontology);
  const create = statements.createEntities(ontology);
  const changeOf = (entity: Entity) =>
    plans === null ? { hash: hashes.entity(entity), was: null } : plans.entities.get(entity.id);

  for (const entity of dataset.entities) {
    counts.entities++;
    made.entity(entity);
    tally.entity(entity);
    const change = changeOf(entity);
    if (change !== undefined) {
      const { hash, was } = change;
      const properties = { ...propertiesOf(entity, hash), ...searchProperties(entity, hashes.texts) };
      if (was === null) {
        await batches.add(1, create, { kind: entity.kind, properties }, { nodes: 1, relationships: 0 });
      } else {
        const { id, ...others } = properties;
        const stays = was.kind === entity.kind;
        const statement = stays ? statements.updateEntities : statements.turnEntities(was.kind, entity.kind);
        await batches.add(1, statement, { id, properties: others }, nothing);
      }
    }
    await pause();
  }
  await batches.flush();
  for (const text of dataset.documents) {
    const hash = hashes.text(text);
    if (plans !== null && !plans.keyed.has(hash)) continue;
    const weight = 1 + text.text.length / 1000;
    const row = { properties: textProperties(text, hash) };
    await batches.add(1, statements.createTexts, row, { nodes: 1, relationships: 1 }, weight);
  }
  for (const entity of dataset.entities) {
    if (entity.mentions.length + entity.fieldEvidence.length > 0 && changeOf(entity) !== undefined) {
      await writeRecordsOfEntity(entity, hashes, batches);
    }
    await pause();
  }
  const types = new Map(ontology.relations.map(({ name, type }) => [name, type]));
  for (const relation of dataset.relations) {
    counts.relations++;
    made.relation(relation);
    tally.relation(relation);
    if (relation.basis === "STATED") counts.stated++;
    const type = types.get(relation.kind);
    if (type === undefined) throw missing("relation kind", relation.kind);
    const change = plans === null ? { hash: hashes.relation(relation), was: null } : plans.relations.get(relation.id);
    if (change !== undefined) {
      // one that is of another type now is another relationship
      const isNew = change.was === null || change.was.type !== type;
      const statement = isNew ? statements.createRelations : statements.updateRelations(type);
      await writeRelation({ relation, type, hash: change.hash, statement, isNew }, hashes, batches);
    }
    await pause();
  }
  await writeNotes(dataset, hashes, plans, batches);
  for (const [at, strategyCounts] of tally.finish().entries()) {
    await writeStrategy(strategies[at] as Strategy, strategyCounts, hashes, plans, batches);
  }
  await batches.flush();
  return { ...counts, statistics: made.finish() };
}

async function writeRecordsOfEntity(entity: Entity, { texts }: Hashes, batches: Batches): Promise<void> {
  for (const [at, mention] of entity.mentions.entries()) {
    const { quote, alternatives } = mention;
    const properties = mentionProperties(mention, texts.properties(quote, at));
    const row = { entity: entity.id, document: quote.document, properties, alternatives };
    const making = { nodes: 1, relationships: 2 + alternatives.length };
    await batches.add(1, statements.createMentions, row, making, 2);
  }
  for (const [at, evidence] of entity.fieldEvidence.entries()) {
    const quotes = evidenceRows(evidence.quotes, texts);
    const row = { entity: entity.id, properties: fieldEvidenceProperties(evidence, at), quotes };
    const making = { nodes: 1 + quotes.length, relationships: 1 + 2 * quotes.length };
    await batches.add(1, statements.createFieldEvidence, row, making, 1 + quotes.length);
  }
}

function evidenceRows(quotes: readonly Quote[], texts: Hashes["texts"]) {
  return quotes.map((quote, at) => ({ document: quote.document, properties: texts.properties(quote, at) }));
}

interface WrittenRelation {
  readonly relation: Relation;
  readonly type: string;
  readonly hash: string;
  readonly statement: string;
  readonly isNew: boolean;
}

async function writeRelation(
  { relation, type, hash, statement, isNew }: WrittenRelation,
  { texts }: Hashes,
  batches: Batches,
): Promise<void> {
  const { from, to } = relation;
  const claims = relation.claims.map((claim, at) => ({
    document: claim.document,
    properties: claimProperties(claim, hash, at),
    quotes: evidenceRows(claim.quotes, texts),
  }));
  const quotes = claims.reduce((sum, claim) => sum + claim.quotes.length, 0);
  const row = { from, to, type, properties: relationProperties(relation, hash), claims };
  const making = {
    nodes: claims.length + quotes,
    relationships: (isNew ? 1 : 0) + 3 * claims.length + 2 * quotes,
  };
  await batches.add(1, statement, row, making, 1 + claims.length + quotes);
  for (const [at, claim] of relation.claims.entries())
    await writeRestOfClaim(claim, claimKey(hash, at), texts, batches);
}

/** What few claims have. */
async function writeRestOfClaim(claim: Claim, key: string, texts: Hashes["texts"], batches: Batches): Promise<void> {
  if (claim.attributedTo !== null) {
    const row = { key, entity: claim.attributedTo };
    await batches.add(2, statements.createAttributions, row, { nodes: 0, relationships: 1 });
  }
  for (const quote of evidenceRows(claim.commitmentQuotes, texts)) {
    await batches.add(2, statements.createCommitmentEvidence, { key, quote }, { nodes: 1, relationships: 2 });
  }
  for (const [at, { from, to, relation, reasoning }] of claim.alternatives.entries()) {
    const row = { key, from, to, properties: { at: int(at), relation, reasoning } };
    const relationships = 1 + (from === null ? 0 : 1) + (to === null ? 0 : 1);
    await batches.add(2, statements.createAlternatives, row, { nodes: 1, relationships });
  }
}

async function writeStrategy(
  strategy: Strategy,
  counts: StrategyCounts,
  hashes: Hashes,
  plans: Plans | null,
  batches: Batches,
): Promise<void> {
  const hash = hashes.strategy(strategy, counts);
  if (plans !== null && !plans.keyed.has(hash)) return;
  const properties = strategyProperties(strategy, counts, hashes.readOf(strategy), hash);
  await batches.add(1, statements.createStrategies, { properties }, { nodes: 1, relationships: 0 });
}

/** Lists, exclusions and silences. */
async function writeNotes(dataset: Dataset, hashes: Hashes, plans: Plans | null, batches: Batches): Promise<void> {
  const { texts } = hashes;
  const written = (hash: string): boolean => plans === null || plans.keyed.has(hash);
  for (const [at, list] of enumerate(dataset.lists)) {
    const hash = hashes.list(list, at);
    if (!written(hash)) continue;
    const quotes = evidenceRows(list.quotes, texts);
    const properties = listProperties(list, hashes.strategiesOf(list.entity), hash, at);
    const making = { nodes: 1 + quotes.length, relationships: 1 + 2 * quotes.length };
    await batches.add(1, statements.createLists, { entity: list.entity, properties, quotes }, making);
  }
  for (const [at, exclusion] of enumerate(dataset.exclusions)) {
    const hash = hashes.exclusion(exclusion, at);
    if (!written(hash)) continue;
    const quotes = evidenceRows(exclusion.quotes, texts);
    const { from, to } = exclusion;
    const making = { nodes: 1 + quotes.length, relationships: 2 + 2 * quotes.length };
    const row = { from, to, properties: exclusionProperties(exclusion, hash, at), quotes };
    await batches.add(1, statements.createExclusions, row, making);
  }
  for (const [at, silence] of enumerate(dataset.silences)) {
    const hash = hashes.silence(silence, at);
    if (!written(hash)) continue;
    const { entities } = silence;
    const row = { entities, properties: silenceProperties(silence, hash, at) };
    await batches.add(1, statements.createSilences, row, { nodes: 1, relationships: entities.length });
  }
}
