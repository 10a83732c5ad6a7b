import type { Hop, Step } from "../plan/plan.ts";
import type { Scope } from "./context.ts";
import { clauses, indent, listOf, subquery, where } from "./cypher.ts";
import { literal, nodePattern, ownLabel } from "./names.ts";
import type { Source } from "./page.ts";
import { firstQuote } from "./records.ts";

/** What there is to say where an entity has nothing along a hop (AbsenceFacts), or null where it has something. */
export function absenceOf(hop: Hop, scope: Scope, { match, test }: Source, wordsOf: WordsOf | null): string {
  const { kinds } = hop.selection;
  // without a filter there is nothing that one leaves out, and each subquery takes its time to be planned
  const unfiltered = kinds.length === 0 || test === null ? "0" : subquery("COUNT", match);
  const facts = absenceFacts(scope, [hop], kinds, unfiltered, wordsOf);
  const found = subquery("EXISTS", clauses(match, where(test)));
  return `CASE WHEN NOT ${found} THEN\n${indent(facts)}\nEND`;
}

/** A row of the quotes of a record that a variable holds; null where they are not asked for. */
export type WordsOf = (record: string, kind: "ListNote" | "Exclusion") => string;

/** The facts about an entity that has nothing along any of some steps; `unfiltered` counts what it has to these kinds. */
export function absenceFacts(
  { entity, depth }: Scope,
  steps: readonly Step[],
  kindNames: readonly string[],
  unfiltered: string,
  wordsOf: WordsOf | null,
): string {
  const kinds = `[${kindNames.map(literal).join(", ")}]`;
  const [other, record, word] = [`e${depth + 1}`, `v${depth + 1}`, `q${depth + 1}`];
  const quotesOf = (kind: "ListNote" | "Exclusion"): readonly string[] =>
    wordsOf === null ? [] : [wordsOf(record, kind)];
  const sources = (of: "documents" | "read"): string =>
    subquery(
      "COUNT",
      clauses(
        `MATCH (${record}:${ownLabel}&StrategraphStrategy) WHERE ${record}.key IN ${entity}.strategies`,
        `UNWIND ${record}.${of} AS ${word}`,
        `RETURN DISTINCT ${word}`,
      ),
    );
  const lists = subquery(
    "COLLECT",
    clauses(
      `MATCH (${record}:${ownLabel}&ListNote)`,
      `WHERE any(one IN ${record}._strategies WHERE one IN ${entity}.strategies)`,
      `  AND any(one IN ${record}.members WHERE one IN ${kinds})`,
      firstQuote(record, word),
      `WITH ${record}, ${word} ORDER BY ${record}.at`,
      `RETURN ${listOf([`${record}.status`, `coalesce(${word}.quote, '')`, `${record}.members`, ...quotesOf("ListNote")])}`,
    ),
  );
  const exclusions = subquery(
    "COLLECT",
    clauses(
      excluded(entity, record, other, steps, kindNames),
      firstQuote(record, word),
      `WITH ${steps.length > 1 ? "DISTINCT " : ""}${record}, ${other}, ${word} ORDER BY ${record}.at`,
      `RETURN ${listOf([`${other}.id`, `coalesce(${word}.quote, '')`, ...quotesOf("Exclusion")])}`,
    ),
  );
  return listOf([unfiltered, sources("read"), sources("documents"), lists, exclusions]);
}

/** Finds the exclusions of an entity along some steps, and their other ends. */
function excluded(
  entity: string,
  record: string,
  other: string,
  steps: readonly Step[],
  kinds: readonly string[],
): string {
  const end = nodePattern(other, kinds);
  const [only, ...others] = steps;
  const impossible = kinds.length === 0 || only === undefined;
  if (only !== undefined && others.length === 0) {
    const [here, there] = only.direction === "out" ? ["excludedFrom", "excludedTo"] : ["excludedTo", "excludedFrom"];
    return clauses(
      `MATCH (${entity})<-[:${here}]-(${record}:${ownLabel}&Exclusion {relation: ${literal(only.relation)}})-[:${there}]->${end}`,
      where(impossible ? "false" : null),
    );
  }
  const [here, there] = [`here${record}`, `there${record}`];
  const along = (direction: "out" | "in", type: string): string => {
    const relations = steps.filter((step) => step.direction === direction).map(({ relation }) => literal(relation));
    return `(type(${here}) = '${type}' AND ${record}.relation IN [${relations.join(", ")}])`;
  };
  return clauses(
    `MATCH (${entity})<-[${here}:excludedFrom|excludedTo]-(${record}:${ownLabel}&Exclusion)-[${there}:excludedFrom|excludedTo]->${end}`,
    where(
      impossible ? "false" : null,
      `type(${here}) <> type(${there})`,
      `(${along("out", "excludedFrom")} OR ${along("in", "excludedTo")})`,
    ),
  );
}
