import type { Ontology } from "../ontology.ts";
import { rootOrder } from "../plan/near.ts";
import type { Aggregate, Page, Param, Plan, Root, Selection } from "../plan/plan.ts";
import { rootRecordKinds } from "../records.ts";
import type { Value } from "../rows.ts";
import { aggregateAll } from "./aggregate.ts";
import { compileAnnotations } from "./annotations.ts";
import { compileRecordRow, compileRow } from "./columns.ts";
import { type Context, type Parameter, parameter, type Scope } from "./context.ts";
import { clauses, listOf, where } from "./cypher.ts";
import type { Decode, Paging } from "./decode.ts";
import { graphLabel, hasKind, ownLabel } from "./names.ts";
import { headParts, pageClauses, pagingOf } from "./page.ts";
import { allRecords } from "./records.ts";
import { scanOf } from "./scan-root.ts";
import { format } from "./units.ts";
import { compileWays } from "./ways-root.ts";

/** One statement for a whole plan, and how its records are read. Each record is `[part, row]`. */
export interface Statement {
  readonly text: string;
  readonly parameters: readonly Parameter[];
  /** What records of a part are, by its number; the first and the last part are the state of the graph. */
  readonly parts: readonly Part[];
}

export type Part =
  | { readonly part: "state" }
  /** One record: the parts of a connection's head. */
  | { readonly part: "head"; readonly root: number }
  | { readonly part: "rows"; readonly root: number; readonly decode: Decode; readonly paging: Paging | null };

/** The params of pages that are null among the values: with each set of them, a plan is another statement. */
export function absentParams(plan: Plan, values: readonly Value[]): readonly Param[] {
  return pageParams(plan).filter((param) => (values[param] ?? null) === null);
}

/**
 * Compiles a plan to one read-only statement: the state of the graph, the roots in their order, and the state again, matched
 * afresh. Values are parameters; names are the ontology's. Errors: NEO4J_NAME. Cost: O(plan).
 */
export function compile(ontology: Ontology, plan: Plan, absent: readonly Param[]): Statement {
  const context: Context = { ontology, absent: new Set(absent), parameters: new Map() };
  const branches = plan.roots.flatMap((root, number) => compileRoot(context, root, number));
  const all: readonly Branch[] = [openingBranch, ...branches, closingBranch];
  const texts = all.map(({ found, row }, at) => clauses(found, `RETURN ${at} AS part, ${row} AS row`));
  return {
    text: texts.join("\nUNION ALL\n"),
    parameters: [...context.parameters.values()],
    parts: all.map(({ part }) => part),
  };
}

interface Branch {
  readonly found: string;
  readonly row: string;
  readonly part: Part;
}

const seenRevision = "seen";

/**
 * What a statement is sent with. `seen` is the revision whose statistics are known: those of another come with the state;
 * null, where none are needed.
 */
export function parametersOf(
  { parameters }: Statement,
  values: readonly Value[],
  seen: string | null = null,
): Readonly<Record<string, Value>> {
  const encoded = parameters.map(({ name, from, encode }) => [name, encode(values[from] ?? null)] as const);
  return { ...Object.fromEntries(encoded), [seenRevision]: seen };
}

const state = `MATCH (g:${ownLabel}&${graphLabel} {key: 'graph'})`;
const openingBranch: Branch = {
  found: state,
  row: `[g.revision, g.load, g.mark, g.fingerprint, g.entities, g.relations, g.stated,
  CASE WHEN $${seenRevision} IS NULL OR $${seenRevision} = g.revision THEN null
    WHEN coalesce(g.format, 0) <> ${format} THEN false ELSE coalesce(g.statistics, false) END]`,
  part: { part: "state" },
};
const closingBranch: Branch = { found: state, row: "[g.revision, g.load, g.mark]", part: { part: "state" } };

