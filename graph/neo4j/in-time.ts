import { clearTimeout, setTimeout } from "node:timers";
import { StrategraphError } from "../diagnostic.ts";

/**
 * What a server says, unless the signal or so many milliseconds end the waiting: a network that has fallen silent ends
 * nothing by itself. Errors: the signal's reason; NEO4J_TIME_LIMIT.
 */
export async function inTime<T>(
  answer: Promise<T>,
  milliseconds: number | null,
  signal: AbortSignal | undefined,
): Promise<T> {
  let stop: () => void = () => {};
  let timer: NodeJS.Timeout | undefined;
  const ended = new Promise<never>((_, reject) => {
    stop = () => reject(signal?.reason);
    signal?.addEventListener("abort", stop, { once: true });
    if (milliseconds !== null) timer = setTimeout(() => reject(silent()), milliseconds);
  });
  try {
    signal?.throwIfAborted();
    return await Promise.race([answer, ended]);
  } finally {
    signal?.removeEventListener("abort", stop);
    clearTimeout(timer);
  }
}

function silent(): StrategraphError {
  return new StrategraphError({
    code: "NEO4J_TIME_LIMIT",
    severity: "error",
    message: "Neo4j did not answer within the time limit.",
    hint: "look at the server and the network to it, and ask again",
  });
}
