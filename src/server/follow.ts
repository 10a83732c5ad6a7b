import { setTimeout as sleep } from "node:timers/promises";
import { type Diagnostic, StrategraphError } from "../../graph/diagnostic.ts";
import type { State } from "../../graph/neo4j/state.ts";
import type { Log } from "./events.ts";

/** How what a replica serves stands to what is stored. */
export interface Standing {
  /** `behind`: what is stored is another graph, and cannot be taken over; the problem says why. */
  readonly state: "current" | "reading" | "behind" | "unreachable";
  /** The revision stored, as last seen; null: there is none. */
  readonly stored: string | null;
  /** When that was. */
  readonly seen: Date;
  readonly problem: Diagnostic | null;
}

export interface FollowOptions {
  /** What is stored; rejects where that cannot be seen. */
  readonly look: () => Promise<State | null>;
  /** Reads what is stored and serves it from then on; gives its revision. */
  readonly take: (signal: AbortSignal) => Promise<string>;
  /** What is served at first, which is what was stored. */
  readonly revision: string;
  /** Of the ontology served. */
  readonly fingerprint: string;
  /** Milliseconds between two looks. */
  readonly every: number;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** A state that was read and could not be taken over; it is not read again until then. */
interface Failed {
  readonly of: string;
  readonly problem: Diagnostic;
  readonly wait: number;
  readonly until: number;
}

export interface Following {
  readonly standing: () => Standing;
  /** Settles after the signal is aborted, when nothing is under way any more. */
  readonly ended: Promise<void>;
}

/** Milliseconds between two readings of what could not be taken over, at most: another look each time, twice as long. */
const longestWait = 60_000;

/**
 * Looks at what is stored again and again, and takes over what differs from what is served, one reading at a time. What fails
 * is tried again: at once when something else is stored, otherwise after ever longer waits. Ends with the signal.
 */
export function follow(options: FollowOptions): Following {
  const { look, take, fingerprint, every, signal, log } = options;
  let served = options.revision;
  let standing: Standing = { state: "current", stored: served, seen: new Date(), problem: null };
  let reading: { readonly done: Promise<void>; readonly abort: AbortController } | null = null;
  let failed: Failed | null = null;
  /** Codes of the problems logged since what is served was last what is stored: a line that fails on and off is one outage. */
  const told = new Set<string>();

  const stand = (next: Standing): void => {
    standing = next;
    const { state, problem } = next;
    if (problem !== null && !told.has(problem.code)) {
      told.add(problem.code);
      log({ event: "kept", revision: served, diagnostics: [problem] });
    }
    if (state !== "current") return;
    if (told.size > 0) log({ event: "current", revision: served });
    told.clear();
  };

  const read = async (of: string, abort: AbortController): Promise<void> => {
    try {
      served = await take(abort.signal);
      failed = null;
      told.clear();
      standing = { state: "current", stored: served, seen: new Date(), problem: null };
    } catch (error) {
      if (abort.signal.aborted) return;
      const wait = failed?.of === of ? Math.min(failed.wait * 2, longestWait) : every;
      failed = { of, problem: problemOf(error, log), wait, until: performance.now() + wait };
      stand({ ...standing, state: "behind", problem: failed.problem });
    } finally {
      reading = null;
    }
  };

  const compare = (state: State | null): void => {
    const stored = state?.revision ?? null;
    const seen = { stored, seen: new Date() };
    const refusal = stored === null ? notLoaded : state?.fingerprint === fingerprint ? null : otherOntology;
    if (refusal !== null) stand({ ...seen, state: "behind", problem: refusal });
    else if (stored === served) stand({ ...seen, state: "current", problem: null });
    else {
      const of = JSON.stringify(state);
      if (failed !== null && failed.of !== of) {
        // that another graph cannot be taken over either would be news
        told.delete(failed.problem.code);
        failed = null;
      }
      const known = failed;
      stand({ ...seen, state: known === null ? "reading" : "behind", problem: known?.problem ?? null });
      if (reading !== null || (known !== null && performance.now() < known.until)) return;
      const abort = new AbortController();
      reading = { abort, done: read(of, abort) };
    }
  };

  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      await sleep(every, undefined, { signal }).catch(() => {});
      if (signal.aborted) break;
      try {
        compare(await look());
      } catch (error) {
        // what is being read comes over a connection that is as likely gone
        reading?.abort.abort(error);
        if (!signal.aborted) stand({ ...standing, state: "unreachable", problem: problemOf(error, log) });
      }
    }
    reading?.abort.abort(signal.reason);
    await reading?.done;
  };

  return { standing: () => standing, ended: run() };
}

function problemOf(error: unknown, log: Log): Diagnostic {
  const [first] = error instanceof StrategraphError ? error.diagnostics : [];
  if (first !== undefined) return first;
  log({ event: "fault", error });
  return { code: "LOAD_FAILED", severity: "error", message: "Reading the graph broke off." };
}

const notLoaded: Diagnostic = {
  code: "NOT_LOADED",
  severity: "error",
  message: "There is no graph in Neo4j any more, or its first load is not complete.",
  hint: "load one with `strategraph load --engine neo4j`",
};

const otherOntology: Diagnostic = {
  code: "NEO4J_OTHER_ONTOLOGY",
  severity: "error",
  message: "The graph in Neo4j was loaded with another ontology than the one served.",
  hint: "start the replica again with that ontology, or load the graph again with this one",
};
