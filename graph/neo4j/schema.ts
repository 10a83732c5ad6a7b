import { Neo4jError, type Session } from "neo4j-driver";
import { StrategraphError } from "../diagnostic.ts";
import type { Ontology } from "../ontology.ts";
import { type Connection, openSession } from "./connection.ts";
import { identifier } from "./names.ts";
import { wordIndex, wordProperties } from "./search.ts";

interface Wanted {
  readonly name: string;
  readonly label: string;
  readonly properties: readonly string[];
  readonly form: "unique" | "range" | "words";
}

/** What was missing and is made, and what stands otherwise than the ontology would have it. */
export interface SchemaReport {
  readonly made: readonly string[];
  readonly drift: readonly string[];
}

function wanted(ontology: Ontology): readonly Wanted[] {
  const kinds = ontology.kinds.map(({ name }) => identifier(name).replaceAll("`", ""));
  return [
    { name: "strategraph_id", label: "Strategraph", properties: ["id"], form: "unique" },
    { name: "strategraph_graph", label: "StrategraphGraph", properties: ["key"], form: "unique" },
    { name: "strategraph_lock", label: "StrategraphLock", properties: ["key"], form: "unique" },
    { name: "strategraph_key", label: "Strategraph", properties: ["key"], form: "range" },
    { name: wordIndex, label: "Strategraph", properties: wordProperties, form: "words" },
    ...kinds.map(
      (kind): Wanted => ({ name: `strategraph_${kind}_id`, label: kind, properties: ["id"], form: "range" }),
    ),
  ];
}

/** Makes the constraints and indexes that are missing. Those that stand in their place are left, and reported. */
export async function ensureSchema(connection: Connection, ontology: Ontology): Promise<SchemaReport> {
  const session = await openSession(connection, "write");
  try {
    const found = await session.run(
      `SHOW INDEXES YIELD name, type, labelsOrTypes, properties, owningConstraint, options
RETURN name, [type, labelsOrTypes, properties, owningConstraint IS NOT NULL, options.indexConfig[$analyzer]] AS form`,
      { analyzer: "fulltext.analyzer" },
    );
    const stands = new Map(found.records.map((record) => [record.get("name"), JSON.stringify(record.get("form"))]));
    const all = wanted(ontology);
    const names = new Set(all.map(({ name }) => name));
    const drift = [...stands.keys()]
      .filter((name) => String(name).startsWith("strategraph_") && !names.has(name))
      .map((name) => `The index ${name} is of no kind of the ontology; drop it if nothing else needs it.`);
    const made: string[] = [];
    for (const one of all) {
      const form = stands.get(one.name);
      if (form === undefined || form === JSON.stringify(orphanOf(one))) {
        if (form !== undefined) await dropOrphan(session, one.name);
        // another loader may be making the same: the driver tries again where the two stood in each other's way
        await session.executeWrite((transaction) => transaction.run(statementOf(one)));
        made.push(one.name);
      } else if (form !== JSON.stringify(formOf(one))) {
        drift.push(`${one.name} stands, and is not ${describe(one)}; drop it and load again.`);
      }
    }
    if (made.length > 0) await untilOnline(session);
    return { made, drift };
  } finally {
    await session.close().catch(() => {});
  }
}

/**
 * Drops the index that a constraint leaves whose making was broken off: it is never filled, and stands in the way of the
 * constraint.
 */
async function dropOrphan(session: Session, name: string): Promise<void> {
  const ownerless = "SHOW INDEXES YIELD name, owningConstraint WHERE name = $name AND owningConstraint IS NULL";
  await session.executeWrite(async (transaction) => {
    // meanwhile another loader may have made the constraint
    const { records } = await transaction.run(ownerless, { name });
    if (records.length > 0) await transaction.run(`DROP INDEX ${name}`);
  });
}

/** Seconds that indexes of a large graph may take to be filled. */
const patience = 300;

async function untilOnline(session: Session): Promise<void> {
  try {
    await session.run(`CALL db.awaitIndexes(${patience})`);
  } catch (error) {
    if (!(error instanceof Neo4jError) || !error.code.endsWith("ProcedureCallFailed")) throw error;
    throw new StrategraphError({
      code: "NEO4J_INDEX_MISSING",
      severity: "error",
      message: `Neo4j has not filled its indexes within ${patience} seconds.`,
      hint: "load again when SHOW INDEXES says that all are online; drop those that have failed",
    });
  }
}

const wordAnalyzer = "whitespace";

function statementOf({ name, label, properties, form }: Wanted): string {
  const on = `FOR (n:${identifier(label)})`;
  const all = properties.map((property) => `n.${property}`).join(", ");
  switch (form) {
    case "unique":
      return `CREATE CONSTRAINT ${name} IF NOT EXISTS ${on} REQUIRE ${all} IS UNIQUE`;
    case "range":
      return `CREATE INDEX ${name} IF NOT EXISTS ${on} ON (${all})`;
    case "words":
      return `CREATE FULLTEXT INDEX ${name} IF NOT EXISTS ${on} ON EACH [${all}]
OPTIONS {indexConfig: {\`fulltext.analyzer\`: '${wordAnalyzer}'}}`;
  }
}

/** As the server shows it. */
function formOf({ label, properties, form }: Wanted): readonly unknown[] {
  const isWords = form === "words";
  return [isWords ? "FULLTEXT" : "RANGE", [label], properties, form === "unique", isWords ? wordAnalyzer : null];
}

/** The same without the constraint that owns it; null of what needs none. */
function orphanOf(one: Wanted): readonly unknown[] | null {
  return one.form === "unique" ? formOf({ ...one, form: "range" }) : null;
}

function describe({ label, properties, form }: Wanted): string {
  const what = { unique: "uniqueness", range: "a range index", words: `a full-text index (${wordAnalyzer})` }[form];
  return `${what} of (:${label}).${properties.join(", ")}`;
}
