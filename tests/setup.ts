import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hostNeo4j } from "./neo4j/host.ts";

/**
 * Gives the tests a place to note what they leave out, and prints the notes when the run ends; and a Neo4j, when one of
 * them asks for it.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "strategraph-tests-"));
  const log = join(folder, "left-out");
  writeFileSync(log, "");
  process.env.STRATEGRAPH_LEFT_OUT = log;
  const neo4j = await hostNeo4j();
  process.env.STRATEGRAPH_NEO4J_PORT = String(neo4j.port);
  return async () => {
    await neo4j.close();
    const lines = [...new Set(readFileSync(log, "utf8").split("\n").filter(Boolean))];
    rmSync(folder, { recursive: true });
    if (lines.length === 0) return;
    process.stderr.write(`\n*** LEFT OUT of this run (CI=true leaves nothing out):\n`);
    for (const line of lines) process.stderr.write(`***   ${line}\n`);
    process.stderr.write("\n");
  };
}
