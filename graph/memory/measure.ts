import { sumDecimals } from "../decimal.ts";
import { hasMeasure, lengthOf, measuredField } from "../plan/measures.ts";
import type { Measure } from "../plan/plan.ts";
import type { Value } from "../rows.ts";
import { isList, type Of } from "./attribute.ts";
import { byKind } from "./attributes.ts";
import type { Context } from "./context.ts";

/** Takes entities one by one, in the order of their ids. */
export interface Accumulator {
  readonly add: (entity: number) => void;
  readonly value: () => Value;
}

const none = Number.POSITIVE_INFINITY;

/** What makes accumulators of a measure over entities of these kinds: a fresh one for each set of them. */
export function measuring(
  { graph, attributes }: Context,
  measure: Measure,
  kinds: readonly string[],
): () => Accumulator {
  if (measure.measure === "count") return counter(() => true);
  const field = measuredField(graph.ontology, kinds, measure.name);
  if (field === null || !hasMeasure(field, measure.measure)) return () => ({ add: () => {}, value: () => null });
  const all = attributes.ofEntity(measure.name, kinds);
  const key = byKind<number>(graph, all, (one) =>
    isList(one) ? (...of) => (one.keys(...of) === null ? none : 0) : one.key,
  );
  const order = byKind<number>(graph, all, (one) => (isList(one) ? () => none : one.order));
  const read = byKind(graph, all, (one) => one.read);
  const of =
    <T>(ask: Of<T>): ((entity: number) => T) =>
    (entity) =>
      ask(entity, -1, -1);
  const [keyOf, orderOf, readOf] = [of(key), of(order), of(read)];
  const length = (entity: number): number => lengthOf(String(readOf(entity)));
  const recorded = (entity: number): boolean => keyOf(entity) !== none;
  const rank = (entity: number): number => (recorded(entity) ? length(entity) : none);
  const back = (of: (entity: number) => number) => (entity: number) => (of(entity) === none ? none : -of(entity));
  switch (measure.measure) {
    case "recorded":
      return counter(recorded);
    case "min":
      return first(orderOf, keyOf, readOf);
    case "max":
      return first(back(orderOf), back(keyOf), readOf);
    case "shortest":
      return first(rank, keyOf, readOf);
    case "longest":
      return first(back(rank), back(keyOf), readOf);
    case "shortestLength":
      return first(rank, () => 0, length);
    case "longestLength":
      return first(back(rank), () => 0, length);
    case "sum":
      if (field.type === "Decimal") return decimalSum(recorded, readOf);
      return adder(keyOf, (sum) => sum);
    case "average":
      return adder(keyOf, divided);
    case "averageLength":
      return adder(rank, divided);
  }
}

function counter(counts: (entity: number) => boolean): () => Accumulator {
  return () => {
    let count = 0;
    return {
      add: (entity) => {
        if (counts(entity)) count++;
      },
      value: () => count,
    };
  };
}

/** What stands first by two numbers; infinity in the first of them is none. */
function first(
  order: (entity: number) => number,
  tie: (entity: number) => number,
  read: (entity: number) => Value,
): () => Accumulator {
  return () => {
    let best = -1;
    let bestOrder = none;
    let bestTie = none;
    return {
      add: (entity) => {
        const place = order(entity);
        if (place > bestOrder || place === none) return;
        const next = tie(entity);
        if (place === bestOrder && next >= bestTie) return;
        [best, bestOrder, bestTie] = [entity, place, next];
      },
      value: () => (best < 0 ? null : read(best)),
    };
  };
}

function adder(number: (entity: number) => number, result: (sum: number, count: number) => Value): () => Accumulator {
  return () => {
    let sum = 0;
    let count = 0;
    return {
      add: (entity) => {
        const one = number(entity);
        if (one === none) return;
        sum += one;
        count++;
      },
      value: () => (Number.isFinite(sum) ? result(sum, count) : null),
    };
  };
}

function divided(sum: number, count: number): Value {
  return count === 0 ? null : sum / count;
}

function decimalSum(recorded: (entity: number) => boolean, read: (entity: number) => Value): () => Accumulator {
  return () => {
    let sum = "0";
    return {
      add: (entity) => {
        if (recorded(entity)) sum = sumDecimals([sum, String(read(entity))]);
      },
      value: () => sum,
    };
  };
}
