import type { Ontology } from "../ontology.ts";
import { demandedIds } from "../plan/ids.ts";
import { rootOrder } from "../plan/near.ts";
import type { Aggregate, Chosen, Column, Page, Param, Plan, Reason, Root, Step, Ways } from "../plan/plan.ts";
import type { Value } from "../rows.ts";
import type { Statistics } from "../statistics.ts";
import { usualText, visitsOfText } from "../text.ts";
import { type Judged, type Judging, judge } from "./judge.ts";
import { among, createTerrain, type Population, ratio, scaled, sum, type Terrain, total } from "./terrain.ts";
import { estimateWays, layers } from "./ways.ts";

/**
 * What a plan with its values is likely to visit: entities and relations looked at, as a budget of visits counts them. It
 * is made of means over kinds and of shares of values that are not known, so it is an estimate and no bound: right where
 * degrees are alike and filters usual, wrong by as much as they are not.
 */
export interface Estimate {
  readonly visits: number;
  readonly roots: readonly RootEstimate[];
}

export interface RootEstimate {
  readonly visits: number;
  /** Where most of them fall. */
  readonly dearest: Place;
}

export interface Place {
  readonly at: "scan" | "filter" | "hop" | "ways" | "text";
  /** The steps that lead there from the root; of ways, those before them. */
  readonly path: readonly Step[];
  readonly visits: number;
}

export type Estimator = (plan: Plan, values: readonly Value[]) => Estimate;

/**
 * An estimator for a graph, the same whatever engine holds it. Cost of an estimate: O(plan x kinds), tens of microseconds to
 * some milliseconds; of one like the last of the same plan, O(values).
 */
export function createEstimator(ontology: Ontology, statistics: Statistics): Estimator {
  const terrain = createTerrain(ontology, statistics);
  const last = new WeakMap<Plan, { readonly like: string; readonly estimate: Estimate }>();
  return (plan, values) => {
    const known = last.get(plan);
    const like = likeness(values);
    if (known?.like === like) return known.estimate;
    const roots = plan.roots.map((root) => estimateRoot(terrain, values, root));
    const estimate = { visits: roots.reduce((all, { visits }) => all + visits, 0), roots };
    last.set(plan, { like, estimate });
    return estimate;
  };
}

/** All that an estimate asks of values: how large numbers are, and how many members lists have. */
function likeness(values: readonly Value[]): string {
  return values
    .map((value) => (Array.isArray(value) ? `[${value.length}` : typeof value === "number" ? value : value === null))
    .join(" ");
}

function estimateRoot(terrain: Terrain, values: readonly Value[], root: Root): RootEstimate {
  const places: Place[] = [];
  const spend = (at: Place["at"], path: readonly Step[], visits: number): void => {
    if (visits > 0) places.push({ at, path, visits });
  };
  visitRoot({ terrain, values, spend, judging: { terrain, values, known: null, behind: new Map() } }, root);
  const nothing: Place = { at: "scan", path: [], visits: 0 };
  return {
    visits: places.reduce((all, { visits }) => all + visits, 0),
    dearest: places.reduce((dearest, place) => (place.visits > dearest.visits ? place : dearest), nothing),
  };
}

interface Estimating {
  readonly terrain: Terrain;
  readonly values: readonly Value[];
  readonly judging: Judging;
  readonly spend: (at: Place["at"], path: readonly Step[], visits: number) => void;
}

function visitRoot(estimating: Estimating, root: Root): void {
  const { terrain } = estimating;
  switch (root.op) {
    case "list":
    case "connection": {
      const { selection } = root;
      const rows = visitChosen(estimating, selection, root.op === "connection" && root.total);
      visitColumns(estimating, selection.columns, rows, [], rows);
      return;
    }
    case "entity": {
      estimating.spend("scan", [], 1);
      const one = mixed(terrain, root.kinds, 1);
      visitColumns(estimating, root.columns, one, [], one);
      return;
    }
    case "aggregate": {
      const { kinds, where } = root.aggregate;
      if (where !== null || !countsOnly(root.aggregate)) {
        visitChosen(estimating, { kinds, where, near: null, order: [], page: everything }, true);
      }
      return;
    }
    case "ways":
      visitWays(estimating, root);
      return;
    case "annotations": {
      // there are no statistics of quotes: one is taken to stand in it for each entity and each relation
      const page = rowsOf(estimating, root.page);
      const rows = Math.min(total(terrain.all) + terrain.relations, page);
      estimating.spend("scan", [], rows);
      const some = anyOf(terrain, rows);
      visitColumns(estimating, root.columns, some, [], some);
      return;
    }
    case "records":
    case "strategy":
      // they cost no visit, and what they name is one by one
      return;
  }
}

const everything: Page = { offset: null, limit: null, after: null };

function countsOnly({ by, measures }: Aggregate): boolean {
  return by === null && measures.every(({ measure }) => measure === "count");
}

