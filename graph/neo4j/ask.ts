import type { Session } from "neo4j-driver";
import { type Connection, openSession } from "./connection.ts";
import { translated } from "./errors.ts";
import { inTime } from "./in-time.ts";

export interface Asking {
  /** Milliseconds; null: as long as it takes. */
  readonly within: number | null;
  readonly signal?: AbortSignal | undefined;
  readonly fetchSize?: number;
}

/**
 * Asks in a session of its own, which is closed with the answer, in READ mode. A signal ends it on the server too. Errors: the
 * signal's reason; NEO4J_TIME_LIMIT, and the others of the connection.
 */
export async function ask<T>(
  connection: Connection,
  { within, signal, fetchSize }: Asking,
  question: (session: Session) => Promise<T>,
): Promise<T> {
  const end = within === null ? null : performance.now() + within;
  const opening = openSession(connection, "read", fetchSize);
  // closing a session resets its connection, which interrupts what runs there
  const close = (): Promise<void> => opening.then((session) => session.close()).catch(() => {});
  try {
    const session = await inTime(opening, within, signal);
    try {
      const answer = await inTime(question(session), end === null ? null : end - performance.now(), signal);
      connection.drivers.heard(session);
      await close();
      return answer;
    } catch (error) {
      if (isOfServer(error)) connection.drivers.heard(session);
      else if (signal?.aborted !== true) connection.drivers.silent(session);
      throw error;
    }
  } catch (error) {
    void close();
    signal?.throwIfAborted();
    throw translated(error);
  }
}

function isOfServer(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("Neo.");
}
