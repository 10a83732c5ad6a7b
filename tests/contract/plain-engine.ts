import { isDeepStrictEqual } from "node:util";
import { createEstimator } from "../../graph/cost/estimate.ts";
import { refuseAbove } from "../../graph/cost/refuse.ts";
import {
  compareCodePoints,
  type Dataset,
  type Entity,
  type Quote,
  type Relation,
  type SourceText,
  type Strategy,
} from "../../graph/dataset.ts";
import { StrategraphError } from "../../graph/diagnostic.ts";
import type { Changes, Engine, ExecuteOptions, Loaded } from "../../graph/engine.ts";
import type { Direction, Field, Ontology } from "../../graph/ontology.ts";
import { partOf } from "../../graph/part.ts";
import { rootOrder } from "../../graph/plan/near.ts";
import type {
  Aggregate,
  Annotations,
  Chosen,
  Column,
  Hop,
  Order,
  Plan,
  Predicate,
  Quantifier,
  Reason,
  Root,
  RootRecords,
  RootSelection,
  Selection,
  Walk,
  Step as WalkStep,
  Ways,
} from "../../graph/plan/plan.ts";
import type { AbsenceFacts, Batch, ConnectionHead, Row, Value } from "../../graph/rows.ts";
import { type Ordered, orderKey } from "../../graph/values.ts";
import { type Asked, aggregateRows, compareValues, measureOf } from "./plain-aggregate.ts";
import { annotationPosition, comparePlaces, type PlainAnnotation, plainAnnotations } from "./plain-annotations.ts";
import { plainMatches, plainScore } from "./plain-search.ts";
import { plainStatistics } from "./plain-statistics.ts";
import { plainStrategyCounts } from "./plain-strategies.ts";
import {
  comparePositions as compareWayPositions,
  distances,
  everyWay,
  firstWays,
  type PlainWay,
  type Field as WayField,
  wayPosition,
  wayValue,
} from "./plain-ways.ts";

/**
 * The obvious engine: plain objects, no index, every rule spelled out where it applies. What it answers is what a plan
 * means; the real engines are held against it.
 */
export function createPlainEngine(ontology: Ontology): Engine {
  let current: Dataset | null = null;
  const watchers = new Set<{ readonly call: (revision: string) => void }>();
  const loaded = (): Dataset => {
    if (current === null) throw failure("NOT_LOADED", "There is no graph yet.");
    return current;
  };
  return {
    name: "plain",
    replace: async (dataset, { dryRun, signal } = {}) => {
      const next = copy(dataset);
      await turn(signal);
      const difference = {
        from: current?.revision ?? null,
        to: next.revision,
        entities: changes(current?.entities ?? [], next.entities),
        relations: changes(current?.relations ?? [], next.relations),
      };
      if (dryRun === true) return difference;
      current = next;
      for (const watcher of watchers) watcher.call(next.revision);
      return difference;
    },
    execute: async (plan, values, options = {}) => {
      const dataset = loaded();
      const limit = options.budget?.estimated;
      if (limit !== undefined) {
        const estimate = createEstimator(ontology, plainStatistics(ontology, dataset))(plan, values);
        refuseAbove(ontology, estimate, limit);
      }
      return { ...sizeOf(dataset), batches: answer(ontology, dataset, plan, values, options) };
    },
    explain: () => "looks at everything",
    status: async () => (current === null ? { revision: null, entities: 0, relations: 0, stated: 0 } : sizeOf(current)),
    statistics: async () => plainStatistics(ontology, loaded()),
    watch: (call) => {
      const watcher = { call };
      watchers.add(watcher);
      return () => {
        watchers.delete(watcher);
      };
    },
    scan: async ({ only } = {}) => (only === undefined ? loaded() : partOf(loaded(), only)),
    close: async () => {
      current = null;
      watchers.clear();
    },
  };
}

function sizeOf({ revision, entities, relations }: Dataset): Loaded {
  const all = [...relations];
  const stated = all.filter(({ basis }) => basis === "STATED");
  return { revision, entities: [...entities].length, relations: all.length, stated: stated.length };
}

