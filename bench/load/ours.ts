import { connect, openSession } from "../../graph/neo4j/connection.ts";
import { load } from "../../graph/neo4j/load.ts";
import { generateStrategies } from "../generate/strategies.ts";
import { drain } from "../memory/measure.ts";
import { address, ontology, readContent, type Side, seed, size } from "./side.ts";

const dataset = generateStrategies(seed, size);
drain(dataset);
/** Kilobytes, at its highest so far. */
const resident = (): number => process.resourceUsage().maxRSS;
const ofDataset = resident();

const connection = connect(address);
const begin = performance.now();
await load(connection, ontology, dataset);
const seconds = (performance.now() - begin) / 1000;
const memory = (resident() - ofDataset) / 1000;
const session = await openSession(connection, "read");
const side: Side = { seconds, memory, content: await readContent(session) };
await connection.drivers.close();
console.log(JSON.stringify(side));
