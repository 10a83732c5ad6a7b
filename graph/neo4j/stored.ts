import type { Transaction } from "neo4j-driver";
import { relationId } from "../dataset.ts";
import type { Ontology } from "../ontology.ts";

/** What is stored, by hash: all that a difference needs. */
export interface Stored {
  readonly entities: Map<string, { readonly hash: string; readonly kind: string }>;
  readonly relations: Map<string, StoredRelation>;
  /** Lists, exclusions, silences, texts and strategies: hash by key. */
  readonly lists: Map<string, string>;
  readonly exclusions: Map<string, string>;
  readonly silences: Map<string, string>;
  readonly texts: Map<string, string>;
  readonly strategies: Map<string, string>;
}

export interface StoredRelation {
  readonly hash: string;
  readonly from: string;
  readonly to: string;
  readonly type: string;
}

export function emptyStored(): Stored {
  return {
    entities: new Map(),
    relations: new Map(),
    lists: new Map(),
    exclusions: new Map(),
    silences: new Map(),
    texts: new Map(),
    strategies: new Map(),
  };
}

/** Cost: O(entities + relations), on the server, on the way, and in memory here. */
export async function readStored(transaction: Transaction, ontology: Ontology): Promise<Stored> {
  const stored = emptyStored();
  const common = ["Strategraph", ontology.interfaces[0]?.name ?? ""];
  const entities = transaction.run(
    `MATCH (n:Strategraph) WHERE n.id IS NOT NULL
RETURN n.id, n._hash, [label IN labels(n) WHERE NOT label IN $common][0]`,
    { common },
  );
  for await (const record of entities) {
    stored.entities.set(record.get(0), { hash: record.get(1), kind: record.get(2) });
  }
  const relationKinds = new Map(ontology.relations.map((relation) => [relation.type, relation]));
  // the ends of relations are the same strings as the ids: most of the memory would go to copies
  const ids = new Map(Array.from(stored.entities.keys(), (id) => [id, id]));
  const relations = transaction.run(
    "MATCH (f:Strategraph)-[r]->(t:Strategraph) WHERE r._hash IS NOT NULL RETURN f.id, type(r), t.id, r._hash",
  );
  for await (const record of relations) {
    const from: string = ids.get(record.get(0)) ?? record.get(0);
    const to: string = ids.get(record.get(2)) ?? record.get(2);
    const { name, type } = relationKinds.get(record.get(1)) ?? { name: record.get(1), type: record.get(1) };
    stored.relations.set(relationId(from, name, to), { hash: record.get(3), from, to, type });
  }
  for (const [label, keyed] of keyedLabels(stored)) {
    const found = transaction.run(`MATCH (n:Strategraph:${label}) RETURN n.key, n._hash`);
    for await (const record of found) keyed.set(record.get(0), record.get(1));
  }
  return stored;
}

export function keyedLabels({
  lists,
  exclusions,
  silences,
  texts,
  strategies,
}: Omit<Stored, "entities" | "relations">) {
  return [
    ["ListNote", lists],
    ["Exclusion", exclusions],
    ["Silence", silences],
    ["StrategraphText", texts],
    ["StrategraphStrategy", strategies],
  ] as const;
}
