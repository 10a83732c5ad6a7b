import type { Dataset, Entity, Relation } from "../dataset.ts";
import type { Ontology } from "../ontology.ts";
import { strategyTally } from "../strategy-counts.ts";
import { entitiesBuilder } from "./build-entities.ts";
import { quotesBuilder, textsBuilder } from "./build-evidence.ts";
import { buildExclusions, buildLists, buildSilences } from "./build-notes.ts";
import { createPools } from "./build-pools.ts";
import { relationsBuilder } from "./build-relations.ts";
import type { Steps } from "./column.ts";
import type { Snapshot } from "./snapshot.ts";
import { statisticsOf } from "./statistics.ts";
import { interner } from "./strings.ts";

/** Told now and then how many of what have been read. */
export type Progress = (done: number, what: string) => void;

/**
 * Makes the columns of a dataset in one go: for a worker thread. Errors: DATASET_ORDER where it is not in canonical
 * order, DATASET_REFERENCE where it names what it does not have. Cost: O(dataset).
 */
export function buildSnapshot(ontology: Ontology, dataset: Dataset, progress?: Progress): Snapshot {
  const steps = buildSteps(ontology, dataset, progress);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same in steps of at most some milliseconds. Reads each of the dataset's iterables once. */
export function* buildSteps(ontology: Ontology, dataset: Dataset, progress?: Progress): Steps<Snapshot> {
  const pools = createPools();
  const [strategies, notes] = [[...dataset.strategies], [...dataset.lists]];
  const tally = strategyTally(strategies, notes);
  const texts = textsBuilder(pools);
  yield* each(dataset.documents, texts.push, "documents", progress);
  const quotes = quotesBuilder(texts.ids);
  const entities = entitiesBuilder(ontology, pools, quotes);
  const pushEntity = (entity: Entity): void => {
    entities.push(entity);
    tally.entity(entity);
  };
  yield* each(dataset.entities, pushEntity, "entities", progress);
  const relations = relationsBuilder(ontology, pools, entities, quotes);
  const pushRelation = (relation: Relation): void => {
    relations.push(relation);
    tally.relation(relation);
  };
  yield* each(dataset.relations, pushRelation, "relations", progress);
  const lists = yield* buildLists(ontology, pools, quotes, notes);
  const exclusions = yield* buildExclusions(ontology, pools, quotes, dataset.exclusions);
  const silences = yield* buildSilences(pools, dataset.silences);
  const asJson = interner();
  for (const one of strategies) asJson.intern(JSON.stringify(one));

  const { strings: words, rank } = yield* pools.words.finishSorted();
  const entityColumns = yield* entities.finish(rank);
  const relationColumns = yield* relations.finish();
  return {
    version: 3,
    revision: dataset.revision,
    ontology: ontology.fingerprint,
    statistics: yield* statisticsOf(entityColumns.kinds, relationColumns.relations),
    ...entityColumns,
    ...relationColumns,
    lists,
    exclusions,
    silences,
    texts: yield* texts.finish(),
    quotes: yield* quotes.finish(),
    strategies: yield* asJson.finish(),
    strategyCounts: tally.finish(),
    ids: yield* pools.ids.finish(),
    words,
    prose: yield* pools.prose.finish(),
  };
}

function* each<T>(of: Iterable<T>, push: (one: T) => void, what: string, progress: Progress = () => {}): Steps<void> {
  let done = 0;
  for (const one of of) {
    push(one);
    done++;
    if ((done & 0xff) === 0 || what === "documents") yield;
    if ((done & 0xffff) === 0) progress(done, what);
  }
  progress(done, what);
}
