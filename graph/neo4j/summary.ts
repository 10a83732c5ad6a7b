import type { Ontology } from "../ontology.ts";
import type { DocumentSummary, StrategySummary, Summary } from "../summary.ts";
import type { Connection } from "./connection.ts";
import { translated } from "./errors.ts";
import { loadedState, otherVersion } from "./loaded.ts";
import { once } from "./state.ts";
import { format } from "./units.ts";

const strategies = `MATCH (s:Strategraph&StrategraphStrategy)
WITH s ORDER BY s.key LIMIT toInteger($most)
RETURN s.key AS id, s.name AS name, s.annotators AS annotators, s.reviewers AS reviewers, s.entities AS entities,
  s.relations AS relations, s.stated AS stated, s.inferred AS inferred, s.claims AS claims, s.unreviewed AS unreviewed,
  s.openLists AS openLists,
  COLLECT {
    UNWIND range(0, size(s.documents) - 1) AS at
    OPTIONAL MATCH (d:Strategraph {id: s.documents[at]})
    WITH at, d ORDER BY at
    RETURN [s.documents[at], d.name, d.date, d.credit, s.documents[at] IN s.read]
  } AS documents
ORDER BY id`;

const totals = `MATCH (g:Strategraph:StrategraphGraph {key: 'graph'})
RETURN g.entities AS entities, g.relations AS relations, COUNT { MATCH (:Strategraph&StrategraphStrategy) } AS strategies`;

type DocumentRow = readonly [id: string, name: string | null, date: unknown, credit: unknown, read: boolean];

/**
 * What `summarize` says of the graph stored, of the first strategies, as it was counted at the load. Errors: NOT_LOADED;
 * NEO4J_OTHER_ONTOLOGY; NEO4J_OTHER_VERSION; those of the connection. Cost: O(what it gives).
 */
export async function readSummary(connection: Connection, ontology: Ontology, most = 5): Promise<Summary> {
  try {
    const { revision, format: stored } = await loadedState(connection, ontology);
    if (stored !== format) throw otherVersion();
    const counts = await once(connection, "read", totals);
    const found = await once(connection, "read", strategies, { most });
    const { strategies: all = 0, entities = 0, relations = 0 } = counts.records[0]?.toObject() ?? {};
    const listed = found.records.map((record) => strategyOf(record.toObject() as StrategyRow));
    return { revision, entities, relations, strategies: listed, others: all - listed.length };
  } catch (error) {
    throw translated(error);
  }
}

interface StrategyRow extends Omit<StrategySummary, "documents"> {
  readonly documents: readonly DocumentRow[];
}

function strategyOf({ documents, ...counted }: StrategyRow): StrategySummary {
  return { ...counted, documents: documents.map(documentOf) };
}

function documentOf([id, name, date, credit, read]: DocumentRow): DocumentSummary {
  return { id, name: name ?? id, date: text(date), credit: text(credit), read };
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
