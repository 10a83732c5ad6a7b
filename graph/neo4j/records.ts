import type { Column } from "../plan/plan.ts";
import { entityRecords, recordKinds, relationRecords, sourceRecords } from "../records.ts";
import type { Scope } from "./context.ts";
import { clauses } from "./cypher.ts";
import { identifier, ownLabel } from "./names.ts";

type RecordsColumn = Extract<Column, { column: "records" }>;

/** How a link is walked, from the node it is a link of: the relationship's type, its direction, and what orders it. */
interface Path {
  readonly type: string;
  readonly against?: true;
  /** The order stands on the relationship, not on its end. */
  readonly ordered?: "relationship";
}

/** Records whose nodes are labelled otherwise than their kind is called, since they hold more than it shows. */
const labels: Readonly<Record<string, string>> = { Strategy: "StrategraphStrategy", SourceText: "StrategraphText" };
/** Properties that are called otherwise than the field: what has an `id` is an entity. */
const properties: Readonly<Record<string, Readonly<Record<string, string>>>> = { Strategy: { id: "key" } };
/** Links to entities by a list of their ids. */
const listed: Readonly<Record<string, Readonly<Record<string, string>>>> = { Strategy: { documents: "documents" } };

const paths: Readonly<Record<string, Readonly<Record<string, Path>>>> = {
  Entity: {
    lists: { type: "listOf", against: true },
    exclusions: { type: "excludedFrom|excludedTo", against: true },
  },
  Alternative: { from: { type: "alternativeFrom" }, to: { type: "alternativeTo" } },
  Mention: { alternatives: { type: "mayMean", ordered: "relationship" } },
  ListNote: { entity: { type: "listOf" } },
  Exclusion: { from: { type: "excludedFrom" }, to: { type: "excludedTo" } },
  Silence: { entities: { type: "silences", ordered: "relationship" } },
};

/** A node of a record, as a pattern. */
function recordPattern(variable: string, kind: string): string {
  return `(${variable}:${ownLabel}&${labels[kind] ?? identifier(kind)})`;
}

/** A field of a record. */
export function recordField(variable: string, kind: string, name: string): string {
  return `${variable}.${properties[kind]?.[name] ?? identifier(name)}`;
}

/** Clauses that find all records of a kind, in the dataset's order; of strategies that with an id, where one is given. */
export function allRecords(kind: string, variable: string, id: string | null): string {
  const order = kind === "Strategy" ? "key" : "at";
  const match = `MATCH ${recordPattern(variable, kind)}`;
  if (id !== null) return `${match} WHERE ${variable}.key = ${id}`;
  return clauses(match, `WITH ${variable} ORDER BY ${variable}.${order}`);
}

/** The kind of the records that hang on an entity, on a relation, or on a record. */
export function linkedKind(subject: RecordsColumn["subject"], of: string | null, link: string): string | null {
  const links =
    subject === "entity"
      ? [...entityRecords, ...sourceRecords]
      : subject === "relation"
        ? relationRecords
        : (recordKinds.find(({ name }) => name === of)?.records ?? []);
  return links.find(({ name }) => name === link)?.of ?? null;
}

/** The clause that finds the records of an entity or of a record. */
export function matchRecords(owner: string, of: string, link: string, kind: string, variable: string): string {
  return `MATCH ${walk(owner, pathOf(of, link), "")}${recordPattern(variable, kind)}`;
}

/** Clauses that find the records of an entity or of a record, in their order. */
export function linkedRecords(owner: string, of: string, link: string, kind: string, variable: string): string {
  return clauses(
    matchRecords(owner, of, link, kind, variable),
    // an exclusion of an entity from itself hangs on it twice
    `WITH ${link === "exclusions" ? "DISTINCT " : ""}${variable} ORDER BY ${variable}.at`,
  );
}

/**
 * Clauses that find the records of a relation: its claims, or the words of all of them. Where the relation is one of many that a
 * walk tries, Neo4j 2026.08 fails over a hint (`Failed rewriting UsingIndexHint`): the planner then chooses for itself.
 */
export function matchRelationRecords(relation: string, link: string, variable: string, hinted = false): string {
  const claim = link === "claims" ? variable : `c${variable}`;
  return clauses(
    `MATCH (${claim}:${ownLabel}&Claim)`,
    hinted ? `USING INDEX ${claim}:${ownLabel}(key)` : "",
    `WHERE ${claim}.key IN ${relation}.claims`,
    link === "claims" ? "" : `MATCH (${claim})-[:evidence]->(${variable}:${ownLabel}&Evidence)`,
  );
}

/** The same, in their order. */
export function relationRecordsOf(relation: string, link: string, variable: string): string {
  const order = link === "claims" ? [variable] : [`c${variable}`, variable];
  return clauses(
    matchRelationRecords(relation, link, variable, true),
    `WITH ${order.join(", ")} ORDER BY ${order.map((one) => `${one}.at`).join(", ")}`,
  );
}

/** Clauses that find the entities a record names; whether it names one at most. */
export function linkedEntities(
  owner: string,
  kind: string,
  link: string,
  scope: Scope,
): { readonly found: string; readonly one: boolean } | null {
  const match = matchEntities(owner, kind, link, scope);
  if (match === null) return null;
  const variable = orderVariable(kind, link, scope);
  const by = listed[kind]?.[link] === undefined ? `${variable}.at` : variable;
  const order = variable === "" ? "" : `WITH ${scope.entity}, ${variable} ORDER BY ${by}`;
  return { found: clauses(match, order), one: linkOf(kind, link)?.cardinality !== "many" };
}

/** The clause that finds them. */
export function matchEntities(owner: string, kind: string, link: string, scope: Scope): string | null {
  if (linkOf(kind, link) === undefined) return null;
  const ids = listed[kind]?.[link];
  if (ids !== undefined) {
    const at = orderVariable(kind, link, scope);
    return clauses(
      `UNWIND range(0, size(${owner}.${ids}) - 1) AS ${at}`,
      `MATCH (${scope.entity}:${ownLabel} {id: ${owner}.${ids}[${at}]})`,
    );
  }
  return `MATCH ${walk(owner, pathOf(kind, link), orderVariable(kind, link, scope))}(${scope.entity}:${ownLabel})`;
}

function linkOf(kind: string, link: string) {
  return recordKinds.find(({ name }) => name === kind)?.entities.find(({ name }) => name === link);
}

function orderVariable(kind: string, link: string, { depth }: Scope): string {
  return pathOf(kind, link).ordered === undefined && listed[kind]?.[link] === undefined ? "" : `l${depth}`;
}

/** The clause that finds the first quote of a list or an exclusion, if it has one. */
export function firstQuote(owner: string, variable: string): string {
  return `OPTIONAL MATCH (${owner})-[:evidence]->(${variable}:${ownLabel}&Evidence {at: 0})`;
}

function pathOf(kind: string, link: string): Path {
  return paths[kind]?.[link] ?? { type: identifier(link) };
}

function walk(owner: string, { type, against }: Path, variable: string): string {
  return against === true ? `(${owner})<-[${variable}:${type}]-` : `(${owner})-[${variable}:${type}]->`;
}
