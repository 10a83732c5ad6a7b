import type { ExecuteOptions } from "../engine.ts";
import type { Plan, Predicate, Root, Selection } from "../plan/plan.ts";
import { unanswered } from "../plan/unanswered.ts";
import type { Batch, ConnectionHead, Row, Value } from "../rows.ts";
import type { Context } from "./context.ts";
import type { Candidates } from "./graph.ts";
import { createMeter, type Pace, type Turns } from "./meter.ts";
import { sortKeys } from "./order.ts";
import { type Cell, compileRecordRow, compileRow, suspended } from "./project.ts";
import { compileSelection, type Picked } from "./select.ts";
import { SUSPENDED } from "./truth.ts";

/** What is made once for a snapshot. */
export type Opened = Pick<Context, "graph" | "attributes" | "records">;

/** At most so many rows in a batch. */
const batchRows = 1000;

/** Gives the next batch of a root; null behind the last. */
type Source = () => Batch | null | typeof suspended;

/**
 * Answers a plan in slices of some milliseconds, between which the event loop has its turn and the signal is heard.
 * Compiles anew each time, since compiled parts keep the place where they stopped: O(plan), some microseconds.
 */
export async function* execute(
  { graph, attributes, records }: Opened,
  turns: Turns,
  pace: Pace,
  plan: Plan,
  values: readonly Value[],
  { signal, budget }: ExecuteOptions,
): AsyncGenerator<Batch, void, void> {
  signal?.throwIfAborted();
  const meter = createMeter(budget?.visits ?? Number.POSITIVE_INFINITY, pace, turns);
  const context: Context = { graph, attributes, records, values, meter };
  meter.begin();
  for (const [number, root] of plan.roots.entries()) {
    const source = compileRoot(context, root, number);
    for (let batch = source(); batch !== null; batch = source()) {
      if (batch === suspended) {
        await turns.next();
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
    case "ways":
      throw unanswered("ways");
    case "records": {
      const columns = context.graph.snapshot[root.of];
      const count = columns.relation.length;
      const row = compileRecordRow(context, root.of === "lists" ? "ListNote" : "Exclusion", root.columns);
      return batches(context, number, row, () => ({
        subjects: Array.from({ length: count }, (_, at) => at),
        head: null,
      }));
    }
  }
}

interface Subjects {
  readonly subjects: readonly number[];
  readonly head: ConnectionHead | null;
}

/** Makes rows of subjects, batch by batch; at least one batch, so that a head always finds its way. */
function batches({ meter }: Context, root: number, row: Cell<Row>, find: () => Subjects | typeof suspended): Source {
  let found: Subjects | null = null;
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
      const one = row(subjects[made + rows.length] as number, -1, -1);
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

function selectionSource(context: Context, root: Extract<Root, { selection: Selection }>, number: number): Source {
  const { selection } = root;
  const total = root.op === "connection" && root.total;
  const { candidates, possible } = scan(context, selection);
  const select = compileSelection(context, selection, possible, null, total);
  const keys = sortKeys(context, selection.order, selection.kinds, null);
  const row = compileRow(context, selection.columns, { kinds: selection.kinds, over: null, keys });
  const head = (picked: Picked): ConnectionHead | null =>
    root.op === "connection" ? [total ? picked.total : null, picked.hasPrevious, picked.hasNext] : null;
  return batches(context, number, row, () => {
    const picked = select(candidates, -1);
    return picked === SUSPENDED ? suspended : { subjects: picked.entities, head: head(picked) };
  });
}

function entitySource(context: Context, root: Extract<Root, { op: "entity" }>, number: number): Source {
  const { graph, values } = context;
  const entity = graph.rankOfId(String(values[root.id] ?? ""));
  const kind = Number.isInteger(entity) ? graph.ontology.kinds[graph.kind[entity] as number] : undefined;
  const found = kind !== undefined && root.kinds.includes(kind.name);
  const row = compileRow(context, root.columns, { kinds: root.kinds, over: null, keys: [] });
  return batches(context, number, row, () => ({ subjects: found ? [entity] : [], head: null }));
}

/** Which entities to look at: those with the ids a filter demands, or all of the kinds. */
function scan(
  { graph, values }: Context,
  { kinds, where }: Selection,
): { readonly candidates: Candidates; readonly possible: readonly string[] } {
  const every = graph.ontology.kinds.map(({ name }) => name);
  const param = demandedIds(where);
  if (param !== null) {
    const ids = [values[param] ?? []].flat();
    const ranks = new Set(ids.map((id) => graph.rankOfId(String(id))).filter(Number.isInteger));
    const ends = Uint32Array.from(ranks).sort();
    return { candidates: { ends, relations: null, start: 0, end: ends.length }, possible: every };
  }
  const only = kinds.length === 1 ? graph.kindNumber(kinds[0] as string) : -1;
  const members = graph.snapshot.kinds[only]?.members ?? null;
  return {
    candidates: { ends: members, relations: null, start: 0, end: members?.length ?? graph.entityCount },
    possible: members === null ? every : kinds,
  };
}

/** The param with the ids one of which an entity must have to pass, or null where the filter does not say. */
export function demandedIds(where: Predicate | null): number | null {
  if (where?.test === "and") return where.of.map(demandedIds).find((param) => param !== null) ?? null;
  const isId = (where?.test === "eq" || where?.test === "in") && where.subject === "entity" && where.name === "id";
  return isId ? where.value : null;
}
