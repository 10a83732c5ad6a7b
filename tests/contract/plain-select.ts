import type { Aggregate, Order, Page, Predicate, Selection } from "../../graph/plan/plan.ts";
import type { ConnectionHead, Row, Value } from "../../graph/rows.ts";
import { aggregateRows, compareValues } from "./plain-aggregate.ts";
import { holds } from "./plain-predicates.ts";
import { askedOf, comparable, subjectValue } from "./plain-values.ts";
import type { Step, World } from "./plain-world.ts";

/** What a selection takes of some candidates: a page, and how many pass in all. */
interface Selected {
  readonly page: readonly Step[];
  readonly total: number;
  readonly head: ConnectionHead;
}

export function select(
  world: World,
  candidates: readonly Step[],
  { where, order, page }: Selection,
  total: boolean,
): Selected {
  const positionOf = (step: Step): readonly Value[] => position(world, step, order);
  const sorted = passing(world, candidates, where).sort((a, b) =>
    comparePositions(positionOf(a), positionOf(b), order),
  );
  const isBehind = (step: Step, after: readonly Value[]): boolean =>
    comparePositions(positionOf(step), after, order) > 0;
  const { rows, head } = paged(world, sorted, page, total, isBehind);
  return { page: rows, total: sorted.length, head };
}

/** What passes, taken together. */
export function taken(world: World, candidates: readonly Step[], aggregate: Aggregate): readonly Row[] {
  const { kinds, where, by } = aggregate;
  return aggregateRows(passing(world, candidates, where), aggregate, askedOf(world, kinds, by?.limit ?? null));
}

function passing(world: World, candidates: readonly Step[], where: Predicate | null): Step[] {
  return candidates.filter((step) => {
    world.visit();
    return where === null || holds(world, step, where) === true;
  });
}

/** A page of all, which are in their order, with the head of a connection. */
export function paged<T>(
  { value }: World,
  all: readonly T[],
  page: Page,
  total: boolean,
  isBehind: (one: T, after: readonly Value[]) => boolean,
): { readonly rows: readonly T[]; readonly head: ConnectionHead } {
  const after = value(page.after) as readonly Value[] | null;
  const behind = after === null ? all : all.filter((one) => isBehind(one, after));
  const offset = Number(value(page.offset) ?? 0);
  const limit = Number(value(page.limit) ?? Number.POSITIVE_INFINITY);
  const before = all.length - behind.length + Math.min(offset, behind.length);
  return {
    rows: behind.slice(offset, offset + limit),
    head: [total ? all.length : null, before > 0, behind.length > offset + limit],
  };
}

/** What rows are ordered by: the value of each key, and the id. */
export function position(world: World, step: Step, order: readonly Order[]): readonly Value[] {
  return [
    ...order.map(({ of, name }) => comparable(world, step.entity, of, name, subjectValue(world, step, of, name))),
    step.entity.id,
  ];
}

function comparePositions(a: readonly Value[], b: readonly Value[], order: readonly Order[]): number {
  for (const [at, { descending }] of order.entries()) {
    const sign = compareValues(a[at] ?? null, b[at] ?? null);
    if (sign !== 0) return descending ? -sign : sign;
  }
  return compareValues(a[order.length] ?? null, b[order.length] ?? null);
}
