import { Buffer } from "node:buffer";
import { parentPort, workerData } from "node:worker_threads";
import { formatOf } from "../../graph/export/formats.ts";
import type { DrawRequest } from "./draw.ts";

/** Draws one picture and hands over its bytes. */
const { format, excerpt } = workerData as DrawRequest;
const files = await formatOf(format).files(excerpt, { layout: null });
const [picture] = files;
parentPort?.postMessage(Buffer.concat(Array.from(picture?.content ?? [], (piece) => Buffer.from(piece))));
