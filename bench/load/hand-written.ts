import type { EntityKind, Ontology } from "../../graph/ontology.ts";

/**
 * What somebody who knows the ontology and Cypher writes: names stand in the statements, nodes come by their label and
 * relations by their type, and what hangs on a row is nested in it.
 */

const entity = (variable: string, id: string): string => `MATCH (${variable}:Strategraph {id: ${id}})`;

const evidence = (type: string): string => `UNWIND row.quotes AS quote
${entity("s", "quote.document")}
CREATE (o)-[:${type}]->(q:Strategraph:Evidence)-[:document]->(s) SET q = quote.properties`;

export function entities(kind: string): string {
  return `UNWIND $rows AS row
CREATE (n:Strategraph:Entity:${kind}) SET n = row.properties`;
}

export function relations(type: string): string {
  return `UNWIND $rows AS row
${entity("f", "row.from")} ${entity("t", "row.to")}
CREATE (f)-[r:${type}]->(t) SET r = row.properties
WITH f, t, row UNWIND row.claims AS claim
${entity("d", "claim.document")}
CREATE (o:Strategraph:Claim)-[:document]->(d) SET o = claim.properties
CREATE (o)-[:from]->(f) CREATE (o)-[:to]->(t)
WITH o, claim AS row ${evidence("evidence")}`;
}

export const texts = `UNWIND $rows AS row
${entity("d", "row.properties.key")}
CREATE (d)-[:text]->(t:Strategraph:StrategraphText) SET t = row.properties`;

export const mentions = `UNWIND $rows AS row
${entity("e", "row.entity")} ${entity("d", "row.document")}
CREATE (e)-[:mentions]->(m:Strategraph:Mention)-[:document]->(d) SET m = row.properties`;

export const commitmentEvidence = `UNWIND $rows AS row
MATCH (o:Strategraph:Claim) USING INDEX o:Strategraph(key) WHERE o.key = row.key
${entity("s", "row.quote.document")}
CREATE (o)-[:commitmentEvidence]->(q:Strategraph:Evidence)-[:document]->(s) SET q = row.quote.properties`;

export const strategies = `UNWIND $rows AS row
CREATE (s:Strategraph:StrategraphStrategy) SET s = row.properties`;

/** Constraints and indexes, as the loader has them. */
export function schema({ kinds }: Ontology): readonly string[] {
  return [
    "CREATE CONSTRAINT FOR (n:Strategraph) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT FOR (n:StrategraphGraph) REQUIRE n.key IS UNIQUE",
    "CREATE CONSTRAINT FOR (n:StrategraphLock) REQUIRE n.key IS UNIQUE",
    "CREATE INDEX FOR (n:Strategraph) ON (n.key)",
    ...kinds.map(({ name }: EntityKind) => `CREATE INDEX FOR (n:${name}) ON (n.id)`),
    "CALL db.awaitIndexes(300)",
  ];
}
