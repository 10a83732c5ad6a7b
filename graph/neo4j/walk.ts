import type { Predicate, Walk } from "../plan/plan.ts";
import type { Value } from "../rows.ts";
import { type Context, parameter, type Scope } from "./context.ts";
import { clauses, indent, junction, subquery } from "./cypher.ts";
import { hasKind, identifier, literal, ownLabel } from "./names.ts";
import { compilePredicate } from "./predicate.ts";
import type { WayNames } from "./way-names.ts";

/** One step of a walk, again and again, as a quantified path pattern. Empty where there is no step to go. */
export function walkPattern(context: Context, walk: Walk, depth: number, minHops: number): string {
  const [from, link, to] = [`from${depth}`, `link${depth}`, `to${depth}`];
  const typeOf = (relation: string): string =>
    identifier(context.ontology.relations.find(({ name }) => name === relation)?.type ?? relation);
  const types = [...new Set(walk.steps.map(({ relation }) => typeOf(relation)))];
  const directions = new Set(walk.steps.map(({ direction }) => direction));
  const [only] = directions.size === 1 ? [...directions] : [];
  const edge = `[${link}:${types.join("|")}]`;
  const arrow = only === "out" ? `-${edge}->` : only === "in" ? `<-${edge}-` : `-${edge}-`;
  const scope: Scope = { entity: to, kinds: [], relation: link, depth };
  const tests = [
    `${link}._hash IS NOT NULL`,
    ...(only === undefined ? [stepTest(context, walk, from, link)] : []),
    ...(walk.through === null ? [] : [compilePredicate(context, walk.through, scope)]),
    ...(walk.avoid === null ? [] : [`NOT ${to}.id IN ${avoided(context, walk.avoid)}`]),
  ];
  return `((${from})${arrow}(${to}:${ownLabel}) WHERE ${junction("AND", tests)}){${minHops},${walk.maxHops}}`;
}

/** Where relations are gone over both ways: those of some kinds from their start, those of others from their end. */
function stepTest(context: Context, { steps }: Walk, from: string, link: string): string {
  const types = (direction: "out" | "in"): string =>
    steps
      .filter((step) => step.direction === direction)
      .map(({ relation }) => context.ontology.relations.find(({ name }) => name === relation)?.type ?? relation)
      .map(literal)
      .join(", ");
  return junction("OR", [
    `(startNode(${link}) = ${from} AND type(${link}) IN [${types("out")}])`,
    `(endNode(${link}) = ${from} AND type(${link}) IN [${types("in")}])`,
  ]);
}

/** The ids that no way enters or begins at; a missing list is none. */
export function avoided(context: Context, param: number): string {
  return parameter(context, param, "Avoided", (value): Value => [value ?? []].flat());
}

/**
 * Clauses that find the ways from an entity in scope: every one, or of those to the same end the first. The server finds the
 * shortest to each end by itself, if it can; what is longer is enumerated, and no way meets an entity twice.
 */
export function waysFrom(
  context: Context,
  walk: Walk,
  each: "path" | "end",
  names: WayNames,
  end: Scope,
  test: string | null,
  close: "RETURN" | "WITH",
): string {
  const { start, nodes, links } = names;
  const { entity, kinds, depth } = end;
  if (walk.steps.length === 0 || kinds.length === 0) {
    return clauses("UNWIND [] AS nothing", `${close} [] AS ${nodes}, [] AS ${links}`);
  }
  const path = `path${depth}`;
  const shortest = each === "end" && walk.minHops <= 1 && findsShortest(walk);
  const pattern = walkPattern(context, walk, depth, walk.minHops);
  const tests = [
    `${entity} <> ${start}`,
    hasKind(entity, kinds),
    ...(walk.avoid === null ? [] : [`NOT ${start}.id IN ${avoided(context, walk.avoid)}`]),
    ...(test === null ? [] : [test]),
    ...(shortest
      ? []
      : [`all(hop IN range(0, length(${path}) - 1) WHERE NOT nodes(${path})[hop] IN nodes(${path})[hop + 1..])`]),
  ];
  const found = clauses(
    `MATCH ${path} = ${shortest ? "ALL SHORTEST " : ""}(${start})${pattern}(${entity}:${ownLabel})`,
    `WHERE ${tests.join("\n  AND ")}`,
  );
  if (each === "path") return clauses(found, `${close} nodes(${path}) AS ${nodes}, relationships(${path}) AS ${links}`);
  const order = `ORDER BY size(${links}), ${rankOf(links)}, ${idsOf(nodes)}, ${idsOf(links)}`;
  if (close === "WITH") {
    // an aggregate would be taken for one of the row that the subquery stands in
    const first = subquery(
      "COLLECT",
      clauses(
        found,
        `WITH nodes(${path}) AS ${nodes}, relationships(${path}) AS ${links}`,
        order,
        "LIMIT 1",
        `RETURN [${nodes}, ${links}]`,
      ),
    );
    return clauses(
      found,
      `WITH DISTINCT ${entity}`,
      `WITH ${first}[0] AS first`,
      `WITH first[0] AS ${nodes}, first[1] AS ${links}`,
    );
  }
  return clauses(
    found,
    `WITH ${entity}, nodes(${path}) AS ${nodes}, relationships(${path}) AS ${links}`,
    order,
    `WITH ${entity}, collect([${nodes}, ${links}])[0] AS first`,
    `RETURN first[0] AS ${nodes}, first[1] AS ${links}`,
  );
}

/** Whether the server can look for shortest ways: Neo4j 2026.08 fails over a subquery about the relations on them. */
export function findsShortest({ through }: Walk): boolean {
  return through === null || !asksClaims(through);
}

/** Whether a test of a relation looks at what hangs on it. */
function asksClaims(test: Predicate): boolean {
  switch (test.test) {
    case "and":
    case "or":
      return test.of.some(asksClaims);
    case "not":
      return asksClaims(test.of);
    default:
      return test.test === "records";
  }
}

export function idsOf(list: string): string {
  return `[one IN ${list} | one.id]`;
}

/** Ids in the form that compares with a parameter, as one string: what joins them comes before all that ids are made of. */
export function joinedIds(list: string): string {
  return `reduce(all = '', one IN ${list} | all + coalesce(one._order_id, one.id) + '\\u0001')`;
}

/** How weak the weakest of some relations is. */
export function rankOf(links: string): string {
  const rank =
    "CASE WHEN one.basis = 'STATED' THEN 0 WHEN one.strength = 'STRONG' THEN 1 WHEN one.strength = 'MEDIUM' THEN 2 ELSE 3 END";
  return `reduce(most = 0, one IN ${links} | CASE WHEN ${rank} > most THEN ${rank} ELSE most END)`;
}

/** A subquery that may see the variables named. */
export function called(keyword: "CALL" | "OPTIONAL CALL", variables: readonly string[], body: string): string {
  return `${keyword} (${variables.join(", ")}) {\n${indent(body)}\n}`;
}
