import { demandedIds } from "../plan/ids.ts";
import type { Chosen, Near } from "../plan/plan.ts";
import type { Value } from "../rows.ts";
import { type Context, parameter, type Scope } from "./context.ts";
import { clauses } from "./cypher.ts";
import { hasKind, nodePattern, ownLabel } from "./names.ts";
import type { Source } from "./page.ts";
import { compilePredicate } from "./predicate.ts";
import { hitClauses } from "./search.ts";
import { avoided, findsShortest, walkPattern } from "./walk.ts";

/** Where the rows of a root come from: from near some entities, from where a text is found, by the ids a filter demands, or all of the kinds. */
export function scanOf(
  context: Context,
  { kinds, near, where }: Pick<Chosen, "kinds" | "near" | "where">,
  entity: string,
  carried: readonly string[] = [],
): Source {
  const [distance, score] = [`distanceOf${entity}`, `scoreOf${entity}`];
  const plain: Scope = { entity, kinds, relation: null, depth: 0 };
  const passing = where === null ? null : compilePredicate(context, where, plain);
  const test = kinds.length === 0 ? "false" : passing;
  const ofKinds = test === null ? hasKind(entity, kinds) : `${hasKind(entity, kinds)}\n  AND ${test}`;
  if (near !== null && "text" in near) {
    const match = hitClauses(context, near, entity, score, carried);
    return { match, test: ofKinds, scope: { ...plain, score }, indexed: false, ends: `RETURN ${entity}` };
  }
  if (near !== null) {
    const match = nearClauses(context, near, entity, distance, carried);
    return { match, test: ofKinds, scope: { ...plain, distance }, indexed: false, ends: `RETURN ${entity}` };
  }
  if (kinds.length === 0) return { match: `MATCH (${entity}:${ownLabel})`, test, scope: plain, indexed: false };
  if (test !== null && demandedIds(where) !== null)
    return { match: `MATCH (${entity}:${ownLabel})`, test: ofKinds, scope: plain, indexed: false };
  return { match: `MATCH ${nodePattern(entity, kinds)}`, test, scope: plain, indexed: true };
}

/** Finds what is near some entities, each once, and how far the nearest of them is. */
function nearClauses(
  context: Context,
  { ids, walk }: Near,
  entity: string,
  distance: string,
  carried: readonly string[],
): string {
  const source = `sourceOf${entity}`;
  const wanted = parameter(context, ids, "Ids", (value): Value => [value ?? []].flat());
  const outside = walk.avoid === null ? "" : ` AND NOT ${source}.id IN ${avoided(context, walk.avoid)}`;
  const from = `MATCH (${source}:${ownLabel}) WHERE ${source}.id IN ${wanted}${outside}`;
  const kept = [...carried, entity].join(", ");
  if (walk.steps.length === 0)
    return clauses(from, `WITH ${[...carried, `${source} AS ${entity}`].join(", ")}, 0 AS ${distance}`);
  const path = `pathTo${entity}`;
  const shortest = findsShortest(walk) ? "ANY SHORTEST " : "";
  return clauses(
    from,
    `MATCH ${path} = ${shortest}(${source})${walkPattern(context, walk, 0, 0)}(${entity}:${ownLabel})`,
    `WITH ${kept}, min(length(${path})) AS ${distance}`,
  );
}
