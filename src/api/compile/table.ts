import { type GraphQLObjectType, isObjectType } from "graphql";
import type { Chosen, Hop, Predicate, Reason, Root, Step, Walk } from "../../../graph/plan/plan.ts";
import { feasible, namedPatterns, reversed } from "../patterns.ts";
import type { ChainShape, LineRead, LineShape, ReasonsShape, SideShape, TableShape } from "../table-shape.ts";
import { absentWay, areNamed, missingWays } from "./absent.ts";
import type { Asked } from "./arguments.ts";
import { fieldsIn } from "./below.ts";
import { type Group, selectionsOf } from "./collect.ts";
import { addColumn, type Columns } from "./columns.ts";
import type { Compiling } from "./compiling.ts";
import { endsOf } from "./ends.ts";
import { addParam } from "./params.ts";
import { compileReason, reasonOf } from "./reason.ts";
import { walkOf } from "./walk.ts";
import { type Inside, pairColumns, sentenceColumns } from "./way-row.ts";
import { join } from "./where.ts";

const everything = { offset: null, limit: null, after: null };

/** A table in the making: what stands in its cells, and what is asked of its rows and columns. */
export interface Table {
  readonly rows: Chosen;
  readonly columns: Chosen;
  readonly asks: ReturnType<typeof walkOf>;
  /** Of the root of the cells: one row a way from a row to a column. */
  readonly cells: Columns;
  readonly add: (root: Root) => number;
}

export type Side = "rows" | "columns";

export function openTable(compiling: Compiling, asked: Asked, add: (root: Root) => number): Table {
  const [rows, columns] = [endsOf(compiling, asked, "rows"), endsOf(compiling, asked, "columns")];
  const asks = walkOf(compiling, asked, { from: rows.kinds, to: columns.kinds, relations: "via", hops: 1 });
  return { rows: { ...rows, kinds: asks.from }, columns: { ...columns, kinds: asks.to }, asks, cells: [], add };
}

/** Adds the root of the cells, once all that is asked of them is known. */
export function closeTable(compiling: Compiling, table: Table, sides: TableShape["sides"]): TableShape {
  const { walk } = table.asks;
  const pair = pairColumns(compiling, table.cells);
  const root = table.add({
    op: "ways",
    from: table.rows,
    to: table.columns,
    walk,
    each: walk.maxHops > 1 ? "end" : "path",
    order: "start",
    empty: sides.rows?.reasons != null,
    page: everything,
    total: false,
    columns: table.cells,
  });
  return { cells: { root, ...pair }, sides };
}

/** What is asked of the rows, or of the columns: a root of their entities, and, where reasons are asked for, of those. */
export function compileSide(
  compiling: Compiling,
  inside: Inside,
  table: Table,
  side: Side,
  asked: readonly { readonly key: string; readonly type: GraphQLObjectType; readonly group: Group }[],
  path: readonly string[],
): SideShape {
  const ends = side === "rows" ? table.rows : table.columns;
  const columns: Columns = [];
  const words: Columns = [];
  const id = addColumn(compiling, columns, { column: "field", subject: "entity", name: "id" });
  const lines = asked.map(({ key, type, group }): LineShape => {
    const fields = fieldsIn(compiling, type, selectionsOf(group), (below): LineRead => {
      const at = [...path, key, below.key];
      switch (below.role.role) {
        case "entity":
          return { read: "entity", row: inside.entities(ends.kinds)(selectionsOf(below.group), columns, at) };
        case "wayAbsence":
          return { read: "absence", fields: compileReason(compiling, inside, below, words, at) };
        case "side":
          return { read: "constant", value: side === "rows" ? "ROW" : "COLUMN" };
        case "count":
        case "chain":
          return { read: below.role.role };
        default:
          throw new Error(`the line of a table has a field for ${below.role.role}`);
      }
    });
    return { key, fields };
  });
  const reads = lines.flatMap(({ fields }) => fields.map(({ read }) => read));
  const absences = reads.flatMap((read) => (read.read === "absence" ? [read.fields] : []));
  const reasoned = absences.length > 0 || reads.some(({ read }) => read === "chain");
  const root = table.add({ op: "list", selection: { ...ends, columns } });
  return { root, id, lines, reasons: reasoned ? reasonsOf(compiling, table, side, reasonOf(absences, words)) : null };
}

