import { readFileSync } from "node:fs";
import { buildSnapshot } from "../../graph/memory/build.ts";
import { makeDataset } from "../../graph/revision.ts";
import { summarize } from "../../graph/summary.ts";
import { readOntology } from "../../src/ontology/read.ts";
import { originOf } from "../../src/server/origin.ts";
import { readSnapshotFile } from "../../src/server/read-snapshot-file.ts";
import { writeSnapshotFile } from "../../src/server/write-snapshot-file.ts";
import { generateStrategies } from "../generate/strategies.ts";
import { drain } from "../memory/measure.ts";
import type { Made } from "./bench.ts";

/**
 * Keeps a generated graph as the snapshot of the seeds that were written of it, in the name of the program that wrote another
 * snapshot, and tells how long it took from objects to columns: of a load from seeds what comes after reading and checking them.
 */
const [ontologyFile = "", seedsFolder = "", seed, size, like = "", file = ""] = process.argv.slice(2);
const { ontology } = readOntology(readFileSync(ontologyFile, "utf8"), ontologyFile);
if (ontology === null) throw new Error(`${ontologyFile} has faults: see strategraph check`);
const other = readSnapshotFile(like, null);
if (typeof other === "string" || !("kept" in other)) throw new Error(`${like} is no snapshot`);

const generated = generateStrategies(Number(seed), Number(size));
const generate = drain(generated);
const begin = performance.now();
const dataset = makeDataset(generated);
const snapshot = buildSnapshot(ontology, dataset);
const summary = summarize(dataset);
// each of the three iterates over the generated objects, which seeds do not have to make
const seconds = (performance.now() - begin) / 1000 - 3 * generate;

const { seeds } = originOf({ ontologyFile, seedsFolder });
const failed = writeSnapshotFile(file, {
  origin: { ...other.kept.origin, seeds },
  snapshot,
  summary,
  diagnostics: [],
});
if (failed !== null) throw new Error(`${file} could not be written: ${failed}`);
const { entities, relations } = summary;
console.log(JSON.stringify({ seconds, entities, relations } satisfies Made));
