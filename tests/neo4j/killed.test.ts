import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { build } from "tsdown";
import { afterAll, beforeAll, expect, test } from "vitest";
import { generateStrategies } from "../../bench/generate/strategies.ts";
import { load } from "../../graph/neo4j/load.ts";
import { resolveMark } from "../../graph/neo4j/marks.ts";
import { scan } from "../../graph/neo4j/scan.ts";
import { readState } from "../../graph/neo4j/state.ts";
import { makeDataset } from "../../graph/revision.ts";
import { readOntology } from "../../src/ontology/read.ts";
import { root } from "../built.ts";
import { onServer, openNeo4j } from "./server.ts";

const neo4j = await openNeo4j("killing a loader of Neo4j");
/** How many loaders are killed, of each sort. */
const kills = Number(process.env.STRATEGRAPH_KILLS ?? 3);

onServer(
  neo4j,
  "a loader that is killed",
  ({ connection, empty, uri, username, password }) => {
    const schema = readFileSync(join(root, "schema.graphql"), "utf8");
    const { ontology } = readOntology(schema, "schema.graphql");
    if (ontology === null) throw new Error("no ontology");
    const [old, next] = [1, 2].map((seed) => makeDataset(generateStrategies(seed, 1_000)));
    if (old === undefined || next === undefined) throw new Error("no graphs");
    // beside node_modules, where it finds the driver
    const folder = mkdtempSync(join(root, "node_modules/.loader-"));

    beforeAll(() =>
      build({
        config: false,
        entry: { loader: join(root, "tests/neo4j/loader.ts") },
        outDir: folder,
        platform: "node",
        dts: false,
        fixedExtension: true,
        logLevel: "error",
      }),
    );
    afterAll(() => rmSync(folder, { recursive: true }));

    const start = async (seed: number, atOnce: number) => {
      const child = spawn("node", [join(folder, "loader.mjs"), schema, String(seed), "1000", String(atOnce)], {
        env: { ...process.env, NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password },
        stdio: ["ignore", "pipe", "inherit"],
      });
      const ended = once(child, "close");
      await once(child.stdout, "data");
      return { child, ended };
    };
    const wholeTime = async (seed: number, atOnce: number): Promise<number> => {
      const { ended } = await start(seed, atOnce);
      const begun = performance.now();
      await ended;
      return performance.now() - begun;
    };
    const killAfter = async (seed: number, atOnce: number, wait: number): Promise<void> => {
      const { child, ended } = await start(seed, atOnce);
      await setTimeout(wait);
      child.kill("SIGKILL");
      await ended;
      // when the lock is free, the server has ended what it did for it
      await resolveMark(connection);
    };

    test("in the midst of a change leaves the old graph or the new, and the next load brings the new", async () => {
      await load(connection, ontology, old);
      const whole = await wholeTime(2, 50_000);
      for (let kill = 0; kill < kills; kill++) {
        await load(connection, ontology, old);
        await killAfter(2, 50_000, Math.random() * whole * 1.1);
        const { revision } = await scan(connection, ontology);
        expect([old.revision, next.revision]).toContain(revision);
        await load(connection, ontology, next);
        expect((await scan(connection, ontology)).revision).toBe(next.revision);
      }
    });

    test("in the midst of a first load leaves nothing to be seen, or the whole graph; the next load brings its own", async () => {
      for (const atOnce of [500, 50_000]) {
        await empty();
        const whole = await wholeTime(2, atOnce);
        for (let kill = 0; kill < kills; kill++) {
          await empty();
          await killAfter(2, atOnce, Math.random() * whole * 1.1);
          if ((await readState(connection))?.revision != null) {
            expect((await scan(connection, ontology)).revision).toBe(next.revision);
          } else {
            await expect(scan(connection, ontology)).rejects.toMatchObject({ code: "NOT_LOADED" });
          }
          const other = kill % 2 === 0 ? old : next;
          await load(connection, ontology, other);
          expect((await scan(connection, ontology)).revision).toBe(other.revision);
        }
      }
    });

    test("over a graph that is there already leaves it as it is", async () => {
      await load(connection, ontology, next);
      for (let kill = 0; kill < kills; kill++) {
        await killAfter(2, 50_000, Math.random() * 300);
        expect((await scan(connection, ontology)).revision).toBe(next.revision);
      }
    });
  },
  { timeout: 60_000 + kills * 120_000 },
);
