import { readFileSync } from "node:fs";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { makeDataset } from "../../graph/revision.ts";
import { readOntology } from "../../src/ontology/read.ts";
import { open } from "../../src/server/open.ts";
import { createService } from "../../src/server/service.ts";
import { generateStrategies } from "../generate/strategies.ts";

/** The service over a generated graph, as `serve` opens it: `node ours.mjs <schema file> <entities> <seed>`. */
const [schemaFile = "", size = "", seed = ""] = process.argv.slice(2);
const { ontology } = readOntology(readFileSync(schemaFile, "utf8"), schemaFile);
if (ontology === null) throw new Error(`${schemaFile} is no ontology`);
const engine = createMemoryEngine(ontology);
await engine.replace(makeDataset(generateStrategies(Number(seed), Number(size))));
const log = (event: unknown): void => console.error(event);
const service = await createService(ontology, engine, { log });
const nothing = { page: { status: 404, headers: {}, body: "" }, files: new Map() };
const options = { host: "127.0.0.1", port: 0, questionFolders: [], log };
const { url } = await open(options, { playground: nothing, room: nothing }, () => ({
  service,
  examples: [],
  standing: null,
}));
process.stdout.write(`Ask ${url}/graphql\n`);
