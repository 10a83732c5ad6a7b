import type { Hop } from "../plan/plan.ts";
import type { AbsenceFacts } from "../rows.ts";
import { reader } from "./column.ts";
import type { Context } from "./context.ts";
import { listReader } from "./graph.ts";

/**
 * What there is to say where an entity has nothing along a hop (rows.ts). `filteredOut` is the number of its relations
 * to the kinds asked for. Cost: O(lists of the entity's strategies + its exclusions).
 */
export function absenceFacts(
  { graph, records }: Context,
  hop: Hop,
): (entity: number, filteredOut: number) => AbsenceFacts {
  const { exclusions, lists } = graph.snapshot;
  const kinds = new Set(hop.selection.kinds.map(graph.kindNumber));
  const [members, listStatus, listQuotes] = [listReader(lists.members), reader(lists.status), listReader(lists.quotes)];
  const [relation, exclusionQuotes] = [reader(exclusions.relation), listReader(exclusions.quotes)];
  const [from, to] = [reader(exclusions.from), reader(exclusions.to)];
  const [here, there] = hop.direction === "out" ? [from, to] : [to, from];
  const hopRelation = graph.relationNumber(hop.relation);
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
        .filter((one) => relation(one) === hopRelation && here(one) === entity)
        .filter((one) => kinds.has(graph.kind[there(one)] as number))
        .map((one) => [graph.id(there(one)), firstQuote(exclusionQuotes(one))] as const),
    ];
  };
}
