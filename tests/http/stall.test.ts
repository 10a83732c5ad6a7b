import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { expect, test } from "vitest";
import { ask, copy, start } from "./running.ts";

const many = 20_000;

test("a large seed is reloaded without holding up the loop", async () => {
  const places = copy();
  const server = await start({ ...places, watch: true });
  const delay = monitorEventLoopDelay({ resolution: 2 });
  delay.enable();
  const entities = Array.from({ length: many }, (_, n) => `  - { id: sector/number-${n}, name: Sector number ${n} }\n`);
  writeFileSync(join(places.seedsFolder, "common", "many.yaml"), `entities:\n${entities.join("")}`);
  const event = await server.until(({ event }) => event === "reloaded" || event === "kept");
  delay.disable();
  expect(event).toMatchObject({ event: "reloaded", entities: server.summary.entities + many });
  const milliseconds = "milliseconds" in event ? event.milliseconds : 0;
  const longest = delay.max / 1e6;
  console.info(`reload of ${many} entities: ${Math.round(milliseconds)} ms, longest hold-up ${longest.toFixed(1)} ms`);
  // Two shared cores schedule coarsely; on this thread the work would hold it up for all of its time.
  expect(longest).toBeLessThan(milliseconds / 4);
  expect((await ask(server.url, "{ sectors(limit: 1, sort: [{ name: DESC }]) { name } }")).status).toBe(200);
});
