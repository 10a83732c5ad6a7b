import { LRUCache } from "lru-cache";
import type { JsonAnswer } from "./json-answer.ts";

/** Questions of which it is remembered that they were asked. */
const remembered = 10_000;

/** Answers by what was asked of which revision: those of another revision are the first to go. */
export interface KeptAnswers {
  get(question: string): JsonAnswer | undefined;
  /** Keeps an answer whose question comes for the second time: most never do, and would only drive out those that do. */
  offer(question: string, answer: JsonAnswer): void;
  /** How many there are at this moment, and how often one was given. */
  state(): KeptState;
}

export interface KeptState {
  readonly answers: number;
  readonly bytes: number;
  readonly given: number;
}

/**
 * So many bytes of answers, the least recently given going first. A small body counts as what it holds in memory, which is the
 * whole block that Node cut it from.
 */
export function keptAnswers(bytes: number): KeptAnswers {
  const asked = new LRUCache<string, true>({ max: remembered });
  const answers = new LRUCache<string, JsonAnswer>({
    maxSize: bytes,
    sizeCalculation: ({ body }, question) =>
      (typeof body === "string" ? body.length : body.buffer.byteLength) + question.length * 2,
  });
  let given = 0;
  return {
    get(question) {
      const answer = answers.get(question);
      if (answer !== undefined) given++;
      return answer;
    },
    state: () => ({ answers: answers.size, bytes: answers.calculatedSize, given }),
    offer(question, answer) {
      if (asked.delete(question)) answers.set(question, answer);
      else asked.set(question, true);
    },
  };
}