function copy(dataset: Dataset): Dataset {
  const copied = { ...dataset, entities: [...dataset.entities], relations: [...dataset.relations] };
  for (const parts of [copied.entities, copied.relations]) {
    parts.forEach(({ id }, at) => {
      const before = parts[at - 1];
      if (before !== undefined && compareCodePoints(before.id, id) >= 0) throw failure("DATASET_ORDER", id);
    });
  }
  const ids = new Set(copied.entities.map(({ id }) => id));
  for (const { from, to } of copied.relations) {
    for (const id of [from, to]) if (!ids.has(id)) throw failure("DATASET_REFERENCE", id);
  }
  for (const id of [...copied.silences].flatMap((one) => one.entities)) {
    if (!ids.has(id)) throw failure("DATASET_REFERENCE", id);
  }
  return copied;
}

function changes<T extends { readonly id: string }>(from: Iterable<T>, to: Iterable<T>): Changes {
  const [before, after] = [
    new Map([...from].map((one) => [one.id, one])),
    new Map([...to].map((one) => [one.id, one])),
  ];
  return {
    added: [...after.keys()].filter((id) => !before.has(id)).length,
    removed: [...before.keys()].filter((id) => !after.has(id)).length,
    changed: [...after].filter(([id, one]) => before.has(id) && !isDeepStrictEqual(before.get(id), one)).length,
  };
}

function failure(code: string, message: string): StrategraphError {
  return new StrategraphError({ code, severity: "error", message });
}

async function turn(signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  await new Promise((resolve) => setImmediate(resolve));
  signal?.throwIfAborted();
}

/** A relation as a hop meets it: with the entity at its other end. */
interface Step {
  readonly entity: Entity;
  readonly relation: Relation | null;
  /** Of what stands at the end of a way: the way, or how far it is from what it is near. */
  readonly way?: PlainWay;
  readonly distance?: number;
  /** Of what a text is found in: how well. */
  readonly score?: number;
  /** Of a step in a way. */
  readonly gone?: WalkStep;
  /** A record, in the place of the entity. */
  readonly record?: PlainRecord;
}

type PlainRecord = { readonly [name: string]: unknown };

type Truth = boolean | null;

