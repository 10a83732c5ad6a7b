import { createEstimator, type Estimator } from "../cost/estimate.ts";
import { refuseAbove } from "../cost/refuse.ts";
import type { Ontology } from "../ontology.ts";
import type { Plan } from "../plan/plan.ts";
import type { Value } from "../rows.ts";
import type { Statistics } from "../statistics.ts";
import { ask } from "./ask.ts";
import type { Connection } from "./connection.ts";
import { asLoaded, otherVersion } from "./loaded.ts";
import { readStateIn } from "./state.ts";
import { format } from "./units.ts";

/** Milliseconds after which a server that says nothing counts as out of reach. */
const within = 5_000;

/** How a graph of some revision is made up. */
export interface MadeUp {
  readonly revision: string;
  readonly statistics: Statistics;
  readonly estimate: Estimator;
}

/** Statistics as the node of the graph has them. Errors: NEO4J_OTHER_VERSION where it has none, or not all that is counted. */
function madeUp(ontology: Ontology, revision: string, stored: Value): MadeUp {
  if (typeof stored !== "string") throw otherVersion();
  const statistics = JSON.parse(stored) as Statistics;
  return { revision, statistics, estimate: createEstimator(ontology, statistics) };
}

export interface Estimating {
  /** Asks the server. Errors: NOT_LOADED, NEO4J_OTHER_ONTOLOGY, NEO4J_OTHER_VERSION, those of the connection. */
  readonly read: (signal?: AbortSignal) => Promise<MadeUp>;
  /** Takes what an answer brought with it: that of another revision than the last. */
  readonly take: (revision: string, stored: Value) => MadeUp;
  /**
   * What an answer is refused by, from what is known of the last revision seen; only the first time the server is asked, and
   * before a refusal, since another graph may be there by now. Errors: COST_TOO_HIGH, those of `read`.
   */
  readonly check: (
    plan: Plan,
    values: readonly Value[],
    limit: number,
    signal: AbortSignal | undefined,
  ) => Promise<MadeUp>;
}

/** Knows how the graph of a server is made up, without asking for it at every answer. */
export function createEstimating(connection: Connection, ontology: Ontology): Estimating {
  let last: MadeUp | null = null;
  const take = (revision: string, stored: Value): MadeUp => {
    last = madeUp(ontology, revision, stored);
    return last;
  };
  const read = async (signal?: AbortSignal): Promise<MadeUp> => {
    const state = asLoaded(await ask(connection, { within, signal }, readStateIn), ontology);
    const { revision } = state;
    return last?.revision === revision ? last : take(revision, state.format === format ? state.statistics : null);
  };
  return {
    read,
    take,
    check: async (plan, values, limit, signal) => {
      const known = last ?? (await read(signal));
      if (known.estimate(plan, values).visits <= limit) return known;
      const now = await read(signal);
      refuseAbove(ontology, now.estimate(plan, values), limit);
      return now;
    },
  };
}
