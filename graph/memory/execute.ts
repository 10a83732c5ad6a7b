import type { ExecuteOptions } from "../engine.ts";
import { rootOrder } from "../plan/near.ts";
import type { Aggregate, Annotations, Column, Plan, Root, RootRecords, Ways } from "../plan/plan.ts";
import { rootRecordKinds } from "../records.ts";
import type { Batch, ConnectionHead, Row, Value } from "../rows.ts";
import { compileAggregate } from "./aggregate.ts";
import { compileAnnotationRow, type FoundAnnotation, findAnnotations } from "./annotations.ts";
import { type Cell, suspended } from "./cell.ts";
import type { Steps } from "./column.ts";
import type { Context } from "./context.ts";
import { createMeter, type Pace, type Turns } from "./meter.ts";
import { positionOf, sortKeys } from "./order.ts";
import { compileRecordRow, compileRow, scopeOf } from "./project.ts";
import { compileScan, type Scan } from "./scan-root.ts";
import { compileSelection, type Picked, type Selector } from "./select.ts";
import { SUSPENDED } from "./truth.ts";
import type { Way } from "./way-page.ts";
import { compileRootWay, findRootWays } from "./ways-root.ts";

/** What is made once for a snapshot. */
export type Opened = Pick<Context, "graph" | "attributes" | "records" | "searchIndex" | "quoteIndex">;

/** At most so many rows in a batch. */
const batchRows = 1000;

/** Gives the next batch of a root; null behind the last. */
type Source = () => Batch | null | typeof suspended;

/**
 * Answers a plan in slices of some milliseconds, between which the event loop has its turn and the signal is heard.
 * Compiles anew each time, since compiled parts keep the place where they stopped: O(plan), some microseconds.
 */
export async function* execute(
  opened: Opened,
  turns: Turns,
  pace: Pace,
  plan: Plan,
  values: readonly Value[],
  { signal, budget }: ExecuteOptions,
): AsyncGenerator<Batch, void, void> {
  signal?.throwIfAborted();
  const meter = createMeter(budget?.visits ?? Number.POSITIVE_INFINITY, pace, turns);
  const { graph, attributes, records, searchIndex, quoteIndex } = opened;
  const context: Context = { graph, attributes, records, searchIndex, quoteIndex, values, meter };
  meter.begin();
  let turnsHad = 0;
  for (const [number, root] of plan.roots.entries()) {
    const source = compileRoot(context, root, number);
    for (let batch = source(); batch !== null; batch = source()) {
      if (batch === suspended) {
        await turns.next(turnsHad++);
        meter.begin();
      } else yield batch;
      signal?.throwIfAborted();
    }
  }
  if (meter.left < 0) meter.spent();
}

function compileRoot(context: Context, root: Root, number: number): Source {
  switch (root.op) {
    case "list":
    case "connection":
      return selectionSource(context, root, number);
    case "entity":
      return entitySource(context, root, number);
    case "aggregate":
      return aggregateSource(context, root.aggregate, number);
    case "ways":
      return waysSource(context, root, number);
    case "annotations":
      return annotationsSource(context, root, number);
    case "records":
      return recordsSource(context, root.of, root.columns, number, () => true);
    case "strategy": {
      const id = context.values[root.id] ?? null;
      const strategies = context.graph.strategies();
      return recordsSource(context, "strategies", root.columns, number, (at) => strategies[at]?.id === id);
    }
  }
}

function annotationsSource(context: Context, root: Annotations, number: number): Source {
  return batches(
    context,
    number,
    compileAnnotationRow(context, root.columns),
    inSlices(() => findingAnnotations(context, root)),
  );
}

function* findingAnnotations(context: Context, root: Annotations): Steps<Subjects<FoundAnnotation>> {
  return { subjects: yield* findAnnotations(context, root), head: null };
}

/** The records of a part of the dataset that pass, in its order. */
function recordsSource(
  context: Context,
  of: RootRecords,
  columns: readonly Column[],
  number: number,
  passes: (record: number) => boolean,
): Source {
  const { lists, exclusions, silences, strategyCounts } = context.graph.snapshot;
  const counts = {
    lists: lists.entity.length,
    exclusions: exclusions.from.length,
    silences: silences.rule.length,
    strategies: strategyCounts.length,
  };
  const row = compileRecordRow(context, rootRecordKinds[of], columns);
  return batches(context, number, numberRow(row), () => ({
    subjects: Array.from({ length: counts[of] }, (_, at) => at).filter(passes),
    head: null,
  }));
}

interface Subjects<T> {
  readonly subjects: readonly T[];
  readonly head: ConnectionHead | null;
}

