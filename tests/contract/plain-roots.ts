import type { Entity } from "../../graph/dataset.ts";
import { rootOrder } from "../../graph/plan/near.ts";
import type { Annotations, Column, Root, RootSelection, Walk, Ways } from "../../graph/plan/plan.ts";
import type { Batch, Row, Value } from "../../graph/rows.ts";
import type { Nothing } from "./plain-absence.ts";
import { annotationPosition, comparePlaces, type PlainAnnotation, plainAnnotations } from "./plain-annotations.ts";
import { chosen, endOf, scanned, waysFrom } from "./plain-chosen.ts";
import { rootRecords, withEvidence } from "./plain-records.ts";
import { absenceValue, columnValue, quoteRow, recordRow, row, rowAlone } from "./plain-rows.ts";
import { paged, select, taken } from "./plain-select.ts";
import { comparePositions, firstWays, type PlainWay, wayPosition } from "./plain-ways.ts";
import { alone, stepsFrom, type World } from "./plain-world.ts";

/** All that a root answers. */
type Answered = Pick<Batch, "head" | "rows">;

export function answerRoot(world: World, root: Root): Answered {
  switch (root.op) {
    case "records":
      return { head: null, rows: rootRecords(world, root.of).map((one) => recordRow(world, one, root.columns)) };
    case "strategy": {
      const strategies = rootRecords(world, "strategies").filter((one) => one.id === world.value(root.id));
      return { head: null, rows: strategies.map((one) => recordRow(world, one, root.columns)) };
    }
    case "entity": {
      const entity = world.byId.get(String(world.value(root.id)));
      const found = entity !== undefined && root.kinds.includes(entity.kind);
      return { head: null, rows: found ? [rowAlone(world, entity, root.columns)] : [] };
    }
    case "aggregate": {
      const { aggregate } = root;
      const candidates = world.entities.filter(({ kind }) => aggregate.kinds.includes(kind)).map(alone);
      return { head: null, rows: taken(world, candidates, aggregate) };
    }
    case "ways":
      return answerWays(world, root);
    case "annotations":
      return { head: null, rows: annotationRows(world, root) };
    case "list":
      return { head: null, rows: answerSelection(world, root.selection, false).rows };
    case "connection":
      return answerSelection(world, root.selection, root.total);
  }
}

function answerSelection(world: World, of: RootSelection, total: boolean): Answered {
  const selection = { ...of, order: rootOrder(of) };
  const { columns, order } = selection;
  const { page, head } = select(world, scanned(world, selection), selection, total);
  return { head, rows: page.map((step) => row(world, step, columns, order)) };
}

function answerWays(world: World, root: Ways): Answered {
  const { walk, each, order, empty, page, total, columns } = root;
  const ends = new Set(chosen(world, root.to).map(({ id }) => id));
  const starts = chosen(world, root.from);
  const found = starts.flatMap((start) => waysFrom(world, start, walk).filter((way) => ends.has(endOf(way).entity.id)));
  const asked = each === "end" ? firstWays(found) : found;
  const lonely = starts.filter(({ id }) => !asked.some(({ start }) => start.id === id));
  const all = empty && order === "start" ? [...asked, ...lonely.map((start) => ({ start, gone: [] }))] : asked;
  const positionOf = (way: PlainWay): readonly Value[] =>
    order === "start" ? [way.start.id, ...wayPosition(way)] : wayPosition(way);
  const sorted = all.map((way) => ({ way, at: positionOf(way) })).sort((a, b) => comparePositions(a.at, b.at));
  const { rows, head } = paged(world, sorted, page, total, ({ at }, after) => comparePositions(at, after) > 0);
  return { head, rows: rows.map(({ way, at }) => wayRow(world, way, columns, at, root)) };
}

/** The row of a way, or of a start without one. */
function wayRow(
  world: World,
  way: PlainWay,
  columns: readonly Column[],
  at: readonly Value[],
  { walk, to }: Pick<Ways, "walk" | "to">,
): Row {
  const isEmpty = way.gone.length === 0;
  return columns.map((column): Value => {
    if (column.column === "position") return at;
    if (column.column === "start") return rowAlone(world, way.start, column.columns);
    if (column.column !== "absence") return isEmpty ? null : columnValue(world, { ...endOf(way), way }, column, []);
    return isEmpty ? absenceValue(world, noWay(world, way.start, walk, to.kinds), column) : null;
  });
}

function noWay(world: World, entity: Entity, { steps }: Walk, kinds: readonly string[]): Nothing {
  const filteredOut = steps.flatMap((step) => stepsFrom(world, entity, step, kinds)).length;
  return { entity, over: steps, kinds, filteredOut };
}

/** All that is cited from anywhere, then what of it overlaps the passage. */
function annotationRows(world: World, { document, start, end, page, columns }: Annotations): readonly Row[] {
  const { dataset, value, visit } = world;
  const from = Number(value(start) ?? Number.NEGATIVE_INFINITY);
  const to = Number(value(end) ?? Number.POSITIVE_INFINITY);
  const after = value(page.after) as readonly Value[] | null;
  const annotations = plainAnnotations(dataset)
    .filter(({ quote }) => quote.document === value(document) && quote.start < to && quote.end > from)
    .map((one) => ({ one, place: annotationPosition(one) }))
    .sort((a, b) => comparePlaces(a.place, b.place))
    .filter(({ place }) => after === null || comparePlaces(place, after) > 0);
  return annotations.slice(0, Number(value(page.limit) ?? Number.POSITIVE_INFINITY)).map(({ one, place }) => {
    visit();
    return columns.map((column) => annotationValue(world, one, place, column));
  });
}

function annotationValue(world: World, one: PlainAnnotation, at: readonly Value[], column: Column): Value {
  switch (column.column) {
    case "field":
      return column.name === "role" ? one.role : column.name === "field" ? one.field : null;
    case "position":
      return at;
    case "quote":
      return quoteRow(world, one.quote, column.columns);
    case "entities":
      return one.entity === null ? null : rowAlone(world, one.entity, column.columns);
    case "claimed": {
      if (one.relation === null) return null;
      const { from, to, kind } = one.relation;
      const end = { entity: world.byId.get(to) as Entity, relation: one.relation };
      const gone = [{ ...end, step: { relation: kind, direction: "out" as const } }];
      const way: PlainWay = { start: world.byId.get(from) as Entity, gone };
      return row(world, { ...end, way }, column.columns, []);
    }
    case "noted":
      return one.note?.of === column.of ? recordRow(world, withEvidence(world, one.note), column.columns) : null;
    default:
      return null;
  }
}
