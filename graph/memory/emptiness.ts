import type { Step } from "../plan/plan.ts";
import type { AbsenceFacts } from "../rows.ts";
import { reader } from "./column.ts";
import type { Context } from "./context.ts";
import { listReader } from "./graph.ts";

/**
 * What there is to say where an entity has nothing along a hop, or along any of several (rows.ts), to entities of some
 * kinds. `filteredOut` is the number of its relations to them. Cost: O(lists of the entity's strategies + its exclusions).
 */
export function absenceFacts(
  { graph, records }: Context,
  steps: readonly Step[],
  kindNames: readonly string[],
): (entity: number, filteredOut: number) => AbsenceFacts {
  const { exclusions, lists } = graph.snapshot;
  const kinds = new Set(kindNames.map(graph.kindNumber));
  const [members, listStatus, listQuotes] = [listReader(lists.members), reader(lists.status), listReader(lists.quotes)];
  const [relation, exclusionQuotes] = [reader(exclusions.relation), listReader(exclusions.quotes)];
  const [from, to] = [reader(exclusions.from), reader(exclusions.to)];
  const asked = steps.map((step) => ({
    relation: graph.relationNumber(step.relation),
    ends: step.direction === "out" ? ([from, to] as const) : ([to, from] as const),
  }));
  const farEnd = (exclusion: number, entity: number): number | null => {
    const one = asked.find((step) => step.relation === relation(exclusion) && step.ends[0](exclusion) === entity);
    return one === undefined ? null : one.ends[1](exclusion);
  };
  const firstQuote = (quotes: readonly number[]): string =>
    quotes[0] === undefined ? "" : records.passages.quote(quotes[0]);

  return (entity, filteredOut) => {
    const strategies = records.strategiesOf(entity);
    const sources = new Set(strategies.flatMap(records.documentsOf));
    const listNumbers = [...new Set(strategies.flatMap(records.listsOf))].sort((a, b) => a - b);
    return [
      filteredOut,
      [...sources].filter(records.isRead).length,
      sources.size,
      listNumbers
        .filter((list) => members(list).some((kind) => kinds.has(kind)))
        .map(
          (list) =>
            [
              listStatus(list) === 0 ? "OPEN" : "ANNOUNCED",
              firstQuote(listQuotes(list)),
              members(list).map((kind) => graph.ontology.kinds[kind]?.name ?? ""),
            ] as const,
        ),
      records
        .exclusionsOf(entity)
        .map((one) => [farEnd(one, entity), one] as const)
        .filter((pair): pair is readonly [number, number] => pair[0] !== null)
        .filter(([end]) => kinds.has(graph.kind[end] as number))
        .map(([end, one]) => [graph.id(end), firstQuote(exclusionQuotes(one))] as const),
    ];
  };
}
