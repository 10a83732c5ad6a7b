import { generateStrategies } from "../../bench/generate/strategies.ts";
import { StrategraphError } from "../../graph/diagnostic.ts";
import { connect } from "../../graph/neo4j/connection.ts";
import { load } from "../../graph/neo4j/load.ts";
import { makeDataset } from "../../graph/revision.ts";
import { readOntology } from "../../src/ontology/read.ts";

/**
 * A loader to be killed: `node loader.js <schema text> <seed> <entities> <at once>`, the server in the environment. Says
 * when it begins, and what it failed of.
 */
const [text = "", seed, entities, atOnce] = process.argv.slice(2);
const { ontology } = readOntology(text, "schema.graphql");
if (ontology === null) throw new Error("no ontology");
const { NEO4J_URI: uri = "", NEO4J_USERNAME: username = "", NEO4J_PASSWORD: password = "" } = process.env;
const connection = connect({ uri, username, password, database: process.env.NEO4J_DATABASE || null });
const dataset = makeDataset(generateStrategies(Number(seed), Number(entities)));
process.stdout.write("loading\n");
try {
  await load(connection, ontology, dataset, { atOnce: Number(atOnce) });
} catch (error) {
  process.stderr.write(error instanceof StrategraphError ? `${error.message}\n${String(error.cause)}` : String(error));
  process.exitCode = 1;
} finally {
  await connection.drivers.close();
}
