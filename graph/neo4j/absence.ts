import type { Hop } from "../plan/plan.ts";
import type { Scope } from "./context.ts";
import { clauses, indent, listOf, subquery, where } from "./cypher.ts";
import { literal, nodePattern, ownLabel } from "./names.ts";
import type { Source } from "./page.ts";
import { firstQuote } from "./records.ts";

/** What there is to say where an entity has nothing along a hop (AbsenceFacts), or null where it has something. */
export function absenceOf(hop: Hop, { entity, depth }: Scope, { match, test }: Source): string {
  const { selection, direction, relation } = hop;
  const kinds = `[${selection.kinds.map(literal).join(", ")}]`;
  const [other, record, word] = [`e${depth + 1}`, `v${depth + 1}`, `q${depth + 1}`];
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
      `WITH ${record} ORDER BY ${record}.at`,
      `RETURN [${record}.status, ${firstQuote(record, word)}, ${record}.members]`,
    ),
  );
  const [here, there] = direction === "out" ? ["excludedFrom", "excludedTo"] : ["excludedTo", "excludedFrom"];
  const exclusions = subquery(
    "COLLECT",
    clauses(
      `MATCH (${entity})<-[:${here}]-(${record}:${ownLabel}&Exclusion {relation: ${literal(relation)}})-[:${there}]->${nodePattern(other, selection.kinds)}`,
      where(selection.kinds.length === 0 ? "false" : null),
      `WITH ${record}, ${other} ORDER BY ${record}.at`,
      `RETURN [${other}.id, ${firstQuote(record, word)}]`,
    ),
  );
  const unfiltered = selection.kinds.length === 0 ? "0" : subquery("COUNT", match);
  const facts = listOf([unfiltered, sources("read"), sources("documents"), lists, exclusions]);
  const found = subquery("EXISTS", clauses(match, where(test)));
  return `CASE WHEN NOT ${found} THEN\n${indent(facts)}\nEND`;
}
