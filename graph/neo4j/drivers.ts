import type { Driver, Session, SessionConfig } from "neo4j-driver";
import { inTime } from "./in-time.ts";

/**
 * The driver of a connection, and others in its place. A driver waits for connections whose other end has fallen silent, for
 * two minutes as a rule, for ever if they had not shaken hands; once they are all of its pool, nothing is answered. So a
 * driver over which nothing comes is left, and ends once the sessions it has are closed.
 */
export interface Drivers {
  /** Of a driver over which the server has answered, where the last one had fallen silent. Errors: the driver's; NEO4J_TIME_LIMIT. */
  readonly session: (config: SessionConfig) => Promise<Session>;
  /** That something came over a session. */
  readonly heard: (session: Session) => void;
  /** That nothing came over a session in time: nor over any other of its driver since it was opened, perhaps. */
  readonly silent: (session: Session) => void;
  readonly close: () => Promise<void>;
}

interface Generation {
  readonly driver: Driver;
  readonly sessions: Set<Session>;
  /** Counts what came. */
  heard: number;
}

/** Milliseconds that a server has to show that it is there again. */
const proofWithin = 5_000;

export function createDrivers(open: () => Driver): Drivers {
  const living = new Set<Generation>();
  const opened = new WeakMap<Session, { readonly generation: Generation; readonly heardBefore: number }>();
  const create = (): Generation => {
    const generation = { driver: open(), sessions: new Set<Session>(), heard: 0 };
    living.add(generation);
    return generation;
  };
  let latest: Generation | null = create();
  let proof: Promise<Generation> | null = null;

  const end = async (generation: Generation): Promise<void> => {
    living.delete(generation);
    await generation.driver.close();
  };
  const endWhenUnused = (generation: Generation): void => {
    if (generation !== latest && generation.sessions.size === 0) void end(generation).catch(() => {});
  };
  /** One connection finds out for all who wait: each that a silent server accepts would be one more to wait for. */
  const prove = async (): Promise<Generation> => {
    const generation = create();
    try {
      await inTime(generation.driver.getServerInfo(), proofWithin, undefined);
      latest = generation;
      return generation;
    } catch (error) {
      void end(generation).catch(() => {});
      throw error;
    } finally {
      proof = null;
    }
  };
  const reach = async (): Promise<Generation> => {
    if (latest !== null) return latest;
    proof ??= prove();
    return proof;
  };

  return {
    session: async (config) => {
      const generation = await reach();
      const session = generation.driver.session(config);
      const close = session.close.bind(session);
      session.close = () => {
        generation.sessions.delete(session);
        // before its driver may end, so that what is whole is given back
        const closed = close();
        endWhenUnused(generation);
        return closed;
      };
      generation.sessions.add(session);
      opened.set(session, { generation, heardBefore: generation.heard });
      return session;
    },
    heard: (session) => {
      const of = opened.get(session);
      if (of !== undefined) of.generation.heard++;
    },
    silent: (session) => {
      const of = opened.get(session);
      if (of === undefined || of.generation !== latest || of.generation.heard !== of.heardBefore) return;
      latest = null;
      endWhenUnused(of.generation);
    },
    close: async () => {
      // whoever asks afterwards is told by a closed driver, and opens no other
      latest ??= create();
      await Promise.all([...living].map(end));
    },
  };
}
