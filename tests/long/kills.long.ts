import { writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { type Ground, type Outcome, openGround } from "../kills/ground.ts";
import { codeOf, openProgress } from "./progress.ts";

const wanted = Number(process.env.STRATEGRAPH_LONG_KILLS ?? 100);
const code = codeOf("graph/neo4j", "neo4j", "bench/generate", "tests/kills", "package-lock.json");
const ground = await openGround("killing loaders and servers of Neo4j, the long run");

/** One kill a seed. A line for each is kept in .cache/, and the sum of all in kills.json, which is committed. */
describe.skipIf(ground === null)("a loader or a server that is killed at a random moment", () => {
  afterAll(() => ground?.close());

  test(`leaves the old graph or the new, and the next load repairs, ${wanted} times`, {
    timeout: 24 * 3_600_000,
  }, async () => {
    const { version, kill } = ground as Ground;
    const { done, add } = openProgress<Outcome>(`.cache/long/kills-${code.files}-${version}.jsonl`);
    for (let seed = 0; seed < wanted; seed++) {
      if (done.has(seed)) continue;
      const outcome = await kill(seed);
      add(outcome);
      console.log(JSON.stringify(outcome));
    }
    const outcomes = [...done.values()].filter(({ seed }) => seed < wanted);
    const faults = outcomes.filter((outcome) => outcome.faults.length > 0);
    const result = { ...code, neo4j: version, ...sumOf(outcomes), faults: faults.length };
    writeFileSync("tests/long/kills.json", `${JSON.stringify(result, null, 2)}\n`);
    expect(faults).toEqual([]);
  });
});

/** How many there are of each sort, and how many of them met a load at work. */
function sumOf(outcomes: readonly Outcome[]) {
  const count = (is: (outcome: Outcome) => boolean): number => outcomes.filter(is).length;
  const each = <T extends string>(names: readonly T[], of: (outcome: Outcome) => T) =>
    Object.fromEntries(names.map((name) => [name, count((outcome) => of(outcome) === name)]));
  return {
    kills: outcomes.length,
    atWork: count(({ late }) => !late),
    victims: each(["loader", "server"], ({ victim }) => victim),
    occasions: each(["first load", "change", "no-op"], ({ occasion }) => occasion),
    left: each(["nothing", "mark", "parts"], ({ left }) => left),
    found: each(["old", "new"], ({ found }) => found),
  };
}
