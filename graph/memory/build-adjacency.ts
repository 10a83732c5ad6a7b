import type { Ontology } from "../ontology.ts";
import type { EntitiesBuilder } from "./build-entities.ts";
import type { Growing, Steps } from "./column.ts";
import type { RelationColumns } from "./snapshot.ts";

/** Relations in the dataset's order. */
export interface Gathered {
  readonly kind: Growing;
  readonly from: Growing;
  readonly to: Growing;
  readonly standing: Growing;
}

/**
 * Compressed sparse rows in both directions, by counting sort: each row's ends are counted, then filled from the back,
 * so that every offset comes down to its row's start. Cost: O(relations + kinds of relation x entities they join).
 */
export function* adjacency(
  ontology: Ontology,
  entities: EntitiesBuilder,
  gathered: Gathered,
): Steps<Omit<RelationColumns, "stated">> {
  const [kind, from, to, standing] = [gathered.kind, gathered.from, gathered.to, gathered.standing].map((one) =>
    one.array(),
  ) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  const count = kind.length;
  const out = sparseRows(ontology, entities);
  const back = sparseRows(ontology, entities);
  for (let place = 0; place < count; place++) {
    out.count(kind[place] as number, from[place] as number);
    back.count(kind[place] as number, to[place] as number);
    if ((place & 0x3fff) === 0x3fff) yield;
  }
  yield* out.close();
  yield* back.close();
  const order = yield* byStart(from);
  const columns = {
    to: new Uint32Array(count),
    standing: new Uint8Array(count),
    place: new Uint32Array(count),
    inFrom: new Uint32Array(count),
    inStanding: new Uint8Array(count),
    inNumber: new Uint32Array(count),
  };
  for (let at = count - 1; at >= 0; at--) {
    const place = order[at] as number;
    const number = out.take(kind[place] as number, from[place] as number);
    const inwards = back.take(kind[place] as number, to[place] as number);
    columns.to[number] = to[place] as number;
    columns.standing[number] = standing[place] as number;
    columns.place[number] = place;
    columns.inFrom[inwards] = from[place] as number;
    columns.inStanding[inwards] = standing[place] as number;
    columns.inNumber[inwards] = number;
    if ((at & 0x1fff) === 0) yield;
  }
  return { ...columns, out: out.rows, in: back.rows };
}

/** Places by ascending start. The ids' own order does not give it: ">" comes after "-" and digits. */
function* byStart(from: Uint32Array): Steps<Uint32Array<ArrayBuffer>> {
  const count = from.length;
  let entities = 0;
  for (let place = 0; place < count; place++) entities = Math.max(entities, (from[place] as number) + 1);
  const ends = new Uint32Array(entities);
  for (let place = 0; place < count; place++) {
    const start = from[place] as number;
    ends[start] = (ends[start] as number) + 1;
    if ((place & 0xffff) === 0xffff) yield;
  }
  yield* accumulate(ends, 0);
  const order = new Uint32Array(count);
  for (let place = count - 1; place >= 0; place--) {
    const start = from[place] as number;
    const at = (ends[start] as number) - 1;
    ends[start] = at;
    order[at] = place;
    if ((place & 0x7fff) === 0) yield;
  }
  return order;
}

/** Rows by kind of relation and kind of entity; where a pair does not occur there is none. */
function sparseRows(ontology: Ontology, entities: EntitiesBuilder) {
  const rows: (Uint32Array<ArrayBuffer> | null)[][] = ontology.relations.map(() => ontology.kinds.map(() => null));
  const [kindOf, slotOf] = [entities.kinds(), entities.slots()];
  return {
    rows,
    count: (relation: number, entity: number): void => {
      const kind = kindOf[entity] as number;
      const ofRelation = rows[relation] as (Uint32Array<ArrayBuffer> | null)[];
      const ends = ofRelation[kind] ?? new Uint32Array(entities.size(kind) + 1);
      ofRelation[kind] = ends;
      const slot = slotOf[entity] as number;
      ends[slot] = (ends[slot] as number) + 1;
    },
    *close(): Steps<void> {
      let begin = 0;
      for (const ends of rows.flat()) if (ends !== null) begin = yield* accumulate(ends, begin);
    },
    /** The last free place of an entity's row. */
    take: (relation: number, entity: number): number => {
      const ends = rows[relation]?.[kindOf[entity] as number] as Uint32Array;
      const slot = slotOf[entity] as number;
      const at = (ends[slot] as number) - 1;
      ends[slot] = at;
      return at;
    },
  };
}

/** Makes counts into where each ends; the end of the last. */
function* accumulate(counts: Uint32Array, begin: number): Steps<number> {
  let end = begin;
  for (let at = 0; at < counts.length; at++) {
    end += counts[at] as number;
    counts[at] = end;
    if ((at & 0xffff) === 0xffff) yield;
  }
  return end;
}
