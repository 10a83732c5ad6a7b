import type { Session } from "neo4j-driver";
import { type Connection, openSession } from "./connection.ts";

/** What the node of the graph says; without one, there was never a load. */
export interface State {
  readonly revision: string | null;
  readonly fingerprint: string | null;
  readonly format: number | null;
  /** How it is made up (graph/statistics.ts), as JSON. */
  readonly statistics: string | null;
  /** Counts loads. */
  readonly load: number | null;
  /** Of a load that is about to commit, or was when it broke off. */
  readonly mark: string | null;
  /** Of a first load in several transactions that is under way, or broke off. */
  readonly loading: string | null;
}

export const theGraph = "MATCH (g:Strategraph:StrategraphGraph {key: 'graph'})";

export async function readState(connection: Connection): Promise<State | null> {
  const session = await openSession(connection, "read");
  try {
    return await readStateIn(session);
  } finally {
    await session.close().catch(() => {});
  }
}

export async function readStateIn(session: Session): Promise<State | null> {
  const { records } = await session.run(
    `${theGraph} RETURN g {.revision, .fingerprint, .format, .statistics, .load, .mark, .loading} AS state`,
  );
  return records[0]?.get("state") ?? null;
}

/** Runs a statement in a transaction of its own. */
export async function once(
  connection: Connection,
  mode: "read" | "write",
  statement: string,
  parameters: Record<string, unknown> = {},
) {
  const session = await openSession(connection, mode);
  try {
    return await session.run(statement, parameters);
  } finally {
    await session.close().catch(() => {});
  }
}
