import neo4j from "neo4j-driver";
import type { Batches } from "../../graph/neo4j/batches.ts";
import * as statements from "../../graph/neo4j/statements.ts";
import { createHashes } from "../../graph/neo4j/units.ts";
import { write } from "../../graph/neo4j/write.ts";
import { generateStrategies } from "../generate/strategies.ts";
import * as handWritten from "./hand-written.ts";
import { address, ontology, readContent, type Side, seed, size } from "./side.ts";

/**
 * Writes by hand what the loader writes: the rows are the loader's own, so that both store the same, made in good time and
 * off the clock; only the server and the driver are timed.
 */
const rowsOfStatement = 10_000;
const { uri, username, password } = address;
const driver = neo4j.driver(uri, neo4j.auth.basic(username, password), { disableLosslessIntegers: true });
const session = driver.session();
for (const statement of handWritten.schema(ontology)) await session.run(statement);

let seconds = 0;
const groups = new Map<string, object[]>();
/** Rows that need what all the others make. */
const atTheEnd = new Set<string>([handWritten.commitmentEvidence]);

const batches: Batches = {
  add: (_, statement, row) => {
    const byHand = statementFor(statement, row);
    const rows = groups.get(byHand) ?? [];
    groups.set(byHand, rows);
    rows.push(row);
    return rows.length === rowsOfStatement && !atTheEnd.has(byHand) ? send(byHand) : undefined;
  },
  flush: async () => {
    const [late, soon] = partition([...groups.keys()], (statement) => atTheEnd.has(statement));
    for (const statement of [...soon, ...late]) await send(statement);
  },
};

async function send(statement: string): Promise<void> {
  const rows = groups.get(statement) ?? [];
  groups.delete(statement);
  for (let at = 0; at < rows.length; at += rowsOfStatement) {
    const group = { rows: rows.slice(at, at + rowsOfStatement) };
    const begin = performance.now();
    await session.run(statement, group);
    seconds += (performance.now() - begin) / 1000;
  }
}

function partition<T>(all: readonly T[], test: (one: T) => boolean): readonly [T[], T[]] {
  return [all.filter(test), all.filter((one) => !test(one))];
}

const create = statements.createEntities(ontology);
function statementFor(statement: string, row: object): string {
  if (statement === create && "kind" in row) return handWritten.entities(String(row.kind));
  if (statement === statements.createRelations && "type" in row) return handWritten.relations(String(row.type));
  const byHand = others.get(statement);
  if (byHand === undefined) throw new Error(`nobody wrote by hand: ${statement}`);
  return byHand;
}
const others = new Map([
  [statements.createTexts, handWritten.texts],
  [statements.createMentions, handWritten.mentions],
  [statements.createCommitmentEvidence, handWritten.commitmentEvidence],
  [statements.createStrategies, handWritten.strategies],
]);

const dataset = generateStrategies(seed, size);
await write(ontology, dataset, createHashes(ontology, dataset), null, batches, () => undefined);
const side: Side = { seconds, content: await readContent(session), memory: 0 };
await driver.close();
console.log(JSON.stringify(side));