/** Finds the entities of a root, and gives those of its page. */
function visitChosen(estimating: Estimating, chosen: Chosen, whole: boolean): Population {
  const { terrain, spend, judging } = estimating;
  const { kinds, where, near, page } = chosen;
  const numbers = terrain.numbers(kinds);
  const ids = near === null ? demandedIds(where) : null;
  let candidates: Population;
  if (ids !== null) candidates = mixed(terrain, kinds, Math.min(countOf(estimating, ids), total(terrain.all)));
  else if (near === null) candidates = numbers.length === 1 ? among(terrain.all, numbers) : terrain.all;
  else if ("text" in near) {
    // what words there are is not known: a text is taken to be found in one of ten
    candidates = scaled(terrain.all, 1 / 10);
    spend("scan", [], total(terrain.all));
  } else {
    const sources = anyOf(terrain, countOf(estimating, near.ids));
    const met = layers(terrain, near.walk.steps, sources, near.walk.maxHops);
    candidates = met.reduce((all, layer) => sum(all, layer.met), sources);
    for (const { relations } of met) spend("ways", [], relations);
  }
  const judged = judgeEach(terrain, numbers, (kind) =>
    (candidates[kind] ?? 0) > 0 ? judge({ ...judging, known: ids }, where, kind) : null,
  );
  const passing = among(candidates, numbers, (kind) => judged[kind]?.passes ?? 0);
  const ordered =
    rootOrder(chosen).length > 0 ||
    (whole && (where !== null || total(among(candidates, numbers)) < total(candidates)));
  const { looked, rows } = cut(estimating, page, total(passing), ordered);
  const tests = candidates.reduce((all, count, kind) => all + count * (judged[kind]?.visits ?? 0), 0);
  spend("scan", [], total(candidates) * looked);
  spend("filter", [], tests * looked);
  return scaled(passing, rows);
}

/** By kind: what testing one of these comes to; null where there is none. */
function judgeEach(
  { all }: Terrain,
  kinds: readonly number[],
  judgeOne: (kind: number) => Judged | null,
): readonly (Judged | null)[] {
  const each = all.map((): Judged | null => null);
  for (const kind of kinds) each[kind] = judgeOne(kind);
  return each;
}

/** A page of what passes: how much of the candidates is looked at for it, and how much of what passes stands on it. */
function cut({ values }: Estimating, { offset, limit, after }: Page, passing: number, ordered: boolean) {
  const number = (param: Param | null, otherwise: number): number =>
    param === null ? otherwise : Number(values[param] ?? otherwise);
  const [skipped, most] = [number(offset, 0), number(limit, Number.POSITIVE_INFINITY)];
  const isAfter = after !== null && (values[after] ?? null) !== null;
  // one more tells whether there is another page
  const wanted = skipped + most + 1;
  return {
    looked: ordered || isAfter || passing <= wanted ? 1 : wanted / passing,
    rows: Math.min(1, ratio(Math.min(Math.max(passing - skipped, 0), most), passing)),
  };
}

/** What the columns of some rows visit. `rows` are what each row is about; `starts`, of ways, what they begin at. */
function visitColumns(
  estimating: Estimating,
  columns: readonly Column[],
  rows: Population,
  path: readonly Step[],
  starts: Population,
): void {
  const { terrain, spend } = estimating;
  if (total(rows) === 0) return;
  for (const column of columns) {
    switch (column.column) {
      case "hop": {
        const { selection, total: whole } = column;
        const found = visitHop(estimating, rows, column, path, { ...selection, whole });
        visitColumns(estimating, selection.columns, found, [...path, stepOf(column)], rows);
        visitWords(estimating, column.absence, rows, path);
        break;
      }
      case "aggregate": {
        const { kinds, where } = column.aggregate;
        const all = terrain.numbers(kinds).length >= terrain.leg(column).ends.filter((share) => share > 0).length;
        if (all && where === null && countsOnly(column.aggregate)) break;
        visitHop(estimating, rows, column, path, { kinds, where, order: [], page: everything, whole: true });
        break;
      }
      case "ways": {
        const { walk, selection } = column;
        const { kinds, where, order, page } = selection;
        const endsOf = terrain.all.map((_, kind) =>
          terrain.numbers(kinds).includes(kind) ? judge(estimating.judging, where, kind).passes : 0,
        );
        const many = total(rows);
        const wanted = order.length > 0 ? Number.POSITIVE_INFINITY : rowsOf(estimating, page);
        const one = { starts: scaled(rows, 1 / many), endsOf, rows: wanted };
        const { visits, ends } = estimateWays(terrain, { ...walk, ...one, each: "end", order: "length", empty: false });
        spend("ways", path, many * visits);
        const { rows: shown } = cut(estimating, page, total(ends), true);
        visitColumns(estimating, selection.columns, scaled(ends, many * shown), path, rows);
        break;
      }
      case "start":
        visitColumns(estimating, column.columns, starts, path, starts);
        break;
      case "records":
      case "entities":
      case "claimed":
      case "noted":
      case "quote":
        // there are no statistics of records: one is taken to hang on each, and to name one entity of any kind
        visitColumns(estimating, column.columns, anyOf(terrain, total(rows)), path, rows);
        break;
      case "absence":
        visitWords(estimating, column, rows, path);
        break;
      case "content":
        spend("text", path, total(rows) * visitsOfText(unitsOf(estimating, column)));
        break;
      case "steps":
        visitColumns(estimating, column.columns, anyOf(terrain, 2 * total(rows)), path, rows);
        break;
    }
  }
}

