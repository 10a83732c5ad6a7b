import { type Reply, refusal } from "./reply.ts";
import type { TurnLimits } from "./usual-limits.ts";

/** On whose behalf work is done. */
export interface Asker {
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal;
  /** By which clients are told apart. */
  readonly client: string;
}

/**
 * Does the work when it is its turn, and refuses at once what is too much: HTTP_OVERLOADED. Work whose signal is aborted while
 * it waits is not begun; then it rejects with the signal's reason.
 *
 * Clients take turns, and the work of each is done in the order in which it came. In one round of the event loop no more is
 * begun than some milliseconds allow: so that what has come meanwhile is read, and seen to be too much, before it has waited.
 */
export interface InTurn {
  (asker: Asker, work: () => Promise<Reply>): Promise<Reply>;
  /** Whether what a client asks now would be refused. Cost: O(1). */
  isFull(client: string): boolean;
  /** How much there is at this moment. */
  state(): { readonly running: number; readonly waiting: number };
  /** Begins no work any more until what it gives is called; meanwhile work waits. */
  hold(): () => void;
}

/** Milliseconds of one round of the event loop in which work is begun. */
const round = 3;
/**
 * A burst may wait as long as it takes. Where somebody has waited all the time for so many milliseconds, it is more than can be
 * answered, and no more than `always` are to wait longer than `patience` (Nichols and Jacobson, "Controlling Queue
 * Delay", 2012).
 */
const burst = 100;
const patience = 10;
const always = 32;
/**
 * Where answers are made on this thread, so many that are this young are begun, whatever the limit: more at once would all be
 * late. One that takes longer does not count, or few could keep all others out.
 */
const together = 4;
const youth = 25;
/** Where fewer clients wait, one that has less than that waiting may come in all the same: it is not the one who asks too much. */
const few = 4;

export const overloaded = refusal("HTTP_OVERLOADED", undefined, { "retry-after": "1" });

/** What was begun at some time. */
interface Running {
  readonly at: number;
}

interface Waiter {
  readonly came: number;
  readonly begin: () => void;
}

/** `onThisThread`: whether what is begun is done here, and not by a database. */
export function createTurns(
  limits: TurnLimits,
  onThisThread: () => boolean = () => true,
  now: () => number = () => performance.now(),
): InTurn {
  const running = new Set<Running>();
  let waiting = 0;
  /** Those of a client in the order they came; the clients in the order of their turns. */
  const queues = new Map<string, Set<Waiter>>();
  /** Since when there has always been somebody waiting. */
  let since = 0;
  /** When the round began in which work was begun; null once the loop has gone on. */
  let begun: number | null = null;
  let goesOn = false;
  let held = false;

  function mayBegin(): boolean {
    if (held || running.size >= limits.running || isBusy()) return false;
    if (begun !== null) return now() - begun < round;
    begun = now();
    goOnSoon();
    return true;
  }

  function isBusy(): boolean {
    if (running.size < together || !onThisThread()) return false;
    let young = 0;
    for (const { at } of running) if (now() - at < youth) young++;
    return young >= together;
  }

  function goOnSoon(): void {
    if (goesOn) return;
    goesOn = true;
    setImmediate(() => {
      goesOn = false;
      begun = null;
      beginNext();
    });
  }

  /** One at a time: what it takes is seen when it is done. */
  function beginNext(): void {
    const [next] = queues;
    if (next === undefined) return;
    if (!mayBegin()) {
      // those that are young now will not be for ever
      if (!held && running.size < limits.running) goOnSoon();
      return;
    }
    const [client, queue] = next;
    const [first] = queue;
    // the client's next turn comes after those of the others
    queues.delete(client);
    queues.set(client, queue);
    first?.begin();
  }

  function hold(): () => void {
    held = true;
    return () => {
      held = false;
      beginNext();
    };
  }

  function start(): Running {
    const one = { at: now() };
    running.add(one);
    return one;
  }

  function wait({ signal, client }: Asker): Promise<Running> {
    return new Promise((resolve, reject) => {
      const queue = queues.get(client) ?? new Set();
      const leave = () => {
        signal.removeEventListener("abort", abort);
        waiting--;
        queue.delete(waiter);
        if (queue.size === 0) queues.delete(client);
      };
      const abort = () => {
        leave();
        reject(signal.reason);
      };
      const begin = () => {
        leave();
        resolve(start());
      };
      const waiter = { came: now(), begin };
      if (waiting++ === 0) since = waiter.came;
      queues.set(client, queue.add(waiter));
      signal.addEventListener("abort", abort);
    });
  }

  function isFull(client: string): boolean {
    const own = queues.get(client);
    if (waiting >= limits.waiting) {
      const hasRoom = own === undefined && waiting < limits.waiting + Math.min(few, limits.waiting);
      return !hasRoom;
    }
    if (waiting < always || now() - since < burst) return false;
    if ((own?.size ?? 0) < few && queues.size <= few) return false;
    const [first] = own ?? queues.values().next().value ?? [];
    return first !== undefined && now() - first.came > patience;
  }

  async function turn(asker: Asker): Promise<Running> {
    asker.signal.throwIfAborted();
    const own = wait(asker);
    beginNext();
    return own;
  }

  const inTurn = async (asker: Asker, work: () => Promise<Reply>): Promise<Reply> => {
    const free = waiting === 0 && mayBegin();
    if (!free && isFull(asker.client)) return overloaded;
    const one = free ? start() : await turn(asker);
    try {
      return await work();
    } finally {
      running.delete(one);
      beginNext();
    }
  };
  return Object.assign(inTurn, { isFull, hold, state: () => ({ running: running.size, waiting }) });
}
