import type { Direction, Ontology } from "../ontology.ts";
import type { Column, Hop } from "../plan/plan.ts";
import type { Value } from "../rows.ts";
import { type Decode, decodeRows } from "./decode.ts";

/** Hops of a row that ask the same of whatever lies along several relations: one match finds it all. */
export interface AlikeHops {
  readonly direction: Direction;
  readonly relations: readonly string[];
  /** Of the ends of any of them. */
  readonly kinds: readonly string[];
  readonly columns: readonly Column[];
  /** Where in the row each relation's rows stand. */
  readonly places: readonly number[];
}

/** With fewer there is little to be won. */
const few = 3;

/**
 * The hops of a row that can be found together: each takes all along a relation, in the order of ids, and asks for the very
 * same columns. A server takes a time of its own to plan each subquery, and an analysis has one for every relation.
 */
export function alikeHops(ontology: Ontology, columns: readonly Column[]): readonly AlikeHops[] {
  if (columns.filter(({ column }) => column === "hop").length < few) return [];
  const groups = new Map<readonly Column[], Map<Direction, Map<string, number>>>();
  for (const [place, column] of columns.entries()) {
    if (column.column !== "hop" || !takesAll(ontology, column)) continue;
    const asked = groups.get(column.selection.columns) ?? new Map<Direction, Map<string, number>>();
    const places = asked.get(column.direction) ?? new Map<string, number>();
    groups.set(column.selection.columns, asked.set(column.direction, places));
    if (!places.has(column.relation)) places.set(column.relation, place);
  }
  return [...groups].flatMap(([asked, ways]) =>
    [...ways].flatMap(([direction, places]): readonly AlikeHops[] => {
      const relations = [...places.keys()];
      if (relations.length < few) return [];
      const ends = new Set(relations.flatMap((name) => endsOf(ontology, name, direction)));
      const kinds = ontology.kinds.map(({ name }) => name).filter((name) => ends.has(name));
      return [{ direction, relations, kinds, columns: asked, places: [...places.values()] }];
    }),
  );
}

function takesAll(ontology: Ontology, { relation, direction, form, selection }: Hop): boolean {
  const { kinds, where, order, page } = selection;
  const whole = page.offset === null && page.limit === null && page.after === null;
  const ends = endsOf(ontology, relation, direction);
  const all = ends.length > 0 && ends.every((kind) => kinds.includes(kind));
  return form === "list" && where === null && order.length === 0 && whole && all;
}

function endsOf({ relations }: Ontology, relation: string, direction: Direction): readonly string[] {
  const known = relations.find(({ name }) => name === relation);
  return (direction === "out" ? known?.to : known?.from) ?? [];
}

/** Puts what was found together, as `[type, row]` at the first of its places, into the place of each relation. */
export function decodeApart({ relations }: Ontology, hops: AlikeHops, row: Decode): NonNullable<Decode> {
  const decode = decodeRows(row);
  const types = hops.relations.map((name) => relations.find((one) => one.name === name)?.type ?? name);
  const first = hops.places[0] ?? 0;
  return (sent, decoding) => {
    const cells = sent as Value[];
    const byType = new Map(types.map((type): [string, Value[]] => [type, []]));
    for (const [type, one] of (cells[first] ?? []) as readonly (readonly [string, Value])[])
      byType.get(type)?.push(one);
    for (const [at, type] of types.entries()) cells[hops.places[at] ?? 0] = decode(byType.get(type) ?? [], decoding);
    return cells;
  };
}