/** The words of absences: each row is taken to be empty, and to rest on one quote. */
function visitWords(estimating: Estimating, reason: Reason | null, rows: Population, path: readonly Step[]): void {
  visitColumns(estimating, reason?.columns ?? [], anyOf(estimating.terrain, total(rows)), path, rows);
}

interface Behind extends Pick<Chosen, "kinds" | "where" | "order" | "page"> {
  readonly whole: boolean;
}

/** Goes over a relation from each of some entities, and gives the ends that stand on the pages. */
function visitHop(
  estimating: Estimating,
  from: Population,
  over: Step,
  path: readonly Step[],
  { kinds, where, order, page, whole }: Behind,
): Population {
  const { terrain, judging, spend } = estimating;
  const { likely, degree, ends } = terrain.leg(over);
  const numbers = terrain.numbers(kinds);
  const judged = judgeEach(terrain, numbers, (kind) => ((ends[kind] ?? 0) > 0 ? judge(judging, where, kind) : null));
  const passing = among(ends, numbers, (kind) => judged[kind]?.passes ?? 0);
  const passes = total(passing);
  const tests = ends.reduce((all, share, kind) => all + share * (judged[kind]?.visits ?? 0), 0);
  const isFiltered = where !== null || total(among(ends, numbers)) < total(ends);
  let [relations, found] = [0, 0];
  for (const [kind, count] of from.entries()) {
    // whoever was met over a relation has one to go back over
    const [having, each] = [count * (isReturn(path.at(-1), over) ? 1 : (likely[kind] ?? 0)), degree[kind] ?? 0];
    if (having === 0) continue;
    const { looked, rows } = cut(estimating, page, each * passes, order.length > 0 || (whole && isFiltered));
    relations += having * each * looked;
    found += having * each * passes * rows;
  }
  const there = [...path, stepOf(over)];
  spend("hop", there, relations);
  spend("filter", there, relations * tests);
  return scaled(passing, ratio(found, passes));
}

function visitWays(estimating: Estimating, root: Ways): void {
  const { terrain, spend } = estimating;
  const { walk, each, order, empty, page } = root;
  const starts = visitChosen(estimating, root.from, false);
  const isWhole = root.to.near === null && root.to.where === null && root.to.page.limit === null;
  const ends = isWhole ? among(terrain.all, terrain.numbers(root.to.kinds)) : visitChosen(estimating, root.to, false);
  const endsOf = terrain.all.map((all, kind) => ratio(ends[kind] ?? 0, all));
  const rows = root.total ? Number.POSITIVE_INFINITY : rowsOf(estimating, page);
  const found = estimateWays(terrain, { ...walk, each, order, empty, starts, endsOf, rows });
  spend("ways", [], found.visits);
  const { rows: shown } = cut(estimating, page, total(found.ends), true);
  const shownEnds = scaled(found.ends, shown);
  const begun = scaled(starts, ratio(total(shownEnds) + found.empty, total(starts)));
  visitColumns(estimating, root.columns, shownEnds, [], begun);
}

/** How many rows a page has to find: infinitely many, where it wants all. */
function rowsOf({ values }: Estimating, { offset, limit }: Page): number {
  const [skipped, most] = [offset, limit].map((param) => (param === null ? null : (values[param] ?? null)));
  return most === null ? Number.POSITIVE_INFINITY : Number(skipped ?? 0) + Number(most) + 1;
}

function isReturn(last: Step | undefined, { relation, direction }: Step): boolean {
  return last !== undefined && last.relation === relation && last.direction !== direction;
}

function stepOf({ relation, direction }: Step): Step {
  return { relation, direction };
}

/** So many entities, of these kinds as these are mixed. */
function mixed(terrain: Terrain, kinds: readonly string[], many: number): Population {
  const some = among(terrain.all, terrain.numbers(kinds));
  return scaled(some, ratio(many, total(some)));
}

/** So many of any kind. */
function anyOf({ all }: Terrain, many: number): Population {
  return scaled(all, ratio(many, total(all)));
}

/** How much of a text is asked for: of none is it known how long it is, and an end far behind it means all of it. */
function unitsOf(
  { values }: Estimating,
  { start, end }: { readonly start: Param | null; readonly end: Param | null },
): number {
  const [from, to] = [start, end].map((param) => (param === null ? null : (values[param] ?? null)));
  const begin = Number(from ?? 0);
  return Math.max(0, Math.min(Number(to ?? Number.POSITIVE_INFINITY) - begin, usualText));
}

function countOf({ values }: Estimating, ids: Param): number {
  return [values[ids] ?? []].flat().length;
}
