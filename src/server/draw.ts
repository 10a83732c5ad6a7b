import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { Excerpt } from "../../graph/excerpt.ts";
import { largest } from "../../graph/export/map.ts";

/** What the thread that draws is given: plain data, which can be copied to it. */
export interface DrawRequest {
  readonly format: string;
  readonly excerpt: Excerpt;
}

/** Drawings wait for each other: each takes a core for as long as seconds. */
let last: Promise<unknown> = Promise.resolve();

/**
 * The picture of an excerpt in a format of one file, drawn in a thread of its own so that others have their answers meanwhile; one
 * at a time. Rejects with what drawing it throws, and with the signal's reason when aborted; the thread is then stopped.
 */
export function drawn(format: string, excerpt: Excerpt, signal: AbortSignal): Promise<Uint8Array> {
  const mine = last.then(() => drawInWorker({ format, excerpt: plain(excerpt) }, signal));
  last = mine.catch(() => {});
  return mine;
}

/** Whether a thread need be begun: what is too large to be drawn is refused without. */
export function isDrawn({ receipt }: Excerpt): boolean {
  return receipt.nodes <= largest.nodes && receipt.edges <= largest.edges;
}

async function drawInWorker(request: DrawRequest, signal: AbortSignal): Promise<Uint8Array> {
  signal.throwIfAborted();
  const script = createRequire(import.meta.url).resolve("#draw-worker.js");
  const worker = new Worker(pathToFileURL(script), { workerData: request });
  let abort = () => {};
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      abort = () => reject(signal.reason);
      signal.addEventListener("abort", abort);
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", (code) => reject(new Error(`the thread that draws ended with ${code} and no picture`)));
    });
  } finally {
    signal.removeEventListener("abort", abort);
    await worker.terminate();
  }
}

/** Its nodes and edges as lists. */
function plain(excerpt: Excerpt): Excerpt {
  return { ...excerpt, nodes: [...excerpt.nodes], edges: [...excerpt.edges] };
}