async function* answer(
  ontology: Ontology,
  dataset: Dataset,
  plan: Plan,
  values: readonly Value[],
  { signal, budget }: ExecuteOptions,
): AsyncGenerator<Batch> {
  const [entities, relations] = [[...dataset.entities], [...dataset.relations]];
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const texts = new Map([...dataset.documents].map((text) => [text.id, text]));
  const value = (param: number | null): Value => (param === null ? null : (values[param] ?? null));
  let visits = 0;
  const visit = (): void => {
    visits++;
    if (visits > (budget?.visits ?? Number.POSITIVE_INFINITY)) throw failure("BUDGET_EXCEEDED", "too many visits");
  };

  const steps = (entity: Entity, relation: string, direction: Direction, kinds: readonly string[]): Step[] =>
    relations
      .filter((one) => one.kind === relation && (direction === "out" ? one.from : one.to) === entity.id)
      .map((one) => ({ relation: one, entity: byId.get(direction === "out" ? one.to : one.from) as Entity }))
      .filter((step) => kinds.includes(step.entity.kind))
      .sort((a, b) => compareCodePoints(a.entity.id, b.entity.id));

  const declared = (entity: Entity, name: string): Field | undefined =>
    ontology.kinds.find(({ name: kind }) => kind === entity.kind)?.fields.find((field) => field.name === name);

  const entityValue = (entity: Entity, name: string): Value => {
    if (name === "name") return entity.names[0]?.name ?? null;
    if (["id", "aliases", "description", "basis", "strategies", "strength", "reasoning", "note"].includes(name)) {
      return entity[name as "id"];
    }
    const field = declared(entity, name);
    if (field === undefined) return null;
    return entity.fields[name] ?? (field.list && field.required ? [] : null);
  };
  const subjectValue = (step: Step, of: Order["of"] | "record", name: string): Value => {
    if (of === "record") return (step.record?.[name] ?? null) as Value;
    if (of === "distance") return step.distance ?? step.way?.gone.length ?? null;
    if (of === "score") return step.score ?? null;
    return of === "entity" ? entityValue(step.entity, name) : ((step.relation?.[name as "id"] ?? null) as Value);
  };

  /** What a value is compared by: its order key, if its type has one. */
  const comparable = (entity: Entity, of: Order["of"] | "record", name: string, one: Value): Value => {
    const type = of === "entity" ? declared(entity, name)?.type : undefined;
    const hasKey = type === "EDTF" || type === "ISODuration" || type === "Decimal";
    return hasKey && typeof one === "string" ? orderKey(type as Ordered, one) : one;
  };

  const holds = (step: Step, predicate: Predicate): Truth => {
    switch (predicate.test) {
      case "and":
        return all(predicate.of.map((one) => holds(step, one)));
      case "or":
        return not(all(predicate.of.map((one) => not(holds(step, one)))));
      case "not":
        return not(holds(step, predicate.of));
      case "kind":
        return predicate.kinds.includes(step.entity.kind);
      case "isNull":
        return subjectValue(step, predicate.subject, predicate.name) === null;
      case "hop": {
        const truths = steps(step.entity, predicate.relation, predicate.direction, predicate.kinds).map((next) => {
          visit();
          return predicate.where === null ? true : holds(next, predicate.where);
        });
        return quantified(predicate.quantifier, truths);
      }
      case "records": {
        const { subject, link, quantifier, where } = predicate;
        if (subject === "relation" && step.relation === null) return null;
        const all =
          subject === "record"
            ? (step.record?.[link] as readonly PlainRecord[])
            : subject === "entity"
              ? entityRecords(step.entity, link)
              : relationRecords(step.relation as Relation, link);
        const truths = all.map((record) => {
          visit();
          return where === null ? true : holds({ ...step, record }, where);
        });
        return quantified(quantifier, truths);
      }
      case "entities": {
        const { link, kinds, quantifier, where } = predicate;
        const truths = [(step.record?.[link] ?? []) as string | readonly string[]]
          .flat()
          .map((id) => byId.get(id) as Entity)
          .filter(({ kind }) => kinds.includes(kind))
          .map((entity) => {
            visit();
            return where === null ? true : holds({ entity, relation: null }, where);
          });
        return quantified(quantifier, truths);
      }
      case "measure": {
        const { relation, direction, kinds, measure, compare } = predicate;
        const own = measureOf(steps(step.entity, relation, direction, kinds), measure, asked(kinds, null));
        if (compare === "isNull") return own === null;
        const other = value(predicate.value);
        if (typeof own !== "number" || other === null) return null;
        if (compare === "in") {
          const members = other as readonly Value[];
          return members.includes(own) ? true : members.includes(null) ? null : false;
        }
        const sign = own - Number(other);
        return { eq: sign === 0, lt: sign < 0, lte: sign <= 0, gt: sign > 0, gte: sign >= 0 }[compare];
      }
      default: {
        const { subject, name } = predicate;
        const own = subjectValue(step, subject, name);
        const other = value(predicate.value);
        if (own === null || other === null) return null;
        switch (predicate.test) {
          case "eq":
            return isDeepStrictEqual(own, other);
          case "in": {
            const members = other as readonly Value[];
            return members.includes(own) ? true : members.includes(null) ? null : false;
          }
          case "includes":
            return (own as readonly Value[]).includes(other);
          case "contains":
            return String(own).includes(String(other));
          case "startsWith":
            return String(own).startsWith(String(other));
          case "endsWith":
            return String(own).endsWith(String(other));
          default: {
            const left = comparable(step.entity, subject, name, own);
            // the value of a comparison of dates, durations and decimals is canonical, as the field's is
            const right = comparable(step.entity, subject, name, other);
            if (left === null || right === null) return null;
            const order = compareValues(left, right);
            return { lt: order < 0, lte: order <= 0, gt: order > 0, gte: order >= 0 }[predicate.test];
          }
        }
      }
    }
  };

  const position = (step: Step, order: readonly Order[]): Value[] => [
    ...order.map(({ of, name }) => comparable(step.entity, of, name, subjectValue(step, of, name))),
    step.entity.id,
  ];
  const comparePositions = (a: readonly Value[], b: readonly Value[], order: readonly Order[]): number => {
    for (const [at, { descending }] of order.entries()) {
      const sign = compareValues(a[at] ?? null, b[at] ?? null);
      if (sign !== 0) return descending ? -sign : sign;
    }
    return compareValues(a[order.length] ?? null, b[order.length] ?? null);
  };

  interface Page {
    readonly page: readonly Step[];
    readonly total: number;
    readonly head: ConnectionHead;
  }
  const select = (candidates: readonly Step[], { where, order, page }: Selection, total: boolean): Page => {
    const passing = candidates
      .filter((step) => {
        visit();
        return where === null || holds(step, where) === true;
      })
      .sort((a, b) => comparePositions(position(a, order), position(b, order), order));
    const after = value(page.after) as readonly Value[] | null;
    const behind =
      after === null ? passing : passing.filter((step) => comparePositions(position(step, order), after, order) > 0);
    const offset = Number(value(page.offset) ?? 0);
    const limit = Number(value(page.limit) ?? Number.POSITIVE_INFINITY);
    const rows = behind.slice(offset, offset + limit);
    const before = passing.length - behind.length + Math.min(offset, behind.length);
    const head = [total ? passing.length : null, before > 0, behind.length > offset + limit] as const;
    return { page: rows, total: passing.length, head };
  };

  const wayField: WayField = {
    relations,
    byId,
    passes: ({ through }, relation) =>
      through === null || holds({ entity: byId.get(relation.to) as Entity, relation }, through) === true,
    avoided: ({ avoid }) => (avoid === null ? [] : [value(avoid)].flat()),
    visit,
  };
  const entitiesOf = (ids: Value): Entity[] => entities.filter(({ id }) => [ids].flat().includes(id));

  /** The entities a root scans, or those that are near some. */
  const scanned = ({ kinds, near }: Chosen): Step[] => {
    const ofKind = entities.filter(({ kind }) => kinds.includes(kind));
    if (near === null) return ofKind.map((entity) => ({ entity, relation: null }));
    if ("text" in near) {
      return ofKind.flatMap((entity) => {
        const score = plainScore(String(value(near.text)), entity, quotesOf(entity).map(words));
        return score === null ? [] : [{ entity, relation: null, score }];
      });
    }
    const away = distances(wayField, entitiesOf(value(near.ids)), near.walk);
    return ofKind.flatMap((entity) => {
      const distance = away.get(entity.id);
      return distance === undefined ? [] : [{ entity, relation: null, distance }];
    });
  };
  const chosen = (of: Chosen): Entity[] => {
    const selection = { ...of, order: rootOrder(of), columns: [] };
    return select(scanned(of), selection, false).page.map(({ entity }) => entity);
  };
  const endOf = ({ start, gone }: PlainWay): Step => {
    const last = gone.at(-1);
    return { entity: last?.entity ?? start, relation: last?.relation ?? null };
  };

  const waysBatch = (root: Ways, number: number): Batch => {
    const { walk, each, order, empty, page, total, columns } = root;
    const ends = new Set(chosen(root.to).map(({ id }) => id));
    const starts = chosen(root.from);
    const found = starts.flatMap((start) =>
      everyWay(wayField, start, walk).filter(
        (way) => way.gone.length >= walk.minHops && ends.has(endOf(way).entity.id),
      ),
    );
    const asked = each === "end" ? firstWays(found) : found;
    const lonely = starts.filter(({ id }) => !asked.some(({ start }) => start.id === id));
    const all = empty && order === "start" ? [...asked, ...lonely.map((start) => ({ start, gone: [] }))] : asked;
    const positionOf = (way: PlainWay): readonly Value[] =>
      order === "start" ? [way.start.id, ...wayPosition(way)] : wayPosition(way);
    const sorted = all.map((way) => ({ way, at: positionOf(way) })).sort((a, b) => compareWayPositions(a.at, b.at));
    const after = value(page.after) as readonly Value[] | null;
    const behind = after === null ? sorted : sorted.filter(({ at }) => compareWayPositions(at, after) > 0);
    const offset = Number(value(page.offset) ?? 0);
    const limit = Number(value(page.limit) ?? Number.POSITIVE_INFINITY);
    const before = sorted.length - behind.length + Math.min(offset, behind.length);
    return {
      root: number,
      head: [total ? sorted.length : null, before > 0, behind.length > offset + limit],
      rows: behind.slice(offset, offset + limit).map(({ way, at }) => wayRow(way, columns, at, root)),
    };
  };

  /** The row of a way, or of a start without one. */
  const wayRow = (way: PlainWay, columns: readonly Column[], at: readonly Value[], { walk, to }: Ways): Row =>
    columns.map((column): Value => {
      const isEmpty = way.gone.length === 0;
      if (column.column === "position") return at;
      if (column.column === "start") return row({ entity: way.start, relation: null }, column.columns, []);
      if (column.column === "absence") return isEmpty ? absenceOfWays(way.start, walk, to.kinds, column) : null;
      return isEmpty ? null : (row({ ...endOf(way), way }, [column], [])[0] ?? null);
    });

  const absenceOfWays = (entity: Entity, walk: Walk, kinds: readonly string[], reason: Reason): AbsenceFacts => {
    const count = walk.steps.flatMap(({ relation, direction }) => steps(entity, relation, direction, kinds)).length;
    return emptiness(entity, walk.steps, kinds, count, reason);
  };

  /** The value of a column of ways: rows about the ends, each by the first way to it. */
  const waysValue = (start: Entity, walk: Walk, { kinds, where, order, page, columns }: Selection): Value => {
    const found = everyWay(wayField, start, walk).filter(({ gone }) => gone.length >= walk.minHops);
    const candidates = firstWays(found)
      .map((way): Step => ({ ...endOf(way), way }))
      .filter(({ entity }) => kinds.includes(entity.kind))
      .filter(({ entity }) => where === null || holds({ entity, relation: null }, where) === true);
    if (order.length > 0) {
      const rows = select(candidates, { kinds, where: null, order, page, columns }, false).page;
      return rows.map((step) => row(step, columns, order));
    }
    const after = value(page.after) as readonly Value[] | null;
    const positionOf = (way: PlainWay | undefined): readonly Value[] => wayPosition(way as PlainWay);
    const behind = candidates.filter(({ way }) => after === null || compareWayPositions(positionOf(way), after) > 0);
    const offset = Number(value(page.offset) ?? 0);
    const limit = Number(value(page.limit) ?? Number.POSITIVE_INFINITY);
    return behind
      .slice(offset, offset + limit)
      .map((step) =>
        columns.map((column) =>
          column.column === "position" ? positionOf(step.way) : (row(step, [column], [])[0] ?? null),
        ),
      );
  };

  const row = (step: Step, columns: readonly Column[], order: readonly Order[]): Row =>
    columns.map((column): Value => {
      const { entity, relation } = step;
      switch (column.column) {
        case "kind":
          return entity.kind;
        case "field":
          return subjectValue(step, column.subject === "relation" ? "relation" : "entity", column.name);
        case "name":
        case "nameLanguage": {
          const chosen = nameIn(entity, value(column.language));
          return (column.column === "name" ? chosen?.name : chosen?.language) ?? null;
        }
        case "position":
          return position(step, order);
        case "records":
          return column.subject === "relation"
            ? relationRecords(relation as Relation, column.link).map((one) => recordRow(one, column.columns))
            : entityRecords(entity, column.link).map((one) => recordRow(one, column.columns));
        case "entities":
        case "content":
        case "claimed":
        case "noted":
        case "absence":
          return null;
        case "ways":
          return waysValue(entity, column.walk, column.selection);
        case "way":
          if (step.way !== undefined) return wayValue(step.way, column.of);
          return column.of === "length" ? (step.distance ?? null) : null;
        case "score":
          return step.score ?? null;
        case "matches": {
          const quotes = quotesOf(entity);
          return plainMatches(String(value(column.text)), entity, quotes.map(words)).map((match) =>
            column.columns.map((one): Value => {
              if (one.column === "match") return match[one.of];
              if (one.column !== "quote" || match.quote === null) return null;
              return recordRow(evidence(quotes[match.quote] as Quote), one.columns);
            }),
          );
        }
        case "match":
        case "quote":
          return null;
        case "start":
          return step.way === undefined ? null : row({ entity: step.way.start, relation: null }, column.columns, []);
        case "steps":
          return step.way === undefined
            ? null
            : step.way.gone.map(({ step: gone, ...one }) => row({ ...one, gone }, column.columns, []));
        case "step":
          return step.gone?.[column.of] ?? null;
        case "aggregate": {
          const { relation: along, direction, aggregate } = column;
          return taken(steps(entity, along, direction, aggregate.kinds), aggregate);
        }
        default:
          return hopValue(entity, column);
      }
    });

  /** How entities of these kinds are measured and grouped. */
  const asked = (kinds: readonly string[], limit: number | null): Asked<Step> => ({
    fieldValue: (step, name) => entityValue(step.entity, name),
    fieldOf: (name) => fieldOf(kinds, name),
    groupOf: (step, { of, name }) => {
      if (of === "kind") return step.entity.kind;
      if (of === "relation") return subjectValue(step, of, name);
      return fieldOf(kinds, name) === null ? null : entityValue(step.entity, name);
    },
    limit: Number(value(limit) ?? Number.POSITIVE_INFINITY),
  });
  const fieldOf = (kinds: readonly string[], name: string): Field | null => {
    const fields = ontology.kinds
      .filter((kind) => kinds.includes(kind.name))
      .flatMap((kind) => kind.fields.filter((field) => field.name === name));
    const [first] = fields;
    const agree = fields.every(({ type, list }) => type === first?.type && list === first?.list);
    return first !== undefined && agree ? first : null;
  };
  const taken = (candidates: readonly Step[], aggregate: Aggregate): readonly Row[] => {
    const { kinds, where, by } = aggregate;
    const passing = candidates.filter((step) => {
      visit();
      return where === null || holds(step, where) === true;
    });
    return aggregateRows(passing, aggregate, asked(kinds, by?.limit ?? null));
  };

  const hopValue = (entity: Entity, hop: Hop): Value => {
    const { relation, direction, selection, form, total, absence } = hop;
    const candidates = steps(entity, relation, direction, selection.kinds);
    const { page, head, total: passing } = select(candidates, selection, total);
    const rows = page.map((step) => row(step, selection.columns, selection.order));
    if (form === "list") return rows;
    return [
      ...head,
      rows,
      absence && passing === 0 ? emptiness(entity, [hop], selection.kinds, candidates.length, absence) : null,
    ];
  };

  const emptiness = (
    entity: Entity,
    over: readonly WalkStep[],
    kinds: readonly string[],
    filteredOut: number,
    { columns }: Reason,
  ): AbsenceFacts => {
    const sources = new Set(
      [...dataset.strategies].filter(({ id }) => entity.strategies.includes(id)).flatMap(({ documents }) => documents),
    );
    const first = (quotes: readonly Quote[]): string => (quotes[0] === undefined ? "" : words(quotes[0]));
    const rowsOf = (quotes: readonly Quote[]): readonly (readonly Row[])[] =>
      columns === null ? [] : [quotes.map((quote) => recordRow(evidence(quote), columns))];
    return [
      filteredOut,
      [...sources].filter((id) => texts.has(id)).length,
      sources.size,
      [...dataset.lists]
        .filter(({ members }) => members.some((kind) => kinds.includes(kind)))
        .filter((list) => byId.get(list.entity)?.strategies.some((one) => entity.strategies.includes(one)))
        .map(({ status, quotes, members }) => [status, first(quotes), members, ...rowsOf(quotes)] as const),
      [...dataset.exclusions]
        .flatMap((one) => {
          const step = over.find(
            ({ relation, direction }) =>
              one.relation === relation && (direction === "out" ? one.from : one.to) === entity.id,
          );
          if (step === undefined) return [];
          return [{ quotes: one.quotes, end: byId.get(step.direction === "out" ? one.to : one.from) as Entity }];
        })
        .filter(({ end }) => kinds.includes(end.kind))
        .map(({ end, quotes }) => [end.id, first(quotes), ...rowsOf(quotes)] as const),
    ];
  };

  const quotesOf = ({ mentions, fieldEvidence }: Entity): Quote[] => [
    ...mentions.map(({ quote }) => quote),
    ...fieldEvidence.flatMap(({ quotes }) => quotes),
  ];
  const words = ({ document, start, end }: Quote): string => (texts.get(document) as SourceText).text.slice(start, end);

  const entityRecords = (entity: Entity, link: string): PlainRecord[] => {
    if (link === "mentions") return entity.mentions.map((one) => ({ ...one, ...evidence(one.quote) }));
    if (link === "fieldEvidence") return entity.fieldEvidence.map(withEvidence);
    if (link === "text") return [...texts.values()].filter(({ id }) => id === entity.id).map(textRecord);
    if (link === "lists") return [...dataset.lists].filter((one) => one.entity === entity.id).map(withEvidence);
    return [...dataset.exclusions].filter((one) => [one.from, one.to].includes(entity.id)).map(withEvidence);
  };
  const relationRecords = (relation: Relation, link: string): PlainRecord[] =>
    link === "claims"
      ? relation.claims.map((one) => ({
          ...one,
          evidence: one.quotes.map(evidence),
          commitmentEvidence: one.commitmentQuotes.map(evidence),
        }))
      : relation.claims.flatMap(({ quotes }) => quotes.map(evidence));
  const strategyRecord = (strategy: Strategy): PlainRecord => ({
    ...strategy,
    ...plainStrategyCounts(dataset, strategy),
    documents: strategy.documents.filter((document) => byId.has(document)),
  });
  const withEvidence = (one: { readonly quotes: readonly Quote[] }): PlainRecord => ({
    ...one,
    evidence: one.quotes.map(evidence),
  });
  const evidence = (quote: Quote): PlainRecord => {
    const { text, pages, sections } = texts.get(quote.document) as SourceText;
    return {
      document: quote.document,
      quote: words(quote),
      sentence: text.slice(quote.sentenceStart, quote.sentenceEnd),
      line: text.slice(0, quote.start).split("\n").length,
      page: pages.findLast(({ start }) => start <= quote.start)?.label ?? null,
      section: sections.findLast(({ start }) => start <= quote.start)?.label ?? null,
      start: quote.start,
      end: quote.end,
    };
  };
  const textRecord = ({ text, sha256, pages, sections }: SourceText): PlainRecord => ({
    sha256,
    length: text.length,
    lines: text.split("\n").length,
    pages,
    sections,
    text,
  });
  const recordRow = (record: PlainRecord, columns: readonly Column[]): Row =>
    columns.map((column): Value => {
      if (column.column === "field") return record[column.name] as Value;
      if (column.column === "content") {
        const content = contentOf(String(record.text), value(column.start), value(column.end));
        for (let unit = 0; unit < content.length; unit += 10) visit();
        return content;
      }
      if (column.column === "records") {
        return (record[column.link] as readonly PlainRecord[]).map((one) => recordRow(one, column.columns));
      }
      if (column.column !== "entities") return null;
      const of = record[column.link] as string | null | readonly string[];
      if (of === null) return null;
      const entityRow = (id: string): Row =>
        row({ entity: byId.get(id) as Entity, relation: null }, column.columns, []);
      return typeof of === "string" ? entityRow(of) : of.map(entityRow);
    });

  /** All that is cited from anywhere, then what of it overlaps the passage. */
  const annotationsBatch = ({ document, start, end, page, columns }: Annotations, number: number): Batch => {
    const [from, to] = [
      Number(value(start) ?? Number.NEGATIVE_INFINITY),
      Number(value(end) ?? Number.POSITIVE_INFINITY),
    ];
    const after = value(page.after) as readonly Value[] | null;
    const annotations = plainAnnotations(dataset)
      .filter(({ quote }) => quote.document === value(document) && quote.start < to && quote.end > from)
      .map((one) => ({ one, place: annotationPosition(one) }))
      .sort((a, b) => comparePlaces(a.place, b.place))
      .filter(({ place }) => after === null || comparePlaces(place, after) > 0);
    const rows = annotations.slice(0, Number(value(page.limit) ?? Number.POSITIVE_INFINITY)).map(({ one, place }) => {
      visit();
      return columns.map((column): Value => annotationValue(one, place, column));
    });
    return { root: number, head: null, rows };
  };
  const annotationValue = (one: PlainAnnotation, at: readonly Value[], column: Column): Value => {
    switch (column.column) {
      case "field":
        return column.name === "role" ? one.role : column.name === "field" ? one.field : null;
      case "position":
        return at;
      case "quote":
        return recordRow(evidence(one.quote), column.columns);
      case "entities":
        return one.entity === null ? null : row({ entity: one.entity, relation: null }, column.columns, []);
      case "claimed": {
        if (one.relation === null) return null;
        const { from, to, kind } = one.relation;
        const end = { entity: byId.get(to) as Entity, relation: one.relation };
        const gone = [{ ...end, step: { relation: kind, direction: "out" as const } }];
        const way: PlainWay = { start: byId.get(from) as Entity, gone };
        return row({ ...end, way }, column.columns, []);
      }
      case "noted":
        return one.note?.of === column.of ? recordRow(withEvidence(one.note), column.columns) : null;
      default:
        return null;
    }
  };
  const rootBatch = (root: Root, number: number): Batch => {
    if (root.op === "records" || root.op === "strategy") {
      const all: Readonly<Record<RootRecords, readonly PlainRecord[]>> = {
        lists: [...dataset.lists].map(withEvidence),
        exclusions: [...dataset.exclusions].map(withEvidence),
        silences: [...dataset.silences].map((one) => ({ ...one })),
        strategies: [...dataset.strategies].map(strategyRecord),
      };
      const records = root.op === "records" ? all[root.of] : all.strategies.filter((one) => one.id === value(root.id));
      return { root: number, head: null, rows: records.map((one) => recordRow(one, root.columns)) };
    }
    if (root.op === "entity") {
      const entity = byId.get(String(value(root.id)));
      const found = entity !== undefined && root.kinds.includes(entity.kind);
      return { root: number, head: null, rows: found ? [row({ entity, relation: null }, root.columns, [])] : [] };
    }
    if (root.op === "aggregate") {
      const { aggregate } = root;
      const candidates = entities.filter(({ kind }) => aggregate.kinds.includes(kind));
      const steps = candidates.map((entity) => ({ entity, relation: null }));
      return { root: number, head: null, rows: taken(steps, aggregate) };
    }
    if (root.op === "ways") return waysBatch(root, number);
    if (root.op === "annotations") return annotationsBatch(root, number);
    const selection: RootSelection = { ...root.selection, order: rootOrder(root.selection) };
    const { columns, order } = selection;
    const { page, head } = select(scanned(selection), selection, root.op === "connection" && root.total);
    return {
      root: number,
      head: root.op === "connection" ? head : null,
      rows: page.map((step) => row(step, columns, order)),
    };
  };

  await turn(signal);
  for (const [number, root] of plan.roots.entries()) {
    const batch = rootBatch(root, number);
    await turn(signal);
    yield batch;
  }
}

