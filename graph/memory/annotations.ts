import { type AnnotationPosition, annotationRoles, roleOfNote } from "../annotations.ts";
import { compareCodePoints } from "../dataset.ts";
import type { Annotations, Column } from "../plan/plan.ts";
import type { Row, Value } from "../rows.ts";
import { type Cell, rowOf, type suspended } from "./cell.ts";
import type { Citation } from "./citing.ts";
import { lastAtMost, lastRead, reader, type Steps } from "./column.ts";
import type { Context } from "./context.ts";
import { compileRecordRow, compileRow, scopeOf, wayRow } from "./project.ts";
import { relationIdOf } from "./relation.ts";
import type { Way } from "./way-page.ts";
import type { WayHolder } from "./ways-of.ts";

/** A quote, who cites it, and the relation that it shows, as a way along it; null where it shows none. */
export interface FoundAnnotation {
  readonly quote: number;
  readonly citation: Citation;
  readonly way: Way | null;
}

/** The annotations of a page. Cost: O(log quotes + those that begin within the passage), once the quotes are in order. */
export function* findAnnotations(context: Context, root: Annotations): Steps<readonly FoundAnnotation[]> {
  const { graph, meter, quoteIndex, records, values } = context;
  const given = (param: number | null): Value => (param === null ? null : (values[param] ?? null));
  const document = graph.rankOfId(String(given(root.document) ?? ""));
  const [text] = Number.isInteger(document) ? (records.ofEntity.text?.numbers(document) ?? []) : [];
  if (text === undefined) return [];
  const { quotes, reach } = yield* quoteIndex.ofText(meter, text);
  const relations = yield* quoteIndex.relations(meter);
  const { passages } = records;
  const [start, end] = [
    Number(given(root.start) ?? Number.NEGATIVE_INFINITY),
    Number(given(root.end) ?? Number.POSITIVE_INFINITY),
  ];
  const limit = Number(given(root.page.limit) ?? Number.POSITIVE_INFINITY);
  const { to } = graph.snapshot.relations;

  const annotationAt = (at: number): FoundAnnotation => {
    const quote = quotes[at] as number;
    const citation = quoteIndex.citation(quote);
    if (citation.relation === null) return { quote, citation, way: null };
    const relation = relations.numbers[citation.relation] as number;
    const ends = [relations.from[citation.relation] as number, to[relation] as number];
    return { quote, citation, way: { entities: ends, relations: [relation] } };
  };
  const after = given(root.page.after) as unknown as AnnotationPosition | null;
  const isBehind = (at: number): boolean =>
    after === null || comparePositions(positionOf(context, annotationAt(at)), after) > 0;
  let at = Math.max(lastAtMost(reach, 0, reach.length, start) + 1, firstWhere(quotes.length, isBehind));
  const found: FoundAnnotation[] = [];
  for (; at < quotes.length && found.length < limit; at++) {
    const quote = quotes[at] as number;
    if (passages.start(quote) >= end) break;
    meter.left--;
    if (meter.left < 0 && meter.spent()) yield;
    if (passages.end(quote) > start) found.push(annotationAt(at));
  }
  return found;
}

/** The first place from which on something holds. */
function firstWhere(count: number, holds: (at: number) => boolean): number {
  return lastRead((at) => (holds(at) ? 1 : 0), count, 0) + 1;
}

function positionOf({ graph, records }: Context, { quote, citation, way }: FoundAnnotation): AnnotationPosition {
  const { role, entity, at, quoteAt } = citation;
  const [from, to] = way?.entities ?? [];
  const id =
    way === null
      ? graph.id(entity as number)
      : relationIdOf(graph, way.relations[0] as number, from as number, to as number);
  return [records.passages.start(quote), records.passages.end(quote), role, id, at, quoteAt];
}

function comparePositions(a: AnnotationPosition, b: AnnotationPosition): number {
  for (const [at, one] of a.entries()) {
    const other = b[at] as string | number;
    const order = typeof one === "string" ? compareCodePoints(one, String(other)) : one - Number(other);
    if (order !== 0) return order;
  }
  return 0;
}

/** Makes rows of annotations. */
export function compileAnnotationRow(
  context: Context,
  columns: readonly Column[],
): (found: FoundAnnotation) => Row | typeof suspended {
  const holder: { found: FoundAnnotation | null } & WayHolder = { found: null, way: { entities: [], relations: [] } };
  const row = rowOf(
    columns.map((column) => compileColumn(context, column, () => holder.found as FoundAnnotation, holder)),
  );
  return (found) => {
    holder.found = found;
    if (found.way !== null) holder.way = found.way;
    return row(found.quote, -1, -1);
  };
}

function compileColumn(context: Context, column: Column, found: () => FoundAnnotation, holder: WayHolder): Cell {
  switch (column.column) {
    case "field":
      return fieldOf(context, column.name, found);
    case "position":
      return () => positionOf(context, found());
    case "quote":
      return compileRecordRow(context, "Evidence", column.columns);
    case "entities": {
      const row = compileRow(context, column.columns, scopeOf(context, {}));
      return () => {
        const { entity, role } = found().citation;
        return entity === null || annotationRoles[role] === "EXCLUSION" ? null : row(entity, -1, -1);
      };
    }
    case "claimed": {
      const row = compileRow(context, column.columns, scopeOf(context, { over: "any", way: () => holder.way }));
      return () => (found().way === null ? null : wayRow(row, holder.way));
    }
    case "noted": {
      const row = compileRecordRow(context, column.of, column.columns);
      return () => {
        const { role, at } = found().citation;
        return annotationRoles[role] === roleOfNote[column.of] ? row(at, -1, -1) : null;
      };
    }
    default:
      return () => null;
  }
}

function fieldOf(context: Context, name: string, found: () => FoundAnnotation): Cell {
  const field = reader(context.graph.snapshot.fieldEvidence.field);
  switch (name) {
    case "role":
      return () => annotationRoles[found().citation.role] ?? null;
    case "field":
      return () => {
        const { fieldEvidence } = found().citation;
        return fieldEvidence === null ? null : context.graph.prose(field(fieldEvidence));
      };
    default:
      return () => null;
  }
}
