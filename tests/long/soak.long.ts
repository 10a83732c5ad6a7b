import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { grown, soak } from "../soak/soak.ts";
import { codeOf } from "./progress.ts";

const seconds = Number(process.env.STRATEGRAPH_LONG_SOAK ?? 3_600);
const code = codeOf("graph", "src", "tests/api/random", "tests/documents", "tests/soak", "package-lock.json");

test(`mixed requests as fast as they are answered, for ${seconds} s, leave memory as it was once warm`, {
  timeout: 24 * 3_600_000,
}, async () => {
  const soaked = await soak(seconds, 1, Number.POSITIVE_INFINITY, 100_000);
  writeFileSync("tests/long/soak.json", `${JSON.stringify({ ...code, ...soaked }, null, 2)}\n`);
  expect(grown(soaked)).toEqual([]);
  expect(Object.keys(soaked.statuses).filter((status) => status === "0" || status.startsWith("5"))).toEqual([]);
});