/** Character by character: those that end within the bounds. One that a bound falls into belongs to what begins there. */
export function contentOf(text: string, start: Value, end: Value): string {
  let [at, content] = [0, ""];
  for (const character of text) {
    at += character.length;
    if (at > Number(start ?? 0) && at <= Number(end ?? text.length)) content += character;
  }
  return content;
}

function quantified(quantifier: Quantifier, truths: readonly Truth[]): boolean {
  const passing = truths.filter((truth) => truth === true).length;
  if (quantifier === "some") return passing > 0;
  if (quantifier === "none") return passing === 0;
  if (quantifier === "single") return passing === 1;
  return passing > 0 && !truths.includes(false);
}

function all(truths: readonly Truth[]): Truth {
  return truths.includes(false) ? false : truths.includes(null) ? null : true;
}

function not(truth: Truth): Truth {
  return truth === null ? null : !truth;
}

/** The name in a language, else in a shorter form of its tag, else the first. */
function nameIn({ names }: Entity, language: Value): { readonly name: string; readonly language: string } | undefined {
  for (
    let tag = String(language ?? "").toLowerCase();
    tag !== "";
    tag = tag.slice(0, Math.max(tag.lastIndexOf("-"), 0))
  ) {
    const found = names.find((name) => name.language.toLowerCase() === tag);
    if (found !== undefined) return found;
  }
  return names[0];
}
