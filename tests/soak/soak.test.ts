import { expect, test } from "vitest";
import { grown, soak } from "./soak.ts";

const seconds = Number(process.env.SOAK_SECONDS ?? (process.env.CI ? 120 : 20));

test(`mixed requests as fast as they are answered, for ${seconds} s, leave memory as it was once warm`, async () => {
  const soaked = await soak(seconds, 4_711, 300, 900);
  console.info(JSON.stringify(soaked));
  const { statuses, requests, left } = soaked;
  expect(grown(soaked)).toEqual([]);
  // no fault, and nothing that is not answered
  expect(Object.keys(statuses).filter((status) => !["200", "302", "400", "404"].includes(status))).toEqual([]);
  const answered = Object.values(statuses).reduce((sum, count) => sum + count, 0);
  expect(answered + left).toBe(requests);
  expect(statuses["200"]).toBeGreaterThan(answered / 10);
}, 3_600_000);

test("memory that grows is told of, and memory that sways is not", () => {
  expect(grown({ used: [100, 112], resident: [300, 360] })).toEqual([]);
  expect(grown({ used: [100, 114], resident: [300, 300] })).toEqual(["used: from 100 to 114 MB"]);
  expect(grown({ used: [100, 90], resident: [300, 363] })).toEqual(["resident: from 300 to 363 MB"]);
});
