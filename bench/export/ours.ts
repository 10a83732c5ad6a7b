import { createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { formatOf } from "../../graph/export/formats.ts";
import { inPieces } from "../../graph/export/pieces.ts";
import { buildSnapshot } from "../../graph/memory/build.ts";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { readOntology } from "../../src/ontology/read.ts";
import { excerptAround } from "../../src/server/around.ts";
import { generateStrategies } from "../generate/strategies.ts";
import { type Written, watchHeld } from "./side.ts";

/** Writes the whole of a generated graph to files: `node ours.mjs <schema file> <entities> <seed> <format>`. */
const [schemaFile = "", size = "", seed = "", name = ""] = process.argv.slice(2);
const { ontology } = readOntology(readFileSync(schemaFile, "utf8"), schemaFile);
if (ontology === null) throw new Error(`${schemaFile} is no ontology`);
const engine = createMemoryEngine(ontology);
engine.adopt(buildSnapshot(ontology, generateStrategies(Number(seed), Number(size))));

const folder = mkdtempSync(join(tmpdir(), "strategraph-bench-"));
const held = watchHeld();
const begin = performance.now();
const excerpt = await excerptAround(ontology, engine, null, "2026-01-01T00:00:00Z");
let bytes = 0;
for (const file of await formatOf(name).files(excerpt, { layout: null })) {
  const pieces = function* () {
    for (const piece of inPieces(file.content)) {
      held.look();
      bytes += piece.length;
      yield piece;
    }
  };
  await pipeline(Readable.from(pieces()), createWriteStream(join(folder, file.name)));
}
const seconds = (performance.now() - begin) / 1000;
rmSync(folder, { recursive: true });
console.log(JSON.stringify({ seconds, bytes, peak: held.peak() } satisfies Written));
