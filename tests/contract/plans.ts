import type { Answer, Engine, ExecuteOptions } from "../../graph/engine.ts";
import type { Column, Hop, Plan, Predicate, Root, RootSelection, Selection, Test } from "../../graph/plan/plan.ts";
import type { Batch, ConnectionHead, Row, Value } from "../../graph/rows.ts";

export const id: Column = { column: "field", subject: "entity", name: "id" };

export function fieldOf(name: string, subject: "entity" | "relation" | "record" = "entity"): Column {
  return { column: "field", subject, name };
}

export function fields(...names: readonly string[]): readonly Column[] {
  return names.map((name) => fieldOf(name, "record"));
}

export function records(
  subject: "entity" | "relation" | "record",
  link: string,
  ...columns: readonly Column[]
): Column {
  return { column: "records", subject, link, columns };
}

export function entities(link: string, ...columns: readonly Column[]): Column {
  return { column: "entities", link, columns };
}

/** Ids of the kinds given, all of them, by id; anything may be said otherwise. */
export function selection(kinds: readonly string[], more: Partial<RootSelection> = {}): RootSelection {
  return {
    kinds,
    near: null,
    where: null,
    order: [],
    page: { offset: null, limit: null, after: null },
    columns: [id],
    ...more,
  };
}

export function list(kind: string, more: Partial<RootSelection> = {}): Root {
  return { op: "list", selection: selection([kind], more) };
}

export function connection(kind: string, more: Partial<RootSelection> = {}): Root {
  return { op: "connection", total: true, selection: selection([kind], more) };
}

export function hop(
  relation: string,
  direction: "out" | "in",
  kinds: readonly string[],
  more: Partial<Selection> = {},
): Hop {
  return {
    column: "hop",
    relation,
    direction,
    form: "list",
    total: false,
    absence: null,
    selection: selection(kinds, more),
  };
}

/** The same as a connection, with everything that may be asked of it. */
export function counted(of: Hop): Hop {
  return { ...of, form: "connection", total: true, absence: { columns: null } };
}

export function is(name: string, test: Exclude<Test, "isNull">, value: number): Predicate {
  return { test, subject: "entity", name, value };
}

export function edge(name: string, test: Exclude<Test, "isNull">, value: number): Predicate {
  return { test, subject: "relation", name, value };
}

export function and(...of: readonly Predicate[]): Predicate {
  return { test: "and", of };
}

export function or(...of: readonly Predicate[]): Predicate {
  return { test: "or", of };
}

export function not(of: Predicate): Predicate {
  return { test: "not", of };
}

export function some(
  relation: string,
  direction: "out" | "in",
  kinds: readonly string[],
  where: Predicate | null = null,
  quantifier: "some" | "none" | "all" | "single" = "some",
): Predicate {
  return { test: "hop", relation, direction, kinds, quantifier, where };
}

export function plan(...roots: readonly Root[]): Plan {
  return { version: 1, project: "rows", roots };
}

export interface Answered {
  readonly head: ConnectionHead | null;
  readonly rows: readonly Row[];
}

/** The whole answer, root by root. */
export async function ask(
  engine: Engine,
  asked: Plan,
  values: readonly Value[] = [],
  options: ExecuteOptions = {},
): Promise<readonly Answered[]> {
  return gather(asked, await engine.execute(asked, values, options));
}

export async function gather(asked: Plan, answer: Answer): Promise<readonly Answered[]> {
  const batches: Batch[] = [];
  for await (const batch of answer.batches) batches.push(batch);
  return asked.roots.map((_, root) => {
    const own = batches.filter((batch) => batch.root === root);
    return { head: own[0]?.head ?? null, rows: own.flatMap(({ rows }) => rows) };
  });
}

/** The rows of a plan with one root. */
export async function rows(engine: Engine, root: Root, values: readonly Value[] = []): Promise<readonly Row[]> {
  return (await ask(engine, plan(root), values))[0]?.rows ?? [];
}

/** The first values of the rows of a plan with one root: ids, where nothing else was said. */
export async function firsts(engine: Engine, root: Root, values: readonly Value[] = []): Promise<readonly Value[]> {
  return (await rows(engine, root, values)).map((row) => row[0] ?? null);
}
