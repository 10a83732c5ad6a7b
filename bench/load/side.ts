import { readFileSync } from "node:fs";
import type { Session } from "neo4j-driver";
import { readOntology } from "../../src/ontology/read.ts";

/** What a side prints. */
export interface Side {
  readonly seconds: number;
  /** Megabytes that loading takes beyond what reading the dataset does, at its highest. */
  readonly memory: number;
  /** Of each sort of node and relationship: how many, and how many properties. */
  readonly content: string;
}

const [schemaFile = "", sizeGiven = "", seedGiven = ""] = process.argv.slice(2);
export const size = Number(sizeGiven);
export const seed = Number(seedGiven);

const { ontology: read } = readOntology(readFileSync(schemaFile, "utf8"), schemaFile);
if (read === null) throw new Error(`${schemaFile} has faults: see strategraph check`);
export const ontology = read;

const { NEO4J_URI: uri = "", NEO4J_USERNAME: username = "", NEO4J_PASSWORD: password = "" } = process.env;
export const address = { uri, username, password, database: null };

const count =
  "count(*) AS found, sum(size(keys(x))) AS properties, sum(size(toString(coalesce(x.id, x.key, '')))) AS characters";

/** The loader's node of state and lock left out. */
export async function readContent(session: Session): Promise<string> {
  const all = [];
  for (const statement of [
    `MATCH (x) WHERE NOT x:StrategraphGraph AND NOT x:StrategraphLock RETURN labels(x) AS sort, ${count} ORDER BY sort`,
    `MATCH ()-[x]->() RETURN type(x) AS sort, ${count} ORDER BY sort`,
  ]) {
    all.push(...(await session.run(statement)).records.map((record) => record.toObject()));
  }
  return JSON.stringify(all);
}
