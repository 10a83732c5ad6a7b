import type { Entity, Quote, Relation } from "../../graph/dataset.ts";
import type { Column, Hop, Order, Reason, Selection, Walk } from "../../graph/plan/plan.ts";
import type { AbsenceFacts, Row, Value } from "../../graph/rows.ts";
import { absenceFacts, type Nothing } from "./plain-absence.ts";
import { endOf, waysFrom } from "./plain-chosen.ts";
import { holds } from "./plain-predicates.ts";
import { contentOf, entityRecords, evidence, quotesOf, relationRecords, wordsOf } from "./plain-records.ts";
import { plainMatches } from "./plain-search.ts";
import { paged, position, select, taken } from "./plain-select.ts";
import { nameIn, subjectValue } from "./plain-values.ts";
import { comparePositions, firstWays, type PlainWay, wayPosition, wayValue } from "./plain-ways.ts";
import { alone, type PlainRecord, type Step, stepsFrom, type World } from "./plain-world.ts";

export function row(world: World, step: Step, columns: readonly Column[], order: readonly Order[]): Row {
  return columns.map((column) => columnValue(world, step, column, order));
}

/** The row of an entity met over no relation. */
export function rowAlone(world: World, entity: Entity, columns: readonly Column[]): Row {
  return row(world, alone(entity), columns, []);
}

export function columnValue(world: World, step: Step, column: Column, order: readonly Order[]): Value {
  const { entity, relation } = step;
  switch (column.column) {
    case "kind":
      return entity.kind;
    case "field":
      return subjectValue(world, step, column.subject === "relation" ? "relation" : "entity", column.name);
    case "name":
      return nameIn(entity, world.value(column.language))?.name ?? null;
    case "nameLanguage":
      return nameIn(entity, world.value(column.language))?.language ?? null;
    case "position":
      return position(world, step, order);
    case "records": {
      const records =
        column.subject === "relation"
          ? relationRecords(world, relation as Relation, column.link)
          : entityRecords(world, entity, column.link);
      return records.map((record) => recordRow(world, record, column.columns));
    }
    case "entities":
    case "content":
    case "claimed":
    case "noted":
    case "absence":
      return null;
    case "ways":
      return waysValue(world, entity, column.walk, column.selection);
    case "way":
      if (step.way !== undefined) return wayValue(step.way, column.of);
      return column.of === "length" ? (step.distance ?? null) : null;
    case "score":
      return step.score ?? null;
    case "matches":
      return matchRows(world, entity, String(world.value(column.text)), column.columns);
    case "match":
    case "quote":
      return null;
    case "start":
      return step.way === undefined ? null : rowAlone(world, step.way.start, column.columns);
    case "steps":
      if (step.way === undefined) return null;
      return step.way.gone.map(({ step: gone, ...one }) => row(world, { ...one, gone }, column.columns, []));
    case "step":
      return step.gone?.[column.of] ?? null;
    case "aggregate": {
      const { aggregate } = column;
      return taken(world, stepsFrom(world, entity, column, aggregate.kinds), aggregate);
    }
    case "hop":
      return hopValue(world, entity, column);
  }
}

export function recordRow(world: World, record: PlainRecord, columns: readonly Column[]): Row {
  return columns.map((column): Value => {
    switch (column.column) {
      case "field":
        return record[column.name] as Value;
      case "content": {
        const content = contentOf(String(record.text), world.value(column.start), world.value(column.end));
        for (let unit = 0; unit < content.length; unit += 10) world.visit();
        return content;
      }
      case "records":
        return (record[column.link] as readonly PlainRecord[]).map((one) => recordRow(world, one, column.columns));
      case "entities": {
        const of = record[column.link] as string | null | readonly string[];
        if (of === null) return null;
        const rowOf = (id: string): Row => rowAlone(world, world.byId.get(id) as Entity, column.columns);
        return typeof of === "string" ? rowOf(of) : of.map(rowOf);
      }
      default:
        return null;
    }
  });
}

export function quoteRow(world: World, quote: Quote, columns: readonly Column[]): Row {
  return recordRow(world, evidence(world, quote), columns);
}

export function absenceValue(world: World, nothing: Nothing, { columns }: Reason): AbsenceFacts {
  return absenceFacts(world, nothing, columns === null ? null : (quote) => quoteRow(world, quote, columns));
}

function hopValue(world: World, entity: Entity, hop: Hop): Value {
  const { selection, form, absence } = hop;
  const { kinds, columns, order } = selection;
  const candidates = stepsFrom(world, entity, hop, kinds);
  const { page, head, total } = select(world, candidates, selection, hop.total);
  const rows = page.map((step) => row(world, step, columns, order));
  if (form === "list") return rows;
  const nothing = { entity, over: [hop], kinds, filteredOut: candidates.length };
  return [...head, rows, absence && total === 0 ? absenceValue(world, nothing, absence) : null];
}

/** The value of a column of ways: rows about the ends, each by the first way to it. */
function waysValue(world: World, start: Entity, walk: Walk, selection: Selection): Value {
  const { kinds, where, order, page, columns } = selection;
  const candidates = firstWays(waysFrom(world, start, walk))
    .map((way) => ({ ...endOf(way), way }))
    .filter(({ entity }) => kinds.includes(entity.kind))
    .filter(({ entity }) => where === null || holds(world, alone(entity), where) === true);
  if (order.length > 0) {
    const rows = select(world, candidates, { ...selection, where: null }, false).page;
    return rows.map((step) => row(world, step, columns, order));
  }
  const isBehind = ({ way }: { readonly way: PlainWay }, after: readonly Value[]): boolean =>
    comparePositions(wayPosition(way), after) > 0;
  return paged(world, candidates, page, false, isBehind).rows.map((step) =>
    columns.map((column) =>
      column.column === "position" ? wayPosition(step.way) : columnValue(world, step, column, []),
    ),
  );
}

/** One row for each word of a text that is found in an entity. */
function matchRows(world: World, entity: Entity, text: string, columns: readonly Column[]): readonly Row[] {
  const quotes = quotesOf(entity);
  const words = quotes.map((quote) => wordsOf(world, quote));
  return plainMatches(text, entity, words).map((match) =>
    columns.map((column): Value => {
      if (column.column === "match") return match[column.of];
      if (column.column !== "quote" || match.quote === null) return null;
      return quoteRow(world, quotes[match.quote] as Quote, column.columns);
    }),
  );
}
