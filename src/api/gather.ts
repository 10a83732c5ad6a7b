import { StrategraphError } from "../../graph/diagnostic.ts";
import type { Budget, Engine, ExecuteOptions, Status } from "../../graph/engine.ts";
import type { Batch, ConnectionHead, Row, Value } from "../../graph/rows.ts";
import type { Template } from "./compile/operation.ts";
import { toldOfField } from "./faults.ts";
import type { Answered, RootAnswer } from "./write/writing.ts";

/** All that an engine gives for a plan. */
export interface Gathered extends Pick<Answered, "status" | "roots"> {
  readonly revision: string | null;
}

/** Whether nothing at all was found. */
export function isEmpty({ roots }: Gathered): boolean {
  return roots.every(({ rows }) => rows.length === 0);
}

/** How much an answer may cost, and what ends it. */
export interface Asking {
  readonly budget: Budget;
  readonly signal: AbortSignal | undefined;
}

export function given({ budget, signal }: Asking): ExecuteOptions {
  return signal ? { budget, signal } : { budget };
}

/** Rows and the graph's own numbers, which come with them, are of one revision. */
export async function answersOf(
  engine: Engine,
  { plan, keys, status: asksStatus }: Template,
  values: readonly Value[],
  asked: Asking,
): Promise<Gathered> {
  asked.signal?.throwIfAborted();
  if (plan.roots.length === 0) {
    const status = asksStatus ? await loadedStatus(engine) : null;
    return { revision: status?.revision ?? null, status, roots: [] };
  }
  const asking = engine.execute(plan, values, given(asked));
  const answer = await asking.catch((error) => {
    throw toldOfField(error, keys);
  });
  const roots = plan.roots.map((): RootBatches => ({ head: null, batches: [] }));
  for await (const batch of answer.batches) add(roots, batch);
  return { revision: answer.revision, status: answer, roots: roots.map(joined) };
}

async function loadedStatus(engine: Engine): Promise<Status> {
  const status = await engine.status();
  if (status.revision !== null) return status;
  const message = "The engine holds no graph yet.";
  throw new StrategraphError({ code: "NOT_LOADED", severity: "error", message, hint: "load one" });
}

interface RootBatches {
  head: ConnectionHead | null;
  readonly batches: (readonly Row[])[];
}

function add(roots: readonly RootBatches[], { root, head, rows }: Batch): void {
  const answer = roots[root];
  if (!answer) throw new Error(`the engine answered root ${root}, which was not asked for`);
  if (head) answer.head = head;
  answer.batches.push(rows);
}

/** Most answers are one batch, whose rows are taken as they are. */
function joined({ head, batches }: RootBatches): RootAnswer {
  const [only] = batches;
  return { head, rows: only !== undefined && batches.length === 1 ? only : batches.flat() };
}