/** What it takes to say why a row or a column is empty. */
function reasonsOf(compiling: Compiling, table: Table, side: Side, reason: Reason): ReasonsShape {
  const { ontology } = compiling;
  const { walk, pattern } = table.asks;
  const [near, far] = side === "rows" ? [table.rows, table.columns] : [table.columns, table.rows];
  const steps = side === "rows" ? walk.steps : reversed(ontology, walk.steps);
  const inverse =
    pattern && namedPatterns(ontology).find(({ steps: other }) => same(other, reversed(ontology, pattern.steps)));
  const named = side === "rows" ? pattern : (inverse ?? null);
  const absent = absentWay({ walk: { ...walk, steps }, from: near.kinds, to: far.kinds, pattern: named }, far.where);
  const direct = feasible(ontology, steps, near.kinds, far.kinds, 1);
  const lonely: Chosen = {
    ...near,
    where: join("and", [near.where, ...direct.map((step) => without(step, far, walk))]),
  };
  const start: Columns = [];
  const missing = missingWays(compiling, absent, near.kinds, far, start, reason, table.add);
  const facts =
    side === "rows"
      ? factsInCells(compiling, table, start, reason)
      : factsOfColumns(compiling, table, start, { ...walk, steps }, reason);
  const filters = !areNamed(far.where) && (far.where !== null || walk.through !== null);
  return {
    missing: { ...missing, start: facts.start },
    facts,
    others: filters ? leftOut(compiling, table, lonely, far, direct) : null,
    chains: walk.maxHops === 1 ? chainsOf(compiling, table, lonely, far, { ...walk, steps }) : [],
  };
}

function same(some: readonly Step[], others: readonly Step[]): boolean {
  return JSON.stringify(some) === JSON.stringify(others);
}

/** That no relation of a step leads to any of the ends. */
function without({ relation, direction }: Step, far: Chosen, { through }: Walk): Predicate {
  const where = join("and", [far.where, through]);
  return { test: "hop", relation, direction, kinds: far.kinds, quantifier: "none", where };
}

/** Of the rows: the root of the cells, which is added last, gives a row for each that nothing is linked to. */
function factsInCells(compiling: Compiling, table: Table, ofStart: Columns, reason: Reason): ReasonsShape["facts"] {
  const { start, startId } = pairColumns(compiling, table.cells, ofStart);
  return { root: null, start, startId, absence: addColumn(compiling, table.cells, { column: "absence", ...reason }) };
}

/** Of the columns: the same ways from their other end. */
function factsOfColumns(
  compiling: Compiling,
  table: Table,
  ofStart: Columns,
  walk: Walk,
  reason: Reason,
): ReasonsShape["facts"] {
  const columns: Columns = [];
  const { start, startId } = pairColumns(compiling, columns, ofStart);
  const absence = addColumn(compiling, columns, { column: "absence", ...reason });
  const root = table.add({
    op: "ways",
    from: table.columns,
    to: table.rows,
    walk,
    each: "end",
    order: "start",
    empty: true,
    page: everything,
    total: false,
    columns,
  });
  return { root, start, startId, absence };
}

/** How many entities of other strategies are named. */
const named = 20;

/** What the lonely are linked to and was not asked for, with whose strategies it is. */
function leftOut(
  compiling: Compiling,
  table: Table,
  lonely: Chosen,
  far: Chosen,
  steps: readonly Step[],
): ReasonsShape["others"] {
  const columns: Columns = [];
  const field = (of: Columns, name: string) => addColumn(compiling, of, { column: "field", subject: "entity", name });
  const ends: Columns = [];
  const [name, endStrategies] = [field(ends, "name"), field(ends, "strategies")];
  const limit = addParam(compiling.params, { literal: named }, { as: "count" }, { nodes: [], path: [] });
  const [id, strategies] = [field(columns, "id"), field(columns, "strategies")];
  const hops = steps.map(({ relation, direction }) => {
    const page = { offset: null, limit, after: null };
    const selection = { kinds: far.kinds, where: null, order: [], page, columns: ends };
    const hop: Hop = { column: "hop", relation, direction, form: "list", total: false, absence: null, selection };
    return addColumn(compiling, columns, hop);
  });
  const root = table.add({ op: "list", selection: { ...lonely, columns } });
  return { root, id, strategies, hops, name, endStrategies };
}

/** The longer chains of the patterns that one of the steps is part of. */
function chainsOf(
  compiling: Compiling,
  table: Table,
  lonely: Chosen,
  far: Chosen,
  { steps, through, avoid }: Walk,
): readonly ChainShape[] {
  const isStep = (one: Step) =>
    steps.some((step) => step.relation === one.relation && step.direction === one.direction);
  return namedPatterns(compiling.ontology).flatMap((pattern): ChainShape[] => {
    const from = lonely.kinds.filter((kind) => pattern.from.includes(kind));
    const to = far.kinds.filter((kind) => pattern.to.includes(kind));
    const along = feasible(compiling.ontology, pattern.steps, from, to, pattern.maxHops);
    if (pattern.maxHops < 2 || !along.some(isStep)) return [];
    const columns: Columns = [];
    const { start, startId, sentence } = sentenceColumns(compiling, columns);
    const root = table.add({
      op: "ways",
      from: { ...lonely, kinds: from },
      to: { ...far, kinds: to },
      walk: { steps: along, minHops: 2, maxHops: pattern.maxHops, through, avoid },
      each: "end",
      order: "start",
      empty: false,
      page: everything,
      total: false,
      columns,
    });
    return [{ root, start, startId, sentence }];
  });
}

/** The object type of a field's values, which is known to be one. */
export function objectOf(compiling: Compiling, name: string): GraphQLObjectType {
  const type = compiling.schema.getType(name);
  if (!isObjectType(type)) throw new Error(`the served schema has no object type ${name}`);
  return type;
}
