import { measuredField } from "../plan/measures.ts";
import type { Aggregate, Grouping } from "../plan/plan.ts";
import type { Row, Value } from "../rows.ts";
import { isList } from "./attribute.ts";
import { byKind } from "./attributes.ts";
import type { Steps } from "./column.ts";
import type { Context, Over } from "./context.ts";
import { passesAll } from "./filter.ts";
import type { Candidates } from "./graph.ts";
import { type Accumulator, measuring } from "./measure.ts";
import { compileFilter } from "./predicate.ts";
import { walker } from "./select.ts";
import { sortFirst } from "./sort.ts";
import { SUSPENDED } from "./truth.ts";

export type Aggregator = (candidates: Candidates, origin: number) => readonly Row[] | typeof SUSPENDED;

/** Compiles an aggregate of candidates of the possible kinds. Cost: O(candidates), and of groups O(g log g). */
export function compileAggregate(
  context: Context,
  { kinds, where, by, measures }: Aggregate,
  possible: readonly string[],
  over: Over | null,
): Aggregator {
  const filter = compileFilter(context, where, kinds, possible, over);
  const { walk } = walker(context, filter, null);
  const makers = measures.map((measure) => measuring(context, measure, kinds));
  const fresh = (): readonly Accumulator[] => makers.map((make) => make());
  if (by === null) {
    const countable = passesAll(filter) && measures.every(({ measure }) => measure === "count");
    let taken = fresh();
    return (candidates, origin) => {
      if (countable) return [measures.map(() => candidates.end - candidates.start)];
      if (!walk(candidates, origin, (entity) => addTo(taken, entity))) return SUSPENDED;
      const row = taken.map(({ value }) => value());
      taken = fresh();
      return [row];
    };
  }
  return grouped(context, by, groupsOf(context, by, kinds, over), walk, fresh);
}

function addTo(accumulators: readonly Accumulator[], entity: number): true {
  for (const { add } of accumulators) add(entity);
  return true;
}

interface Group {
  /** Orders groups of one size; infinity: null's. */
  readonly key: number;
  readonly value: Value;
  readonly taken: readonly Accumulator[];
  count: number;
}

/** The groups a row belongs to, by number and value. */
type GroupsOf = (
  entity: number,
  relation: number,
  origin: number,
  put: (key: number, value: () => Value) => void,
) => void;

function grouped(
  { meter, values }: Context,
  { limit }: Grouping,
  groupsOfRow: GroupsOf,
  walk: ReturnType<typeof walker>["walk"],
  fresh: () => readonly Accumulator[],
): Aggregator {
  let groups = new Map<number, Group>();
  let sorting: Steps<Uint32Array> | null = null;
  let all: readonly Group[] = [];
  const most = Number((limit === null ? null : values[limit]) ?? Number.POSITIVE_INFINITY);
  return (candidates, origin) => {
    if (sorting === null) {
      const walked = walk(candidates, origin, (entity, relation) => {
        groupsOfRow(entity, relation, origin, (key, value) => {
          let group = groups.get(key);
          if (group === undefined) {
            group = { key, value: value(), taken: fresh(), count: 0 };
            groups.set(key, group);
          }
          group.count++;
          addTo(group.taken, entity);
        });
        return true;
      });
      if (!walked) return SUSPENDED;
      all = [...groups.values()];
      groups = new Map();
      sorting = sortFirst(all.length, Math.min(most, all.length), (a, b) => {
        const [left, right] = [all[a] as Group, all[b] as Group];
        return right.count - left.count || (left.key < right.key ? -1 : 1);
      });
    }
    let step = sorting.next();
    for (; step.done !== true; step = sorting.next()) if (meter.late()) return SUSPENDED;
    sorting = null;
    return Array.from(step.value, (at): Row => {
      const { value, taken } = all[at] as Group;
      return [value, ...taken.map((one) => one.value())];
    });
  };
}

const none = Number.POSITIVE_INFINITY;

function groupsOf(
  { graph, attributes }: Context,
  { of, name }: Grouping,
  kinds: readonly string[],
  over: Over | null,
): GroupsOf {
  if (of === "kind") {
    const names = graph.ontology.kinds.map((kind) => kind.name);
    const places = ranks(names);
    return (entity, _relation, _origin, put) => {
      const kind = graph.kind[entity] as number;
      put(places[kind] as number, () => names[kind] ?? null);
    };
  }
  if (of === "relation") {
    if (over === null) return (_entity, _relation, _origin, put) => put(none, () => null);
    const { key, read } = attributes.ofRelation(over.relation, over.direction, name);
    return (entity, relation, origin, put) => put(key(entity, relation, origin), () => read(entity, relation, origin));
  }
  const field = measuredField(graph.ontology, kinds, name);
  if (field === null) return (_entity, _relation, _origin, put) => put(none, () => null);
  const all = attributes.ofEntity(name, kinds);
  const keys = byKind<readonly number[] | null>(graph, all, (one) =>
    isList(one) ? one.keys : (...row) => [one.key(...row)],
  );
  const read = byKind(graph, all, (one) => one.read);
  return (entity, relation, origin, put) => {
    const own = keys(entity, relation, origin) ?? [];
    if (own.length === 0) put(none, () => null);
    for (const [at, key] of own.entries()) {
      if (own.indexOf(key) < at) continue;
      put(key, () => {
        const value = read(entity, relation, origin);
        return Array.isArray(value) ? (value[at] ?? null) : value;
      });
    }
  };
}

/** The place of each name in the order of the names. */
function ranks(names: readonly string[]): readonly number[] {
  const sorted = [...names].sort();
  return names.map((name) => sorted.indexOf(name));
}
