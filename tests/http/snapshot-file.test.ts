import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { loadKept } from "../../src/server/load-kept.ts";
import { originOf } from "../../src/server/origin.ts";
import { readSnapshotFile } from "../../src/server/read-snapshot-file.ts";
import { chanceOf } from "../api/random/chance.ts";
import { root } from "../built.ts";
import { copy } from "./running.ts";

const home = mkdtempSync(join(tmpdir(), "strategraph-snapshot-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const request = { ontologyFile: join(root, "schema.graphql"), seedsFolder: join(root, "seeds") };
const good = join(home, "good");
await loadKept({ ...request, snapshotFile: good });
const bytes = readFileSync(good);
const origin = originOf(request);

let count = 0;
function read(content: Uint8Array) {
  const file = join(home, `altered-${count++}`);
  writeFileSync(file, content);
  const found = readSnapshotFile(file, origin);
  rmSync(file);
  return found;
}

test("what was written is read, and its warnings with it", () => {
  expect(read(bytes)).toMatchObject({ kept: { summary: { entities: 42 }, origin } });
});

test("a file that is cut anywhere is broken", () => {
  for (let length = 0; length < bytes.length; length += length < 200 ? 1 : 997) {
    expect(read(bytes.subarray(0, length)), String(length)).toHaveProperty("broken");
  }
  expect(read(Buffer.concat([bytes, Buffer.alloc(8)]))).toHaveProperty("broken");
});

test("a file with one bit flipped, wherever, is not adopted", () => {
  const chance = chanceOf(7);
  const places = [...Array(64).keys(), ...Array.from({ length: 1_000 }, () => chance.below(bytes.length))];
  for (const place of places) {
    const altered = Buffer.from(bytes);
    altered[place] = (altered[place] as number) ^ (1 << chance.below(8));
    expect(read(altered), String(place)).not.toHaveProperty("kept");
  }
});

test("random bytes are broken, with and without the beginning of a snapshot", () => {
  const chance = chanceOf(8);
  for (let round = 0; round < 300; round++) {
    const random = Buffer.from(Array.from({ length: chance.below(2_000) }, () => chance.below(256)));
    expect(read(random)).toHaveProperty("broken");
    expect(read(Buffer.concat([bytes.subarray(0, 64), random]))).toHaveProperty("broken");
  }
});

test("lengths that a head lies about take no memory", () => {
  const before = process.memoryUsage().arrayBuffers;
  for (const [text, arrays] of [
    [2 ** 40, 0],
    [0, 2 ** 50],
    [-8, bytes.length - 56],
    [Number.NaN, 8],
    [Number.POSITIVE_INFINITY, 0],
    [0.5, bytes.length - 64.5],
  ] as const) {
    const altered = Buffer.from(bytes);
    altered.set(new Uint8Array(new Float64Array([text, arrays]).buffer), 16);
    expect(read(altered)).toHaveProperty("broken");
  }
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 26);
});

test("what another version or another sort of machine wrote is stale", () => {
  const version = Buffer.from(bytes);
  version[12] = (version[12] as number) + 1;
  expect(read(version)).toEqual({ stale: "it was written by another version of strategraph" });
  const order = Buffer.from(bytes);
  order.subarray(8, 12).reverse();
  expect(read(order)).toEqual({ stale: "it was written on another sort of machine" });
});

test("the origin of a graph changes with every byte and name of its seeds, and with nothing else", () => {
  const places = copy();
  const entities = join(places.seedsFolder, "eaeu-2030", "entities.yaml");
  const before = originOf(places);
  utimesSync(entities, new Date(0), new Date(0));
  mkdirSync(join(places.seedsFolder, ".git"));
  writeFileSync(join(places.seedsFolder, ".git", "index"), "");
  expect(originOf(places)).toEqual(before);
  // of the same length, and of the same time
  writeFileSync(entities, readFileSync(entities, "utf8").replace("e", "a"));
  utimesSync(entities, new Date(0), new Date(0));
  const changed = originOf(places);
  expect(changed).toEqual({ ...before, seeds: expect.not.stringContaining(before.seeds) });
  writeFileSync(join(places.seedsFolder, "eaeu-2030", "more.yaml"), "");
  symlinkSync(places.seedsFolder, join(places.seedsFolder, "around"));
  expect(originOf(places).seeds).not.toBe(changed.seeds);
  writeFileSync(places.ontologyFile, `${readFileSync(places.ontologyFile, "utf8")}\n`);
  expect(originOf(places).ontology).not.toBe(before.ontology);
});

test("what is no snapshot is never replaced, and what a killed process left is cleared away", async () => {
  const file = join(home, "text");
  writeFileSync(file, "a text that somebody needs");
  const loaded = await loadKept({ ...request, snapshotFile: file });
  expect(loaded.graph?.summary.entities).toBe(42);
  expect(loaded.snapshotFile).toMatchObject({
    state: "not written",
    diagnostics: [{ code: "SNAPSHOT_BROKEN" }, { code: "SNAPSHOT_NOT_WRITTEN" }],
  });
  expect(readFileSync(file, "utf8")).toBe("a text that somebody needs");
  const folder = mkdtempSync(join(home, "left-"));
  // no process has this number
  writeFileSync(join(folder, "kept.4194305-0a~"), "half of a snapshot");
  writeFileSync(join(folder, "kept.txt"), "");
  await loadKept({ ...request, snapshotFile: join(folder, "kept") });
  expect(readdirSync(folder).sort()).toEqual(["kept", "kept.txt"]);
});

test("a snapshot that cannot be written, or read, is a warning", async () => {
  for (const file of [join(home, "nowhere", "kept"), home]) {
    const { graph, snapshotFile } = await loadKept({ ...request, snapshotFile: file });
    expect(graph?.summary.entities).toBe(42);
    expect(snapshotFile).toMatchObject({ file, state: "not written" });
    expect(snapshotFile?.diagnostics.at(-1)).toMatchObject({ code: "SNAPSHOT_NOT_WRITTEN", severity: "warning" });
  }
});
