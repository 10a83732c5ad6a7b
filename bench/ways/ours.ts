import { readFileSync } from "node:fs";
import { buildSnapshot } from "../../graph/memory/build.ts";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { connect } from "../../graph/neo4j/connection.ts";
import { createNeo4jEngine } from "../../graph/neo4j/engine.ts";
import type { Plan } from "../../graph/plan/plan.ts";
import type { Row, Value } from "../../graph/rows.ts";
import { readOntology } from "../../src/ontology/read.ts";
import { generateStrategies } from "../generate/strategies.ts";
import { ask } from "./measure.ts";
import { askedOf, coverage, fewest, paths, reachable, type Side } from "./questions.ts";

/** One of our engines: the embedded one, or Neo4j where NEO4J_URI says which. */
const [schemaFile = "", size = "", seed = ""] = process.argv.slice(2);
const { ontology } = readOntology(readFileSync(schemaFile, "utf8"), schemaFile);
if (ontology === null) throw new Error(`${schemaFile} has faults: see strategraph check`);
const dataset = generateStrategies(Number(seed), Number(size));
const { NEO4J_URI: uri, NEO4J_USERNAME: username = "", NEO4J_PASSWORD: password = "" } = process.env;
const connection = uri === undefined ? null : connect({ uri, username, password, database: null });
const embedded = createMemoryEngine(ontology);
const engine = connection === null ? embedded : createNeo4jEngine(ontology, connection);
if (connection === null) embedded.adopt(buildSnapshot(ontology, dataset));
else await engine.replace(dataset);

async function rowsOf(plan: Plan, values: readonly Value[]): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const batch of (await engine.execute(plan, values)).batches) rows.push(...batch.rows);
  return rows;
}

const { starts, pairs, tables } = askedOf(dataset);
const [reach, path, table] = [reachable(ontology), paths(ontology), coverage(ontology)];
const byText = (rows: readonly Row[]): readonly string[] => rows.map((row) => row.join(" ")).sort();

const side: Side = {
  reachable: await ask(starts, async (id) => byText(((await rowsOf(reach, [id]))[0]?.[0] ?? []) as readonly Row[])),
  paths: await ask(pairs, async ([from, to]) => rowsOf(path, [from, to, fewest])),
  coverage: await ask(tables, async ([rows, columns]) => byText(await rowsOf(table, [rows, columns]))),
};
console.log(JSON.stringify(side));
await connection?.drivers.close();
