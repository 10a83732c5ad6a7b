import type { Dataset } from "../../graph/dataset.ts";
import type { Question } from "./questions.ts";

export type Answers = Record<Question, { seconds: number; answer: number; times: number }>;

/** The best of so many runs of a question, or of so many such questions, and the answer, which must be the same each time. */
export async function ask(runs: number, question: () => number | Promise<number>, times = 1) {
  let best = Number.POSITIVE_INFINITY;
  let answer = Number.NaN;
  for (let run = 0; run < runs; run++) {
    const begin = performance.now();
    const now = await question();
    best = Math.min(best, performance.now() - begin);
    if (run > 0 && now !== answer) throw new Error(`answered ${answer}, then ${now}`);
    answer = now;
  }
  return { seconds: best / 1000, answer, times };
}

/** What the process holds after a collection: objects, and buffers outside the heap. */
export function bytesHeld(): number {
  for (let round = 0; round < 3; round++) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** How long a dataset's objects take to make; reading is all that is done to them. */
export function drain(dataset: Dataset): number {
  const begin = performance.now();
  let length = 0;
  for (const { text } of dataset.documents) length += text.length;
  for (const { id } of dataset.entities) length += id.length;
  for (const { id } of dataset.relations) length += id.length;
  if (length === 0) throw new Error("an empty dataset");
  return (performance.now() - begin) / 1000;
}
