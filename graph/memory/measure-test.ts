import type { Predicate } from "../plan/plan.ts";
import type { Value } from "../rows.ts";
import type { Context } from "./context.ts";
import { accepting, adjacencyOf, candidatesOf } from "./graph.ts";
import { measuring } from "./measure.ts";
import { SUSPENDED, type Test, type Truth } from "./truth.ts";

/** What lies along a relation of an entity comes to, compared. `possible` are the kinds at its far end. */
export function compileMeasure(
  context: Context,
  { relation, direction, kinds, measure }: Extract<Predicate, { test: "measure" }>,
  possible: readonly string[],
  compare: (value: Value) => Truth,
): Test {
  const { graph, meter } = context;
  const candidates = candidatesOf(graph, adjacencyOf(graph, relation, direction));
  const accept = accepting(graph, kinds, possible);
  const fresh = measuring(context, measure, kinds);
  let taken = fresh();
  let resumeAt = -1;
  return (entity) => {
    const { ends, start, end } = candidates(entity);
    let at = resumeAt < 0 ? start : resumeAt;
    resumeAt = -1;
    while (at < end) {
      const other = ends === null ? at : (ends[at] as number);
      if (accept === null || accept[graph.kind[other] as number] === 1) taken.add(other);
      at++;
      if (--meter.left < 0 && meter.spent()) {
        resumeAt = at;
        return SUSPENDED;
      }
    }
    const value = taken.value();
    taken = fresh();
    return compare(value);
  };
}
