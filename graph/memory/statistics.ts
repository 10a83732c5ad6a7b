import type { Degree, Statistics } from "../statistics.ts";
import type { Steps } from "./column.ts";
import type { KindColumns, RelationColumns } from "./snapshot.ts";

/** Counts what lies in columns. Cost: O(kinds of relation x entities they join). */
export function* statisticsOf(
  kinds: readonly KindColumns[],
  relations: Pick<RelationColumns, "out" | "in">,
): Steps<Statistics> {
  const both: Statistics["relations"][number][] = [];
  for (const [number, out] of relations.out.entries()) {
    both.push({ out: yield* degreesOf(out), in: yield* degreesOf(relations.in[number] ?? []) });
  }
  return { entities: kinds.map(({ members }) => members.length), relations: both };
}

function* degreesOf(rows: RelationColumns["out"][number]): Steps<(Degree | null)[]> {
  const degrees: (Degree | null)[] = [];
  for (const row of rows) degrees.push(row === null ? null : yield* degreeOf(row));
  return degrees;
}

function* degreeOf(row: Uint32Array): Steps<Degree> {
  let entities = 0;
  for (let slot = 0; slot + 1 < row.length; slot++) {
    if ((row[slot + 1] as number) > (row[slot] as number)) entities++;
    if ((slot & 0xffff) === 0xffff) yield;
  }
  return { relations: (row.at(-1) ?? 0) - (row[0] ?? 0), entities };
}
