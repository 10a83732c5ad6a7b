import type { Entity, Quote } from "../../graph/dataset.ts";
import type { Step as WalkStep } from "../../graph/plan/plan.ts";
import type { AbsenceFacts, Row } from "../../graph/rows.ts";
import { wordsOf } from "./plain-records.ts";
import type { World } from "./plain-world.ts";

/** Where nothing was found: from which entity, over which steps, of which kinds; and how many a filter left out. */
export interface Nothing {
  readonly entity: Entity;
  readonly over: readonly WalkStep[];
  readonly kinds: readonly string[];
  readonly filteredOut: number;
}

/** What is known about it, with a row for each quote if `rowOf` makes one. */
export function absenceFacts(world: World, nothing: Nothing, rowOf: ((quote: Quote) => Row) | null): AbsenceFacts {
  const { dataset, byId, texts } = world;
  const { entity, over, kinds, filteredOut } = nothing;
  const sources = new Set(
    [...dataset.strategies].filter(({ id }) => entity.strategies.includes(id)).flatMap(({ documents }) => documents),
  );
  const first = (quotes: readonly Quote[]): string => (quotes[0] === undefined ? "" : wordsOf(world, quotes[0]));
  const rowsOf = (quotes: readonly Quote[]): readonly (readonly Row[])[] =>
    rowOf === null ? [] : [quotes.map((quote) => rowOf(quote))];
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
}
