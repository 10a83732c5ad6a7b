import type { Dataset } from "../dataset.ts";
import type { Changes, Difference } from "../engine.ts";
import type { Ontology } from "../ontology.ts";
import { type StrategyCounts, strategyTally } from "../strategy-counts.ts";
import { sameRecord } from "./hash.ts";
import { missing } from "./quotes.ts";
import type { Stored, StoredRelation } from "./stored.ts";
import type { Hashes } from "./units.ts";

/** A part that is written: its hash, and what stood there before; null where nothing did. */
export interface Change<T> {
  readonly hash: string;
  readonly was: T | null;
}

/** What is to be written and to be removed. */
export interface Plans {
  readonly difference: Difference;
  readonly entities: ReadonlyMap<string, Change<{ readonly kind: string }>>;
  readonly relations: ReadonlyMap<string, Change<StoredRelation>>;
  /** Of lists, exclusions, silences, texts and strategies those that are written, by hash. */
  readonly keyed: ReadonlySet<string>;
  readonly removed: Stored;
  readonly nothing: boolean;
}

/**
 * Compares a dataset with what is stored, by hashes; what is left in `stored` afterwards is to be removed. The difference
 * counts records that changed, not those that come to be stored otherwise. Cost: O(both).
 */
export async function compare(
  from: string | null,
  ontology: Ontology,
  dataset: Dataset,
  hashes: Hashes,
  stored: Stored,
  pause: () => Promise<void> | undefined,
): Promise<Plans> {
  const entities = new Map<string, Change<{ readonly kind: string }>>();
  const relations = new Map<string, Change<StoredRelation>>();
  const entityCounts = { added: 0, changed: 0, removed: 0 };
  const relationCounts = { added: 0, changed: 0, removed: 0 };
  const types = new Map(ontology.relations.map(({ name, type }) => [name, type]));
  const strategies = [...dataset.strategies];
  const tally = strategyTally(strategies, [...dataset.lists]);
  for (const entity of dataset.entities) {
    tally.entity(entity);
    const hash = hashes.entity(entity);
    const was = stored.entities.get(entity.id) ?? null;
    stored.entities.delete(entity.id);
    if (was?.hash !== hash || was.kind !== entity.kind) entities.set(entity.id, { hash, was });
    count(entityCounts, was?.hash ?? null, hash);
    await pause();
  }
  for (const relation of dataset.relations) {
    const type = types.get(relation.kind);
    if (type === undefined) throw missing("relation kind", relation.kind);
    tally.relation(relation);
    const hash = hashes.relation(relation);
    const was = stored.relations.get(relation.id) ?? null;
    stored.relations.delete(relation.id);
    if (was?.hash !== hash || was.type !== type) relations.set(relation.id, { hash, was });
    count(relationCounts, was?.hash ?? null, hash);
    await pause();
  }
  entityCounts.removed = stored.entities.size;
  relationCounts.removed = stored.relations.size;
  const keyed = new Set<string>();
  const keep = (group: Map<string, string>, key: string, hash: string): void => {
    if (group.get(key) === hash) group.delete(key);
    else keyed.add(hash);
  };
  for (const [at, list] of enumerate(dataset.lists)) {
    const hash = hashes.list(list, at);
    keep(stored.lists, hash, hash);
  }
  for (const [at, exclusion] of enumerate(dataset.exclusions)) {
    const hash = hashes.exclusion(exclusion, at);
    keep(stored.exclusions, hash, hash);
  }
  for (const [at, silence] of enumerate(dataset.silences)) {
    const hash = hashes.silence(silence, at);
    keep(stored.silences, hash, hash);
  }
  for (const text of dataset.documents) keep(stored.texts, text.id, hashes.text(text));
  const counts = tally.finish();
  for (const [at, strategy] of strategies.entries()) {
    keep(stored.strategies, strategy.id, hashes.strategy(strategy, counts[at] as StrategyCounts));
  }
  const left = Object.values(stored).reduce((sum, group) => sum + group.size, 0);
  return {
    difference: { from, to: dataset.revision, entities: entityCounts, relations: relationCounts },
    entities,
    relations,
    keyed,
    removed: stored,
    nothing: left + keyed.size + entities.size + relations.size === 0,
  };
}

export function* enumerate<T>(records: Iterable<T>): Iterable<readonly [at: number, record: T]> {
  let at = 0;
  for (const record of records) yield [at++, record];
}

function count(counts: { added: number; changed: number }, was: string | null, hash: string): void {
  if (was === null) counts.added++;
  else if (!sameRecord(was, hash)) counts.changed++;
}

const none: Changes = { added: 0, changed: 0, removed: 0 };

export function noDifference(revision: string): Difference {
  return { from: revision, to: revision, entities: none, relations: none };
}
