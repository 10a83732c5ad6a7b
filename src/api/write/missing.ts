import type { AbsentWay } from "../../../graph/absence.ts";
import type { AbsenceFacts, Row } from "../../../graph/rows.ts";
import { feasible } from "../patterns.ts";
import type { ListColumns, MissingWays, NamedEnds } from "../way-shape.ts";
import { type Answered, listIn, rootOf, rowsIn, textIn } from "./writing.ts";

/** Ways that are missing, and what says so. */
interface Missing {
  readonly way: AbsentWay;
  readonly facts: AbsenceFacts;
}

/** Of the ways that are missing in a row what the row tells more: those that there may be from its start, and to which ends. */
export function ofMissing(
  answered: Answered,
  { way, start, startKind, named }: MissingWays,
  row: Row,
  facts: AbsenceFacts,
): Missing {
  if (startKind === null) return { way, facts };
  const from = listIn(row[start]);
  const kind = textIn(from[startKind]);
  if (named !== null) return ofNamed(answered, way, named, { row: from, kind }, facts);
  return { way: { ...way, steps: stepsBetween(answered, way, kind, way.kinds) }, facts };
}

/**
 * An absence of ways to ends that were named one by one: with their names, over what their kinds allow, and with no more of
 * the facts than is about them. What is recorded of others was not asked for, and that a source names others by example
 * only says nothing of those it names. Cost: O(ends and their lists).
 */
function ofNamed(
  answered: Answered,
  way: AbsentWay,
  named: NamedEnds,
  start: { readonly row: Row; readonly kind: string },
  [, read, sources, , exclusions]: AbsenceFacts,
): Missing {
  const ends = rootOf(answered, named.root).rows;
  const ids = new Set(ends.map((end) => textIn(end[named.id])));
  const kinds = [...new Set(ends.map((end) => textIn(end[named.kind])))];
  const steps = stepsBetween(answered, way, start.kind, kinds);
  const isGoneOver = (relation: string, direction: "in" | "out") =>
    steps.some((step) => step.relation === relation && step.direction === direction);
  const from = listsIn(rowsIn(start.row[named.startLists]), named.list).filter(
    ({ relation, isOut, list: [, , members] }) =>
      isGoneOver(relation, isOut ? "out" : "in") && members.some((kind) => kinds.includes(kind)),
  );
  const to = listsIn(
    ends.flatMap((end) => rowsIn(end[named.lists])),
    named.list,
  ).filter(
    ({ relation, isOut, list: [, , members] }) =>
      isGoneOver(relation, isOut ? "in" : "out") && members.includes(start.kind),
  );
  const ruledOut = exclusions.filter(([id]) => ids.has(id));
  // where the one relation there may be is ruled out to all of them, no list leaves it open
  const isClosed = steps.length === 1 && [...ids].every((end) => ruledOut.some(([id]) => id === end));
  const lists = isClosed ? [] : [...from, ...to].map(({ list }) => list);
  return {
    way: { ...way, kinds, steps, named: ends.map((end) => textIn(end[named.name])) },
    facts: [0, read, sources, lists, ruledOut],
  };
}

/** Those of the steps that lead from the one kind to these; all, where none does. */
function stepsBetween({ ontology }: Answered, { steps, maxHops }: AbsentWay, from: string, to: readonly string[]) {
  const feasibly = feasible(ontology, steps, [from], to, maxHops);
  return feasibly.length > 0 ? feasibly : steps;
}

/** A list of an entity, with the relation that its members stand in, out from the entity or into it. */
interface OwnList {
  readonly relation: string;
  readonly isOut: boolean;
  readonly list: AbsenceFacts[3][number];
}

function listsIn(rows: readonly Row[], columns: ListColumns): readonly OwnList[] {
  return rows.map((row) => {
    const [first] = rowsIn(row[columns.quotes]);
    const members = listIn(row[columns.members]).map(textIn);
    const words = columns.words === null ? [] : [rowsIn(row[columns.words])];
    return {
      relation: textIn(row[columns.relation]),
      isOut: row[columns.direction] === "out",
      list: [textIn(row[columns.status]), textIn(first?.[columns.quote] ?? ""), members, ...words],
    };
  });
}
