import { afterAll, describe, expect, test } from "vitest";
import { openImportGround } from "./imports.ts";

const kills = Number(process.env.STRATEGRAPH_KILLS ?? 6);
const seed = Number(process.env.STRATEGRAPH_KILLS_SEED ?? Math.floor(Math.random() * 2 ** 31));

describe("an import that is killed at a random moment", async () => {
  const ground = await openImportGround();
  afterAll(ground.close);

  test(`leaves the old seeds or the new, and the next import goes through: STRATEGRAPH_KILLS_SEED=${seed}`, {
    timeout: 300_000 + kills * 60_000,
  }, async () => {
    for (let at = seed; at < seed + kills; at++) {
      const outcome = await ground.kill(at);
      expect(outcome.faults, JSON.stringify(outcome)).toEqual([]);
    }
  });
});
