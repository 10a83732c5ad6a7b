import type { Dataset } from "./dataset.ts";
import type { Part } from "./part.ts";
import type { Plan } from "./plan/plan.ts";
import type { Batch, Value } from "./rows.ts";
import type { Statistics } from "./statistics.ts";

/**
 * Holds one graph and answers plans. Every method that runs long takes a signal and stops soon after it is aborted, with
 * the signal's reason; none blocks the event loop for more than 25 ms at a time.
 */
export interface Engine {
  readonly name: string;

  /**
   * Makes `dataset` the graph: afterwards the engine holds exactly it, or, on any error, exactly what it held before.
   * Answers under way end on the graph they began with. Cost: O(dataset).
   */
  replace(dataset: Dataset, options?: ReplaceOptions): Promise<Difference>;

  /**
   * Answers a plan. Before: the plan was made for this engine's ontology, and `values` has what its params need, in
   * canonical form. The whole answer comes from one revision. Errors: NOT_LOADED before the first `replace`;
   * COST_TOO_HIGH, before anything is looked at, where more visits are estimated than `budget.estimated`; BUDGET_EXCEEDED
   * past `budget.visits`.
   */
  execute(plan: Plan, values: readonly Value[], options?: ExecuteOptions): Promise<Answer>;

  /** What the engine will do for a plan, for people: pass by pass, or the statement it sends. */
  explain(plan: Plan): string;

  status(): Promise<Status>;

  /** How the graph there is made up: what estimates rest on (cost/). Errors: NOT_LOADED. */
  statistics(): Promise<Statistics>;

  /** Calls back with each new revision, until the function returned is called. */
  watch(onRevision: (revision: string) => void): () => void;

  /**
   * The whole graph as it was loaded, whose revision equals the one loaded; or only a part of it, as `partOf` would take it
   * out of the whole. Cost: O(graph), or of a part that of its entities and all their relations.
   */
  scan(options?: ScanOptions): Promise<Dataset>;

  close(): Promise<void>;
}

export interface ReplaceOptions {
  /** Only says what would change. */
  readonly dryRun?: boolean;
  readonly signal?: AbortSignal;
  readonly progress?: (done: number, what: string) => void;
}

export interface ScanOptions {
  readonly only?: Part;
  readonly signal?: AbortSignal;
}

/** Counts of what a replacement changes; all zero when the same dataset is loaded again. */
export interface Difference {
  readonly from: string | null;
  readonly to: string;
  readonly entities: Changes;
  readonly relations: Changes;
}

export interface Changes {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

export interface ExecuteOptions {
  readonly signal?: AbortSignal;
  readonly budget?: Budget;
}

/** Relations and entities an answer may visit, and may be estimated to visit (cost/); without end, unless said. */
export interface Budget {
  readonly visits?: number;
  readonly estimated?: number;
}

/** The graph that all of an answer comes from, and the answer. */
export interface Answer extends Loaded {
  readonly batches: AsyncIterable<Batch>;
}

/** A graph: which it is, and its size. */
export interface Loaded {
  readonly revision: string;
  readonly entities: number;
  readonly relations: number;
  /** Of `relations`. */
  readonly stated: number;
}

/** The graph there is. */
export interface Status extends Omit<Loaded, "revision"> {
  /** Null before the first load. */
  readonly revision: string | null;
}
