import { writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { openSnapshotGround, type SnapshotKill } from "../kills/snapshots.ts";
import { codeOf, openProgress } from "./progress.ts";

const wanted = Number(process.env.STRATEGRAPH_LONG_SNAPSHOTS ?? 1_000);
const code = codeOf("graph/memory", "src/server", "src/seeds", "tests/kills", "package-lock.json");

/** One kill a seed. A line for each is kept in .cache/, and the sum of all in snapshots.json, which is committed. */
describe("a process that is killed while it writes a snapshot, or reloads", async () => {
  const ground = await openSnapshotGround();
  afterAll(ground.close);

  test(`leaves the old file or the new, to the byte, and the next start goes through, ${wanted} times`, {
    timeout: 24 * 3_600_000,
  }, async () => {
    const { done, add } = openProgress<SnapshotKill>(`.cache/long/snapshots-${code.files}.jsonl`);
    for (let seed = 0; seed < wanted; seed++) {
      if (!done.has(seed)) add(await ground.kill(seed));
    }
    const outcomes = [...done.values()].filter(({ seed }) => seed < wanted);
    const faults = outcomes.filter((outcome) => outcome.faults.length > 0);
    const result = { ...code, ...sumOf(outcomes), faults: faults.length };
    writeFileSync("tests/long/snapshots.json", `${JSON.stringify(result, null, 2)}\n`);
    expect(faults).toEqual([]);
  });
});

/** How many there are of each sort, and how many of them met a load at work, or a file half written. */
function sumOf(outcomes: readonly SnapshotKill[]) {
  const count = (is: (outcome: SnapshotKill) => boolean): number => outcomes.filter(is).length;
  const each = <T extends string>(names: readonly T[], of: (outcome: SnapshotKill) => T) =>
    Object.fromEntries(names.map((name) => [name, count((outcome) => of(outcome) === name)]));
  return {
    kills: outcomes.length,
    atWork: count(({ late }) => !late),
    halfWritten: count(({ left }) => left === "draft"),
    occasions: each(["first", "change", "reload"], ({ occasion }) => occasion),
    found: each(["none", "old", "new"], ({ found }) => found),
  };
}
