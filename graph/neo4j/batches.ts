import type { QueryResult } from "neo4j-driver";
import { StrategraphError } from "../diagnostic.ts";

/** What a row makes, at least; a statement that makes less met a reference that leads nowhere. */
export interface Making {
  readonly nodes: number;
  readonly relationships: number;
}

export type Run = (statement: string, parameters: Record<string, unknown>) => Promise<QueryResult>;

/** Gathers rows by statement, and runs a statement when it has enough of them. */
export interface Batches {
  /**
   * `stage`: rows of a later one may need what rows of the earlier ones make. `weight`: how much the row holds, 1 being
   * an entity. Errors: DATASET_REFERENCE.
   */
  readonly add: (
    stage: 1 | 2,
    statement: string,
    row: object,
    making: Making,
    weight?: number,
  ) => Promise<void> | undefined;
  readonly flush: () => Promise<void>;
}

interface Queue {
  readonly stage: 1 | 2;
  readonly statement: string;
  rows: object[];
  weight: number;
  nodes: number;
  relationships: number;
}

/** Rows in a statement, unless fewer are asked for; and the weight of all that wait, which bounds the loader's memory. */
const usualRows = 10_000;
const weightOfAll = 60_000;

/** While the server works on a group, the next one is gathered. At most so many rows go into one. */
export function createBatches(run: Run, progress: (rows: number) => void, atOnce = usualRows): Batches {
  const rowsOfStatement = Math.min(atOnce, usualRows);
  const queues = new Map<string, Queue>();
  let waiting = 0;
  let running: Promise<void> = Promise.resolve();

  const send = async (queue: Queue): Promise<void> => {
    if (queue.rows.length === 0) return;
    const { rows, nodes, relationships, statement } = queue;
    waiting -= queue.weight;
    queue.rows = [];
    queue.weight = queue.nodes = queue.relationships = 0;
    await running;
    running = run(statement, { rows }).then(({ summary }) => {
      const made = summary.counters.updates();
      if (made.nodesCreated < nodes || made.relationshipsCreated < relationships) throw dangling();
      progress(rows.length);
    });
    // its failure is met where it is waited for
    running.catch(() => {});
  };
  const flush = async (stages: readonly number[] = [1, 2]): Promise<void> => {
    for (const stage of stages) {
      for (const queue of queues.values()) if (queue.stage === stage) await send(queue);
    }
  };

  return {
    add: (stage, statement, row, { nodes, relationships }, weight = 1) => {
      let queue = queues.get(statement);
      if (queue === undefined) {
        queue = { stage, statement, rows: [], weight: 0, nodes: 0, relationships: 0 };
        queues.set(statement, queue);
      }
      queue.rows.push(row);
      queue.weight += weight;
      queue.nodes += nodes;
      queue.relationships += relationships;
      waiting += weight;
      if (waiting >= weightOfAll) return flush();
      if (queue.rows.length < rowsOfStatement && queue.weight < rowsOfStatement * 2) return undefined;
      return stage === 1 ? send(queue) : flush();
    },
    flush: async () => {
      await flush();
      await running;
    },
  };
}

function dangling(): StrategraphError {
  return new StrategraphError({
    code: "DATASET_REFERENCE",
    severity: "error",
    message: "The dataset names an entity or a document that it does not have.",
    hint: "`strategraph check` says where",
  });
}
