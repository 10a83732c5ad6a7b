import type { Buffer } from "node:buffer";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { type Diagnostic, StrategraphError } from "../../../graph/diagnostic.ts";
import { refuse } from "../faults.ts";

/** What the thread that reads is given. */
export interface PdfRequest {
  readonly bytes: Uint8Array;
  readonly file: string;
}

/** What it answers. */
export type PdfAnswer = { readonly text: string } | { readonly diagnostics: readonly Diagnostic[] };

/** What reading a PDF may take. */
export interface PdfLimits {
  /** Of memory, beyond what the process has at the beginning. */
  readonly megabytes: number;
  readonly seconds: number;
}

const usual: PdfLimits = { megabytes: 1_024, seconds: 300 };
/** Milliseconds between two looks at the memory: pdf.js unpacks some ten MB in that time. */
const between = 50;

/**
 * The words of a PDF, as `wordsOfPdf` has them. A few KB of it can unpack to as much as one likes, and pdf.js unpacks it all, outside the heap that a
 * thread's limits are about: so it is read in a thread of its own, which is ended when the process grows too large or it takes too long. Errors: those
 * of wordsOfPdf, and IMPORT_FILE_TOO_LARGE.
 */
export async function textOfPdf(bytes: Buffer, file: string, { megabytes, seconds } = usual): Promise<string> {
  const script = createRequire(import.meta.url).resolve("#pdf-worker.js");
  const request: PdfRequest = { bytes: new Uint8Array(bytes), file };
  const before = process.memoryUsage.rss();
  const worker = new Worker(pathToFileURL(script), {
    workerData: request,
    transferList: [request.bytes.buffer as ArrayBuffer],
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
  const tooLarge = (what: string) =>
    refuse("IMPORT_FILE_TOO_LARGE", file, `Reading the file takes more than ${what}.`, tooLargeHint);
  const damaged = (why: string) => refuse("IMPORT_FILE_DAMAGED", file, `The file cannot be read as PDF: ${why}.`);
  let [look, clock]: NodeJS.Timeout[] = [];
  try {
    const answer = await new Promise<PdfAnswer>((resolve, reject) => {
      look = setInterval(() => {
        if (process.memoryUsage.rss() - before > megabytes * 2 ** 20) reject(tooLarge(`${megabytes} MB of memory`));
      }, between);
      clock = setTimeout(() => reject(tooLarge(`${seconds} seconds`)), seconds * 1_000);
      worker.once("message", resolve);
      worker.once("error", (error: NodeJS.ErrnoException) =>
        reject(
          error.code === "ERR_WORKER_OUT_OF_MEMORY" ? tooLarge(`${megabytes} MB of memory`) : damaged(error.message),
        ),
      );
      worker.once("exit", (code) => reject(damaged(`its thread ended with ${code} and no words`)));
    });
    if ("text" in answer) return answer.text;
    throw new StrategraphError(answer.diagnostics);
  } finally {
    clearInterval(look);
    clearTimeout(clock);
    await worker.terminate();
  }
}

const tooLargeHint = "bring its words as a text (.txt), or split it";
