import { afterEach as vitestAfterEach, test as vitestTest } from "vitest";

/** What Apollo's suite takes from Jest, as Vitest has it. */
export { afterAll, beforeAll, beforeEach, describe, expect, vi as jest } from "vitest";

type Done = (error?: unknown) => void;
type Run = (done: Done) => unknown;

/** In Jest a test may say by a callback that it is done. */
function promised(run: Run): () => Promise<void> {
  if (run.length === 0) return async () => void (await run(() => {}));
  return () => new Promise((resolve, reject) => run((error) => (error === undefined ? resolve() : reject(error))));
}

function define(name: string, run: Run): void {
  vitestTest(name, promised(run));
}

export const it = Object.assign(define, {
  each: vitestTest.each.bind(vitestTest),
  // the suite itself skips what the GraphQL that is installed does not have
  skip: (name: string) => vitestTest.skip(name, () => {}),
});

export const test = it;

export function afterEach(run: Run): void {
  vitestAfterEach(promised(run));
}
