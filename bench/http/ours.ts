import { readFileSync } from "node:fs";
import { execute, parse } from "graphql";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { makeDataset } from "../../graph/revision.ts";
import { createExecutor } from "../../src/api/execute.ts";
import { deriveSchema } from "../../src/api/schema.ts";
import { readOntology } from "../../src/ontology/read.ts";
import { open } from "../../src/server/open.ts";
import { createService } from "../../src/server/service.ts";
import { generateStrategies } from "../generate/strategies.ts";
import { peerSchema } from "./peer-schema.ts";
import { question, type Task } from "./question.ts";

/**
 * The service over a generated graph: `node ours.mjs <schema file> <entities> <seed>`. Says first, as a line of JSON, the
 * tasks that the question gives, and nanoseconds a leaf: plan to bytes, and graphql-js with JSON.stringify over those tasks.
 */
const [schemaFile = "", size = "", seed = ""] = process.argv.slice(2);
const { ontology } = readOntology(readFileSync(schemaFile, "utf8"), schemaFile);
if (ontology === null) throw new Error(`${schemaFile} is no ontology`);
const dataset = makeDataset(generateStrategies(Number(seed), Number(size)));
const engine = createMemoryEngine(ontology);
await engine.replace(dataset);

const document = parse(question);
const variables = { not: "none" };
const { write } = createExecutor(ontology, engine, deriveSchema(ontology));
const { data } = await write({ document, variables });
const { tasks } = (data?.toJSON() ?? { tasks: [] }) as { tasks: readonly Task[] };
const schema = peerSchema(tasks);
const written = async () => (await write({ document, variables })).data?.body.length;
const resolved = async () =>
  Buffer.byteLength(JSON.stringify(await execute({ schema, document, variableValues: variables })));
const nanoseconds = await inTurns({ written, resolved }, tasks.length * 5);
process.stdout.write(`${JSON.stringify({ tasks, nanoseconds })}\n`);

const log = (event: unknown): void => console.error(event);
const service = await createService(ontology, engine, { log });
const nothing = { page: { status: 404, headers: {}, body: "" }, files: new Map() };
const asUsual = { host: "127.0.0.1", port: 0, questionFolders: [], log };
const { url } = await open(asUsual, { playground: nothing, room: nothing }, () => ({
  service,
  examples: [],
  standing: null,
}));
process.stdout.write(`Ask ${url}/graphql\n`);

/** The least of some rounds, of each in turn, divided by `parts`: so many that both are as warm as a server is that has answered for a while. */
async function inTurns<Name extends string>(of: Readonly<Record<Name, () => Promise<unknown>>>, parts: number) {
  const least = {} as Record<Name, number>;
  for (let round = 0; round < 40; round++) {
    for (const name of Object.keys(of) as Name[]) {
      const begin = performance.now();
      for (let time = 0; time < 100; time++) await of[name]();
      least[name] = Math.min(
        least[name] ?? Number.POSITIVE_INFINITY,
        ((performance.now() - begin) / 100 / parts) * 1e6,
      );
    }
  }
  return least;
}
