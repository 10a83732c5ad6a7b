import { parentPort, workerData } from "node:worker_threads";
import { StrategraphError } from "../../../graph/diagnostic.ts";
import type { PdfAnswer, PdfRequest } from "./pdf.ts";
import { wordsOfPdf } from "./pdf-text.ts";

/** Reads one PDF, and hands over its words or what is wrong with it. */
const { bytes, file } = workerData as PdfRequest;
parentPort?.postMessage(await answer());

async function answer(): Promise<PdfAnswer> {
  try {
    return { text: await wordsOfPdf(bytes, file) };
  } catch (error) {
    if (error instanceof StrategraphError) return { diagnostics: error.diagnostics };
    throw error;
  }
}
