import { setTimeout } from "node:timers";
import type { Transaction } from "neo4j-driver";
import { StrategraphError } from "../diagnostic.ts";
import { type Connection, openSession } from "./connection.ts";
import { once, readState, theGraph } from "./state.ts";

/** A loader's turn: a transaction that holds the lock of the graph. It ends with the connection, however that ends. */
export interface Turn {
  readonly transaction: Transaction;
  /** Gives the lock back; what was not committed is undone. */
  readonly end: () => Promise<void>;
}

/** Milliseconds: a transaction whose loader was killed takes its time to be undone. */
const usualWait = 10_000;

/** Waits for the turn. Errors: NEO4J_BUSY where another has it all the while. */
export async function takeTurn(connection: Connection, wait = usualWait): Promise<Turn> {
  const session = await openSession(connection, "write");
  let late = false;
  // closing a session resets its connection, which ends the waiting on the server too
  const timer = setTimeout(() => {
    late = true;
    void session.close().catch(() => {});
  }, wait);
  try {
    const transaction = await session.beginTransaction();
    await transaction.run("MATCH (l:Strategraph:StrategraphLock {key: 'lock'}) SET l.turns = coalesce(l.turns, 0) + 1");
    if (late) throw busy();
    return { transaction, end: () => session.close().catch(() => {}) };
  } catch (error) {
    await session.close().catch(() => {});
    throw late ? busy() : error;
  } finally {
    clearTimeout(timer);
  }
}

/** Says, in a transaction of its own, that a change is about to commit: answers that meet the mark are asked for again. */
export async function announce(connection: Connection, mark: string): Promise<void> {
  await once(connection, "write", `${theGraph} SET g.mark = $mark`, { mark });
}

/** Takes a mark back, unless another has come in its place. */
export async function clear(connection: Connection, mark: string): Promise<void> {
  await once(connection, "write", `${theGraph} WHERE g.mark = $mark REMOVE g.mark`, { mark });
}

/**
 * Clears the mark that a dead loader left. Whoever holds the lock knows that no commit is under way: the stored revision is
 * the graph's. Errors: NEO4J_BUSY where the loader lives.
 */
export async function resolveMark(connection: Connection, wait?: number): Promise<void> {
  const turn = await takeTurn(connection, wait);
  try {
    const mark = (await readState(connection))?.mark ?? null;
    if (mark !== null) await clear(connection, mark);
  } finally {
    await turn.end();
  }
}

function busy(): StrategraphError {
  return new StrategraphError({
    code: "NEO4J_BUSY",
    severity: "error",
    message: "Another load of this database is under way.",
    hint: "wait until it is done, and load again if need be",
  });
}
