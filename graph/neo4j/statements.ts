import type { Ontology } from "../ontology.ts";
import { identifier } from "./names.ts";

/** Statements that write groups of rows. See docs/neo4j.md for what comes of them. */

const entity = (variable: string, id: string): string => `MATCH (${variable}:Strategraph {id: ${id}})`;
/**
 * The relation of a row, if it is ours. Both ends are found before it, and it is looked for at the one that has fewer: a match that
 * is not optional may be planned in one with them, and then all relations of one end are gone through for each row, which takes
 * minutes where many end at one entity.
 */
const between = (type: string): string =>
  `${entity("f", "row.from")} ${entity("t", "row.to")}
OPTIONAL MATCH (f)-[r:${identifier(type)}]->(t) WHERE r._hash IS NOT NULL
WITH row, f, t, r WHERE r IS NOT NULL`;
const claim = "MATCH (o:Strategraph:Claim) USING INDEX SEEK o:Strategraph(key) WHERE o.key = row.key";
const evidence = (type: string): string =>
  `MATCH (s:Strategraph {id: quote.document})
CREATE (o)-[:${type}]->(q:Strategraph:Evidence)-[:document]->(s) SET q = quote.properties`;
const itsEvidence = `WITH o, row UNWIND row.quotes AS quote
${evidence("evidence")}`;

/** Kinds and types are parameters where something is made: a statement for each would have to be planned each. */
export function createEntities(ontology: Ontology): string {
  const common = ontology.interfaces[0];
  const labels = ["Strategraph", ...(common === undefined ? [] : [identifier(common.name)]), "$(row.kind)"].join(":");
  return `UNWIND $rows AS row
CREATE (n:${labels}) SET n = row.properties`;
}

/**
 * Ids are left alone: a transaction that sets them, be it to what they are, makes each later look-up by id go through all it
 * has set.
 */
const itsProperties = `SET n += row.properties
FOREACH (gone IN [key IN keys(n) WHERE key <> 'id' AND row.properties[key] IS NULL] | REMOVE n[gone])`;

export const updateEntities = `UNWIND $rows AS row
${entity("n", "row.id")}
${itsProperties}`;

/** Entities that become of another kind. */
export function turnEntities(from: string, to: string): string {
  return `UNWIND $rows AS row
${entity("n", "row.id")}
REMOVE n:${identifier(from)} SET n:${identifier(to)}
${itsProperties}`;
}

const itsClaims = `WITH f, t, row UNWIND row.claims AS claim
${entity("d", "claim.document")}
CREATE (o:Strategraph:Claim) SET o = claim.properties
CREATE (o)-[:from]->(f) CREATE (o)-[:to]->(t) CREATE (o)-[:document]->(d)
WITH o, claim AS row UNWIND row.quotes AS quote
${evidence("evidence")}`;

export const createRelations = `UNWIND $rows AS row
${entity("f", "row.from")} ${entity("t", "row.to")}
CREATE (f)-[r:$(row.type)]->(t) SET r = row.properties
${itsClaims}`;

export function updateRelations(type: string): string {
  return `UNWIND $rows AS row
${between(type)} SET r = row.properties
${itsClaims}`;
}

export const createMentions = `UNWIND $rows AS row
${entity("e", "row.entity")} ${entity("d", "row.document")}
CREATE (e)-[:mentions]->(m:Strategraph:Mention)-[:document]->(d) SET m = row.properties
WITH m, row UNWIND range(0, size(row.alternatives) - 1) AS at
${entity("a", "row.alternatives[at]")}
CREATE (m)-[:mayMean {at: at}]->(a)`;

export const createFieldEvidence = `UNWIND $rows AS row
${entity("e", "row.entity")}
CREATE (e)-[:fieldEvidence]->(o:Strategraph:FieldEvidence) SET o = row.properties
${itsEvidence}`;

export const createAttributions = `UNWIND $rows AS row
${claim}
${entity("e", "row.entity")}
CREATE (o)-[:attributedTo]->(e)`;

export const createCommitmentEvidence = `UNWIND $rows AS row
${claim}
WITH o, row.quote AS quote
${evidence("commitmentEvidence")}`;

export const createAlternatives = `UNWIND $rows AS row
${claim}
CREATE (o)-[:alternatives]->(a:Strategraph:Alternative) SET a = row.properties
WITH a, row
OPTIONAL MATCH (f:Strategraph {id: row.from})
OPTIONAL MATCH (t:Strategraph {id: row.to})
FOREACH (end IN CASE WHEN f IS NULL THEN [] ELSE [f] END | CREATE (a)-[:alternativeFrom]->(end))
FOREACH (end IN CASE WHEN t IS NULL THEN [] ELSE [t] END | CREATE (a)-[:alternativeTo]->(end))`;

export const createLists = `UNWIND $rows AS row
${entity("e", "row.entity")}
CREATE (o:Strategraph:ListNote)-[:listOf]->(e) SET o = row.properties
${itsEvidence}`;

export const createExclusions = `UNWIND $rows AS row
${entity("f", "row.from")} ${entity("t", "row.to")}
CREATE (o:Strategraph:Exclusion) SET o = row.properties
CREATE (o)-[:excludedFrom]->(f) CREATE (o)-[:excludedTo]->(t)
${itsEvidence}`;

export const createSilences = `UNWIND $rows AS row
CREATE (o:Strategraph:Silence) SET o = row.properties
WITH o, row UNWIND range(0, size(row.entities) - 1) AS at
${entity("e", "row.entities[at]")}
CREATE (o)-[:silences {at: at}]->(e)`;

export const createTexts = `UNWIND $rows AS row
${entity("d", "row.properties.key")}
CREATE (d)-[:text]->(t:Strategraph:StrategraphText) SET t = row.properties`;

export const createStrategies = `UNWIND $rows AS row
CREATE (s:Strategraph:StrategraphStrategy) SET s = row.properties`;

export const deleteEntityRecords = `UNWIND $rows AS row
${entity("e", "row.id")}
MATCH (e)-[:mentions|fieldEvidence]->(o:Strategraph)
OPTIONAL MATCH (o)-[:evidence]->(q:Strategraph)
DETACH DELETE q, o`;

export const deleteEntities = `UNWIND $rows AS row
${entity("e", "row.id")}
DETACH DELETE e`;

export function deleteClaims(type: string): string {
  return `UNWIND $rows AS row
${between(type)}
UNWIND r.claims AS key
MATCH (o:Strategraph:Claim) USING INDEX SEEK o:Strategraph(key) WHERE o.key = key
OPTIONAL MATCH (o)-[:evidence|commitmentEvidence|alternatives]->(q:Strategraph)
DETACH DELETE q, o`;
}

export function deleteRelations(type: string): string {
  return `UNWIND $rows AS row
${between(type)}
DELETE r`;
}

/** Lists, exclusions, silences, texts and strategies, by key. */
export function deleteKeyed(label: string): string {
  return `UNWIND $rows AS row
MATCH (o:Strategraph:${label}) USING INDEX SEEK o:Strategraph(key) WHERE o.key = row.key
OPTIONAL MATCH (o)-[:evidence]->(q:Strategraph:Evidence)
DETACH DELETE q, o`;
}
