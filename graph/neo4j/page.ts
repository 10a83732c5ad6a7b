import type { Page, Param, Selection } from "../plan/plan.ts";
import type { Value } from "../rows.ts";
import { type Context, parameter, type Scope } from "./context.ts";
import { clauses, not, subquery, where } from "./cypher.ts";
import type { Paging } from "./decode.ts";
import { behindPage, orderBy, seekById } from "./order.ts";

/** A selection whose source and filter are known: where its rows come from, and which of them pass. */
export interface Source {
  readonly match: string;
  /** Null: all. */
  readonly test: string | null;
  readonly scope: Scope;
  /** An index on ids gives the rows. */
  readonly indexed: boolean;
  /** What a count of the rows ends with, where the match does not end with a pattern. */
  readonly ends?: string;
}

/** More than a graph holds; what a limit can be beyond that makes no difference. */
const most = 0x7fffffff;

/** Clauses that find the rows of a page, in order. */
export function pageClauses(
  context: Context,
  source: Source,
  { order, page }: Pick<Selection, "order" | "page">,
  carried: readonly string[],
): string {
  const { match, test, scope, indexed } = source;
  const tests = [test, indexed ? seekById(context, order, page, scope) : null, behindPage(context, order, page, scope)];
  return cut(context, clauses(match, where(...tests)), carried, orderBy(context, order, scope), page);
}

/** Clauses that put rows in order and take a page of them. */
export function cut(
  context: Context,
  found: string,
  carried: readonly string[],
  order: string,
  { offset, limit }: Page,
): string {
  return clauses(
    found,
    `WITH ${carried.join(", ")} ${order}`,
    bound("SKIP", count(context, offset)),
    bound("LIMIT", count(context, limit)),
  );
}

/** The page of a selection as it is this time. */
export function pagingOf({ absent }: Context, { offset, limit, after }: Page, total: boolean): Paging {
  const present = (param: Param | null): Param | null => (param === null || absent.has(param) ? null : param);
  return { total, offset: present(offset), limit: present(limit), after: present(after) };
}

/** What a head is made of (`headOf`), asking for no more than the rows do not say. */
export function headParts(
  context: Context,
  source: Source,
  { order, page }: Selection,
  paging: Paging,
): readonly string[] {
  const { scope, indexed } = source;
  const seek = indexed ? seekById(context, order, page, scope) : null;
  return headOfRows(context, source, behindPage(context, order, page, scope), seek, paging);
}

/** The same for rows of which it is known how they come behind the previous page. */
export function headOfRows(
  context: Context,
  { match, test, scope, ends }: Source,
  behindTest: string | null,
  seek: string | null,
  paging: Paging,
): readonly string[] {
  const { total, offset, limit, after } = paging;
  const found = (...tests: readonly (string | null)[]): string => clauses(match, where(test, ...tests));
  const counted = (...tests: readonly (string | null)[]): string => clauses(found(...tests), ends ?? "");
  if (offset === null && limit === null && after === null) return ["null", "null", "null"];
  const passing = total ? subquery("COUNT", counted()) : "null";
  const bounds = [count(context, offset), count(context, limit)].filter((one) => one !== null);
  const enough = `RETURN ${scope.entity} LIMIT ${[...bounds, "1"].join(" + ")}`;
  const known = (total && after === null) || bounds.length === 0;
  const behind = known ? "null" : subquery("COUNT", clauses(found(seek, behindTest), enough));
  const before = behindTest === null ? "null" : subquery("EXISTS", counted(not(behindTest)));
  return [passing, behind, before];
}

/** `LIMIT ...`, or nothing where none is asked for this time. */
export function limitOf(context: Context, param: Param | null): string {
  return bound("LIMIT", count(context, param));
}

function count(context: Context, param: Param | null): string | null {
  if (param === null || context.absent.has(param)) return null;
  return `toInteger(${parameter(context, param, "Count", countOf)})`;
}

function countOf(value: Value): Value {
  return Math.min(Number(value ?? 0), most);
}

function bound(keyword: "SKIP" | "LIMIT", amount: string | null): string {
  return amount === null ? "" : `${keyword} ${amount}`;
}