/** Makes rows of subjects, batch by batch; at least one batch, so that a head always finds its way. */
function batches<T>(
  { meter }: Context,
  root: number,
  row: (subject: T) => ReturnType<Cell<Row>>,
  find: () => Subjects<T> | typeof suspended,
): Source {
  let found: Subjects<T> | null = null;
  let done = -1;
  let rows: Row[] = [];
  return () => {
    if (found === null) {
      const now = find();
      if (now === suspended) return suspended;
      found = now;
    }
    const { subjects, head } = found;
    const made = Math.max(done, 0);
    if (done >= subjects.length) return null;
    const goal = Math.min(batchRows, subjects.length - made);
    while (rows.length < goal) {
      const one = row(subjects[made + rows.length] as T);
      if (one === suspended) return suspended;
      rows.push(one);
      if ((rows.length & 7) === 7 && meter.late()) return suspended;
    }
    const batch: Batch = { root, head: made === 0 ? head : null, rows };
    done = made + rows.length;
    rows = [];
    return batch;
  };
}

/** A row of an entity or a record that nothing led to. */
function numberRow(row: Cell<Row>): (subject: number) => ReturnType<Cell<Row>> {
  return (subject) => row(subject, -1, -1);
}

function selectionSource(context: Context, root: Extract<Root, { op: "list" | "connection" }>, number: number): Source {
  const { selection } = root;
  const total = root.op === "connection" && root.total;
  const { kinds, where, page } = selection;
  const order = rootOrder(selection);
  const scan = compileScan(context, selection);
  const { possible, distance } = scan;
  const select = compileSelection(context, { kinds, where, order, page }, { possible, over: null, distance }, total);
  const position = positionOf(context.graph, sortKeys(context, order, kinds, null, distance));
  const measured = selection.near !== null && "text" in selection.near ? "score" : "distance";
  const row = compileRow(context, selection.columns, scopeOf(context, { kinds, position, [measured]: distance }));
  const head = (picked: Picked): ConnectionHead | null =>
    root.op === "connection" ? [total ? picked.total : null, picked.hasPrevious, picked.hasNext] : null;
  return batches(
    context,
    number,
    numberRow(row),
    inSlices(() => picking(scan, select, head)),
  );
}

function* picking(
  { find }: Scan,
  select: Selector,
  head: (picked: Picked) => ConnectionHead | null,
): Steps<Subjects<number>> {
  const candidates = yield* find();
  let picked = select(candidates, -1);
  for (; picked === SUSPENDED; picked = select(candidates, -1)) yield;
  return { subjects: picked.entities, head: head(picked) };
}

function entitySource(context: Context, root: Extract<Root, { op: "entity" }>, number: number): Source {
  const { graph, values } = context;
  const entity = graph.rankOfId(String(values[root.id] ?? ""));
  const kind = Number.isInteger(entity) ? graph.ontology.kinds[graph.kind[entity] as number] : undefined;
  const found = kind !== undefined && root.kinds.includes(kind.name);
  const position = () => [context.graph.id(entity)];
  const row = compileRow(context, root.columns, scopeOf(context, { kinds: root.kinds, position }));
  return batches(context, number, numberRow(row), () => ({ subjects: found ? [entity] : [], head: null }));
}

function aggregateSource(context: Context, aggregate: Aggregate, number: number): Source {
  const { kinds, where } = aggregate;
  const scan = compileScan(context, { kinds, where, near: null });
  const taken = compileAggregate(context, aggregate, scan.possible, null);
  return batches(
    context,
    number,
    (row: Row) => row,
    inSlices(() => taking(scan, taken)),
  );
}

function* taking({ find }: Scan, taken: ReturnType<typeof compileAggregate>): Steps<Subjects<Row>> {
  const candidates = yield* find();
  let rows = taken(candidates, -1);
  for (; rows === SUSPENDED; rows = taken(candidates, -1)) yield;
  return { subjects: rows, head: null };
}

function waysSource(context: Context, root: Ways, number: number): Source {
  return batches(
    context,
    number,
    compileRootWay(context, root),
    inSlices(() => findingWays(context, root)),
  );
}

function* findingWays(context: Context, root: Ways): Steps<Subjects<Way>> {
  const { ways, head } = yield* findRootWays(context, root);
  return { subjects: ways, head };
}

/**
 * Goes a step at each call. The generators are functions of the module: of one made for each question, V8 keeps a map of its own, and all it holds with it, until the next full
 * collection.
 */
function inSlices<T>(make: () => Steps<T>): () => T | typeof suspended {
  const steps = make();
  return () => {
    const step = steps.next();
    return step.done === true ? step.value : suspended;
  };
}
