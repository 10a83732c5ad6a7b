import type { Ontology } from "../ontology.ts";
import type { DocumentSummary, StrategySummary, Summary } from "../summary.ts";
import type { Connection } from "./connection.ts";
import { translated } from "./errors.ts";
import { loadedState } from "./loaded.ts";
import { once } from "./state.ts";

/** A relation counts once, however many of its claims a strategy's documents make; its first claim has its basis. */
const strategies = `MATCH (s:Strategraph&StrategraphStrategy)
WITH s ORDER BY s.key LIMIT toInteger($most)
CALL (s) {
  MATCH (e:Strategraph) WHERE e.id IS NOT NULL AND s.key IN e.strategies
  RETURN count(*) AS entities
}
CALL (s) {
  UNWIND s.documents AS document
  MATCH (:Strategraph {id: document})<-[:document]-(c:Strategraph&Claim)
  WITH DISTINCT left(c.key, size(c.key) - size(toString(c.at))) + '0' AS key
  MATCH (o:Strategraph&Claim) USING INDEX SEEK o:Strategraph(key) WHERE o.key = key
  RETURN count(*) AS relations, count(CASE WHEN o.basis = 'STATED' THEN 1 END) AS stated
}
RETURN s.key AS id, s.name AS name, s.annotators AS annotators, s.reviewers AS reviewers, entities, relations, stated,
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
 * What `summarize` says of the graph stored, of the first strategies. Errors: NOT_LOADED; NEO4J_OTHER_ONTOLOGY; those of the
 * connection. Cost, on the server: counting all entities, and the relations of these strategies; here: O(what it gives).
 */
export async function readSummary(connection: Connection, ontology: Ontology, most = 5): Promise<Summary> {
  try {
    const { revision } = await loadedState(connection, ontology);
    const counts = await once(connection, "read", totals);
    const found = await once(connection, "read", strategies, { most });
    const { strategies: all = 0, entities = 0, relations = 0 } = counts.records[0]?.toObject() ?? {};
    const listed = found.records.map((record) => strategyOf(record.toObject() as StrategyRow));
    return { revision, entities, relations, strategies: listed, others: all - listed.length };
  } catch (error) {
    throw translated(error);
  }
}

interface StrategyRow extends Omit<StrategySummary, "documents" | "inferred"> {
  readonly documents: readonly DocumentRow[];
}

function strategyOf({ documents, ...counted }: StrategyRow): StrategySummary {
  return { ...counted, inferred: counted.relations - counted.stated, documents: documents.map(documentOf) };
}

function documentOf([id, name, date, credit, read]: DocumentRow): DocumentSummary {
  return { id, name: name ?? id, date: text(date), credit: text(credit), read };
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
