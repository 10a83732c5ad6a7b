import type { Step } from "../plan/plan.ts";
import type { AbsenceFacts, Row } from "../rows.ts";
import { suspended } from "./cell.ts";
import { reader } from "./column.ts";
import type { Context } from "./context.ts";
import { listReader } from "./graph.ts";

/**
 * What there is to say where an entity has nothing along a hop, or along any of several (rows.ts), to entities of some
 * kinds. `filteredOut` is the number of its relations to them; `wordsOf` gives rows of quotes, where they are asked for. Cost:
 * O(lists of the entity's strategies + its exclusions).
 */
export function absenceFacts(
  { graph, records }: Context,
  steps: readonly Step[],
  kindNames: readonly string[],
  wordsOf: WordsOf | null,
): (entity: number, filteredOut: number) => AbsenceFacts | typeof suspended {
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

  const evidenceOf = wordsOf === null ? () => null : wordsOfEach(wordsOf);

  return (entity, filteredOut) => {
    const strategies = records.strategiesOf(entity);
    const open = [...new Set(strategies.flatMap(records.listsOf))]
      .sort((a, b) => a - b)
      .filter((list) => members(list).some((kind) => kinds.has(kind)));
    const ruledOut = records
      .exclusionsOf(entity)
      .map((one) => [farEnd(one, entity), one] as const)
      .filter((pair): pair is readonly [number, number] => pair[0] !== null)
      .filter(([end]) => kinds.has(graph.kind[end] as number));
    const evidence = evidenceOf([...open.map(listQuotes), ...ruledOut.map(([, one]) => exclusionQuotes(one))]);
    if (evidence === suspended) return suspended;
    const wordsAt = (at: number) => (evidence === null ? [] : ([evidence[at] ?? []] as const));
    const sources = new Set(strategies.flatMap(records.documentsOf));
    return [
      filteredOut,
      [...sources].filter(records.isRead).length,
      sources.size,
      open.map(
        (list, at) =>
          [
            listStatus(list) === 0 ? "OPEN" : "ANNOUNCED",
            firstQuote(listQuotes(list)),
            members(list).map((kind) => graph.ontology.kinds[kind]?.name ?? ""),
            ...wordsAt(at),
          ] as const,
      ),
      ruledOut.map(
        ([end, one], at) => [graph.id(end), firstQuote(exclusionQuotes(one)), ...wordsAt(open.length + at)] as const,
      ),
    ];
  };
}

type WordsOf = (quotes: readonly number[]) => readonly Row[] | typeof suspended;

/** Rows of each of some quotes, able to stop between and within them. */
function wordsOfEach(wordsOf: WordsOf) {
  let made: (readonly Row[])[] = [];
  return (all: readonly (readonly number[])[]): readonly (readonly Row[])[] | typeof suspended => {
    while (made.length < all.length) {
      const rows = wordsOf(all[made.length] ?? []);
      if (rows === suspended) return suspended;
      made.push(rows);
    }
    const done = made;
    made = [];
    return done;
  };
}
