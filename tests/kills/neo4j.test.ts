import { afterAll, describe, expect, test } from "vitest";
import { type Ground, openGround } from "./ground.ts";

/** One at least of each victim at each occasion. */
const kills = Number(process.env.STRATEGRAPH_KILLS ?? 6);
const seed = Number(process.env.STRATEGRAPH_KILLS_SEED ?? Math.floor(Math.random() * 2 ** 31));
const ground = await openGround("killing loaders and servers of Neo4j");

describe.skipIf(ground === null)("a loader or a server that is killed at a random moment", () => {
  afterAll(() => ground?.close());

  test(`leaves the old graph or the new, and the next load repairs: STRATEGRAPH_KILLS_SEED=${seed}`, {
    timeout: 600_000 + kills * 120_000,
  }, async () => {
    for (let at = seed; at < seed + kills; at++) {
      const outcome = await (ground as Ground).kill(at);
      expect(outcome.faults, JSON.stringify(outcome)).toEqual([]);
    }
  });
});
