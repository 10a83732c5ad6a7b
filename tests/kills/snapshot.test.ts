import { afterAll, describe, expect, test } from "vitest";
import { openSnapshotGround } from "./snapshots.ts";

/** Thirty where nothing is said: each is some tenths of a second. */
const kills = Math.ceil(Number(process.env.STRATEGRAPH_KILLS ?? 6) * 5);
const seed = Number(process.env.STRATEGRAPH_KILLS_SEED ?? Math.floor(Math.random() * 2 ** 31));

describe("a process that is killed while it writes a snapshot, or reloads", async () => {
  const ground = await openSnapshotGround();
  afterAll(ground.close);

  test(`leaves the old file or the new, to the byte, and the next start goes through: STRATEGRAPH_KILLS_SEED=${seed}`, {
    timeout: 300_000 + kills * 60_000,
  }, async () => {
    for (let at = seed; at < seed + kills; at++) {
      const outcome = await ground.kill(at);
      expect(outcome.faults, JSON.stringify(outcome)).toEqual([]);
      if (process.env.STRATEGRAPH_DEBUG) console.log(JSON.stringify(outcome));
    }
  });
});
