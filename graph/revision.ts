import { createHash } from "node:crypto";
import {
  compareCodePoints,
  type Dataset,
  type Entity,
  type Exclusion,
  type ListNote,
  type Relation,
  type Silence,
  type SourceText,
  type Strategy,
} from "./dataset.ts";
import { StrategraphError } from "./diagnostic.ts";

/**
 * A dataset before it has a revision; without `silences`, it has none. Each part may be iterated more than once, with the
 * same sequence.
 */
export type DatasetParts = Omit<Dataset, "revision" | "silences"> & Partial<Pick<Dataset, "silences">>;

/**
 * Puts the parts of a dataset into canonical order and computes the revision: the SHA-256 over each part's SHA-256, taken
 * over its records as JSON with sorted keys. It depends neither on the order of parts nor on that of keys; order within a
 * record (of names, claims, quotes) counts; silences count where there are any. Errors: DATASET_DUPLICATE_ID. Cost: O(bytes); a part that is in order already
 * is neither copied nor held.
 */
export function makeDataset(parts: DatasetParts): Dataset {
  const steps = datasetSteps(parts);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** As makeDataset; each `yield` is a place to let others run, but for the sorting of a part that is not in order. */
export function* datasetSteps(parts: DatasetParts): Generator<void, Dataset, void> {
  const strategies = yield* inOrder<Strategy>("strategy", parts.strategies, byId);
  const documents = yield* inOrder<SourceText>("document", parts.documents, byId);
  const entities = yield* inOrder<Entity>("entity", parts.entities, byId);
  const relations = yield* inOrder<Relation>("relation", parts.relations, byId);
  const lists = yield* inOrder<ListNote>(
    "list",
    parts.lists,
    (one) => `${one.entity}\0${one.relation}\0${canonical(one)}`,
  );
  const exclusions = yield* inOrder<Exclusion>(
    "exclusion",
    parts.exclusions,
    (one) => `${one.from}\0${one.relation}\0${canonical(one)}`,
  );
  const silences = yield* inOrder<Silence>(
    "silence",
    parts.silences ?? [],
    (one) => `${one.rule}\0${one.entities.join(" ")}\0${one.strategy}`,
  );
  const revision = createHash("sha256");
  for (const { digest } of [strategies, documents, entities, relations, lists, exclusions]) revision.update(digest);
  // graphs that silence nothing keep the revision they had before anything could be silenced
  const [silenced] = silences.records;
  if (silenced !== undefined) revision.update(silences.digest);
  return {
    strategies: strategies.records,
    documents: documents.records,
    entities: entities.records,
    relations: relations.records,
    lists: lists.records,
    exclusions: exclusions.records,
    silences: silences.records,
    revision: revision.digest("hex"),
  };
}

interface Part<T> {
  readonly records: Iterable<T>;
  readonly digest: Uint8Array;
}

function byId({ id }: { readonly id: string }): string {
  return id;
}

function* inOrder<T>(what: string, records: Iterable<T>, keyOf: (record: T) => string): Generator<void, Part<T>, void> {
  const digest = yield* digestOf(what, records, keyOf);
  if (digest) return { records, digest };
  const sorted = Array.from(records, (record) => ({ record, key: keyOf(record) }))
    .sort((a, b) => compareCodePoints(a.key, b.key))
    .map(({ record }) => record);
  return { records: sorted, digest: (yield* digestOf(what, sorted, keyOf)) ?? new Uint8Array() };
}

const chunk = 1 << 16;

/** Null where the records are not in order. */
function* digestOf<T>(
  what: string,
  records: Iterable<T>,
  keyOf: (record: T) => string,
): Generator<void, Uint8Array | null, void> {
  const hash = createHash("sha256");
  let pending = "";
  let previous: string | null = null;
  for (const record of records) {
    const key = keyOf(record);
    const order = previous === null ? -1 : compareCodePoints(previous, key);
    if (order > 0) return null;
    if (order === 0) throw duplicate(what, key);
    previous = key;
    pending += `${canonical(record)}\n`;
    if (pending.length < chunk) continue;
    hash.update(pending);
    pending = "";
    yield;
  }
  return hash.update(pending).digest();
}

function duplicate(what: string, key: string): StrategraphError {
  return new StrategraphError({
    code: "DATASET_DUPLICATE_ID",
    severity: "error",
    message: `Two records of the dataset are the same ${what}: ${key.replaceAll("\0", " ")}.`,
    hint: "give each its own id, or leave one out",
  });
}

/** JSON with its keys in code-point order, and without those that are undefined: what a revision is taken over. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  entries.sort(([a], [b]) => compareCodePoints(a, b));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(",")}}`;
}
