import type { Chosen, Predicate } from "../plan/plan.ts";
import type { Steps } from "./column.ts";
import type { Context } from "./context.ts";
import type { Ends } from "./ends.ts";
import { judge } from "./filter.ts";
import { accepting } from "./graph.ts";
import { compileFilter } from "./predicate.ts";
import { choose } from "./scan-root.ts";
import { TRUE } from "./truth.ts";

/** The ends chosen. Cost: that of the list they would be; of whole kinds, their number. */
export function* findEnds(context: Context, chosen: Chosen): Steps<Ends> {
  const { graph } = context;
  const { kinds, near, where, page } = chosen;
  const isWhole = near === null && where === null && Object.values(page).every((param) => param === null);
  const list = isWhole
    ? Uint32Array.from(kinds.flatMap((kind) => [...(graph.snapshot.kinds[graph.kindNumber(kind)]?.members ?? [])]))
    : yield* choose(context, chosen);
  const table = new Uint8Array(graph.entityCount);
  for (const entity of list) table[entity] = 1;
  return { list, may: (entity) => table[entity] === 1, judge: () => TRUE };
}

/** Ends that are looked at when they are met. */
export function endsWhere(context: Context, kinds: readonly string[], where: Predicate | null): Ends {
  const { graph } = context;
  const every = graph.ontology.kinds.map(({ name }) => name);
  const accept = accepting(graph, kinds, every);
  const filter = compileFilter(context, where, kinds, every, null);
  return {
    list: null,
    may: (entity) => accept === null || accept[graph.kind[entity] as number] === 1,
    judge: (entity, relation, origin) => judge(filter, 0, entity, relation, origin),
  };
}