function compileRoot(context: Context, root: Root, number: number): readonly Branch[] {
  switch (root.op) {
    case "list":
    case "connection":
      return selectionBranches(context, root, number);
    case "entity": {
      const scope: Scope = { entity: "e", kinds: root.kinds, relation: null, depth: 0 };
      const id = parameter(context, root.id, "Text", (value) => String(value ?? ""));
      const row = compileRow(context, root.columns, scope, []);
      const found = clauses(`MATCH (e:${ownLabel} {id: ${id}})`, where(hasKind("e", root.kinds)));
      return [{ found, row: row.text, part: { part: "rows", root: number, decode: row.decode, paging: null } }];
    }
    case "aggregate": {
      const { aggregate } = root;
      const source = scanOf(context, { kinds: aggregate.kinds, near: null, where: aggregate.where }, "e");
      const { found, row, decode } = aggregateAll(context, source, aggregate);
      return [{ found, row, part: { part: "rows", root: number, decode, paging: null } }];
    }
    case "ways": {
      const { found, row, head } = compileWays(context, root);
      const paging = pagingOf(context, root.page, root.total);
      const rows: Branch = { found, row: row.text, part: { part: "rows", root: number, decode: row.decode, paging } };
      if (head.every((part) => part === "null")) return [rows];
      return [{ found: "", row: listOf(head), part: { part: "head", root: number } }, rows];
    }
    case "records":
      return recordBranches(context, rootRecordKinds[root.of], null, root.columns, number);
    case "annotations": {
      const { found, row } = compileAnnotations(context, root);
      return [{ found, row: row.text, part: { part: "rows", root: number, decode: row.decode, paging: null } }];
    }
    case "strategy": {
      const id = parameter(context, root.id, "Text", (value) => String(value ?? ""));
      return recordBranches(context, "Strategy", id, root.columns, number);
    }
  }
}

function recordBranches(
  context: Context,
  kind: string,
  id: string | null,
  columns: Asked,
  number: number,
): readonly Branch[] {
  const { text, decode } = compileRecordRow(context, columns, "v", kind, 0);
  const part: Part = { part: "rows", root: number, decode, paging: null };
  return [{ found: allRecords(kind, "v", id), row: text, part }];
}

function selectionBranches(
  context: Context,
  root: Extract<Root, { selection: Selection }>,
  number: number,
): readonly Branch[] {
  const selection: Selection = { ...root.selection, order: rootOrder(root.selection) };
  const source = scanOf(context, root.selection, "e");
  const { scope } = source;
  const row = compileRow(context, selection.columns, scope, selection.order);
  const measured = scope.distance ?? scope.score;
  const found = pageClauses(context, source, selection, measured === undefined ? ["e"] : ["e", measured]);
  const paging = root.op === "connection" ? pagingOf(context, selection.page, root.total) : null;
  const rows: Branch = { found, row: row.text, part: { part: "rows", root: number, decode: row.decode, paging } };
  if (paging === null) return [rows];
  const parts = headParts(context, source, selection, paging);
  if (parts.every((part) => part === "null")) return [rows];
  return [{ found: "", row: listOf(parts), part: { part: "head", root: number } }, rows];
}

const pages = new WeakMap<Plan, readonly Param[]>();

function pageParams(plan: Plan): readonly Param[] {
  let params = pages.get(plan);
  if (params === undefined) {
    const found = new Set<Param>();
    for (const root of plan.roots) addOfRoot(found, root);
    params = [...found].sort((a, b) => a - b);
    pages.set(plan, params);
  }
  return params;
}

type Asked = Selection["columns"];

function addOfRoot(found: Set<Param>, root: Root): void {
  if (root.op === "aggregate") addOfAggregate(found, root.aggregate);
  else if ("selection" in root) addOfSelection(found, root.selection);
  else if (root.op === "annotations") addOfSelection(found, root);
  else {
    if (root.op === "ways") for (const { page } of [root, root.from, root.to]) addOfPage(found, page);
    addOfColumns(found, root.columns);
  }
}

function addOfSelection(found: Set<Param>, { page, columns }: Pick<Selection, "page" | "columns">): void {
  addOfPage(found, page);
  addOfColumns(found, columns);
}

function addOfPage(found: Set<Param>, { offset, limit, after }: Page): void {
  for (const param of [offset, limit, after]) if (param !== null) found.add(param);
}

function addOfAggregate(found: Set<Param>, { by }: Aggregate): void {
  if (by !== null && by.limit !== null) found.add(by.limit);
}

function addOfColumns(found: Set<Param>, columns: Asked): void {
  for (const column of columns) {
    if (column.column === "aggregate") addOfAggregate(found, column.aggregate);
    else if ("selection" in column) addOfSelection(found, column.selection);
    else if ("columns" in column) addOfColumns(found, column.columns ?? []);
    if (column.column === "hop") addOfColumns(found, column.absence?.columns ?? []);
  }
}
