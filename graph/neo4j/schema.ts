import type { Ontology } from "../ontology.ts";
import { type Connection, openSession } from "./connection.ts";
import { identifier } from "./names.ts";

interface Wanted {
  readonly name: string;
  readonly label: string;
  readonly property: string;
  readonly unique: boolean;
}

/** What was missing and is made, and what stands otherwise than the ontology would have it. */
export interface SchemaReport {
  readonly made: readonly string[];
  readonly drift: readonly string[];
}

function wanted(ontology: Ontology): readonly Wanted[] {
  const kinds = ontology.kinds.map(({ name }) => identifier(name).replaceAll("`", ""));
  return [
    { name: "strategraph_id", label: "Strategraph", property: "id", unique: true },
    { name: "strategraph_graph", label: "StrategraphGraph", property: "key", unique: true },
    { name: "strategraph_lock", label: "StrategraphLock", property: "key", unique: true },
    { name: "strategraph_key", label: "Strategraph", property: "key", unique: false },
    ...kinds.map((kind) => ({ name: `strategraph_${kind}_id`, label: kind, property: "id", unique: false })),
  ];
}

/** Makes the constraints and indexes that are missing. Those that stand in their place are left, and reported. */
export async function ensureSchema(connection: Connection, ontology: Ontology): Promise<SchemaReport> {
  const session = openSession(connection, "write");
  try {
    const found = await session.run(
      `SHOW INDEXES YIELD name, type, labelsOrTypes, properties, owningConstraint
RETURN name, [type, labelsOrTypes, properties, owningConstraint IS NOT NULL] AS form`,
    );
    const stands = new Map(found.records.map((record) => [record.get("name"), JSON.stringify(record.get("form"))]));
    const all = wanted(ontology);
    const names = new Set(all.map(({ name }) => name));
    const drift = [...stands.keys()]
      .filter((name) => String(name).startsWith("strategraph_") && !names.has(name))
      .map((name) => `The index ${name} is of no kind of the ontology; drop it if nothing else needs it.`);
    const made: string[] = [];
    for (const { name, label, property, unique } of all) {
      const form = stands.get(name);
      if (form === undefined) {
        const on = `FOR (n:${identifier(label)})`;
        await session.run(
          unique
            ? `CREATE CONSTRAINT ${name} IF NOT EXISTS ${on} REQUIRE n.${property} IS UNIQUE`
            : `CREATE INDEX ${name} IF NOT EXISTS ${on} ON (n.${property})`,
        );
        made.push(name);
      } else if (form !== JSON.stringify(["RANGE", [label], [property], unique])) {
        const should = `${unique ? "uniqueness" : "a range index"} of (:${label}).${property}`;
        drift.push(`${name} stands, and is not ${should}; drop it and load again.`);
      }
    }
    if (made.length > 0) await session.run("CALL db.awaitIndexes(300)");
    return { made, drift };
  } finally {
    await session.close().catch(() => {});
  }
}
