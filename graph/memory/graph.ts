import type { Strategy } from "../dataset.ts";
import { StrategraphError } from "../diagnostic.ts";
import type { Direction, Ontology } from "../ontology.ts";
import { type Lists, lastAtMost, type Reader, reader, type Whole } from "./column.ts";
import { type KeptRows, keptRows } from "./kept-rows.ts";
import type { Snapshot } from "./snapshot.ts";
import { decoder, rankOf } from "./strings.ts";

/** A snapshot, opened for reading: what several parts ask of it. */
export interface Graph {
  readonly ontology: Ontology;
  readonly snapshot: Snapshot;
  readonly entityCount: number;
  readonly kind: Whole;
  readonly slot: Uint32Array<ArrayBuffer>;
  readonly kindNumber: (name: string) => number;
  readonly relationNumber: (name: string) => number;
  /** By kind of relation: the number of the first, or of the next there is. */
  readonly firstRelations: Uint32Array<ArrayBuffer>;
  readonly id: (entity: number) => string;
  /** The entity with an id; where there is none, half a step below the first with a larger id. */
  readonly rankOfId: (id: string) => number;
  /** A word or a piece of prose by its raised number; 0 is null. */
  readonly word: (raised: number) => string | null;
  readonly prose: (raised: number) => string | null;
  readonly strategies: () => readonly Strategy[];
  readonly rows: KeptRows;
}

/** Errors: ONTOLOGY_MISMATCH where the snapshot was built for another ontology. Cost: O(kinds). */
export function openGraph(ontology: Ontology, snapshot: Snapshot): Graph {
  if (snapshot.ontology !== ontology.fingerprint) {
    throw new StrategraphError({
      code: "ONTOLOGY_MISMATCH",
      severity: "error",
      message: "The snapshot was built for another ontology.",
      hint: "build it again with the ontology in use",
    });
  }
  const kinds = new Map(ontology.kinds.map(({ name }, number) => [name, number]));
  const relations = new Map(ontology.relations.map(({ name }, number) => [name, number]));
  const [word, prose] = [decoder(snapshot.words), decoder(snapshot.prose)];
  let strategies: readonly Strategy[] | null = null;
  return {
    rows: keptRows(),
    ontology,
    snapshot,
    entityCount: snapshot.entities.kind.length,
    kind: snapshot.entities.kind,
    slot: snapshot.entities.slot,
    kindNumber: (name) => kinds.get(name) ?? -1,
    relationNumber: (name) => relations.get(name) ?? -1,
    firstRelations: firstRelations(snapshot),
    id: decoder(snapshot.ids),
    rankOfId: (id) => rankOf(snapshot.ids, id),
    word: (raised) => (raised === 0 ? null : word(raised - 1)),
    prose: (raised) => (raised === 0 ? null : prose(raised - 1)),
    strategies: () => {
      strategies ??= decodeStrategies(snapshot);
      return strategies;
    },
  };
}

function firstRelations({ relations }: Snapshot): Uint32Array<ArrayBuffer> {
  const firsts = new Uint32Array(relations.out.length);
  let next = relations.to.length;
  for (let kind = firsts.length - 1; kind >= 0; kind--) {
    next = relations.out[kind]?.find((row) => row !== null)?.[0] ?? next;
    firsts[kind] = next;
  }
  return firsts;
}

function decodeStrategies({ strategies }: Snapshot): readonly Strategy[] {
  const text = decoder(strategies);
  return Array.from({ length: strategies.offsets.length - 1 }, (_, at) => JSON.parse(text(at)) as Strategy);
}

/** Reads the list of a row as an array. */
export function listReader({ offsets, values }: Lists): (row: number) => number[] {
  const [offset, value] = [reader(offsets), reader(values)];
  return (row) => range(offset, row, value);
}

/** The numbers from where a row's begin to where they end, each through `value`. */
export function range(offset: Reader, row: number, value: Reader = (at) => at): number[] {
  const end = offset(row + 1);
  const values: number[] = [];
  for (let at = offset(row); at < end; at++) values.push(value(at));
  return values;
}

/** Entities to look at, each perhaps with the relation that leads to it: one stretch of some arrays. */
export interface Candidates {
  /** Null: the numbers from start to end themselves. */
  readonly ends: Uint32Array<ArrayBuffer> | null;
  /** Relation numbers; null: the numbers from start to end themselves. */
  readonly relations: Uint32Array<ArrayBuffer> | null;
  readonly start: number;
  readonly end: number;
}

/** The relations of a kind that an entity has in one direction, ascending by the other end. */
export interface Adjacency {
  readonly ends: Uint32Array<ArrayBuffer>;
  readonly relations: Uint32Array<ArrayBuffer> | null;
  readonly standing: Uint8Array<ArrayBuffer>;
  /** By kind of entity: where those of each slot begin. */
  readonly rows: readonly (Uint32Array<ArrayBuffer> | null)[];
}

export function adjacencyOf(graph: Graph, relation: string, direction: Direction): Adjacency {
  const { relations } = graph.snapshot;
  const number = graph.relationNumber(relation);
  return direction === "out"
    ? { ends: relations.to, relations: null, standing: relations.standing, rows: relations.out[number] ?? [] }
    : {
        ends: relations.inFrom,
        relations: relations.inNumber,
        standing: relations.inStanding,
        rows: relations.in[number] ?? [],
      };
}

const nowhere: Candidates = { ends: null, relations: null, start: 0, end: 0 };

/** The relations of an entity along an adjacency. */
export function candidatesOf(
  { kind, slot }: Graph,
  { ends, relations, rows }: Adjacency,
): (entity: number) => Candidates {
  return (entity) => {
    const row = rows[kind[entity] as number] ?? null;
    if (row === null) return nowhere;
    const place = slot[entity] as number;
    return { ends, relations, start: row[place] as number, end: row[place + 1] as number };
  };
}

/** The relation of a kind between two entities, or -1. Cost: O(log relations of the start). */
export function relationBetween(graph: Graph, relation: string, from: number, to: number): number {
  const { ends, rows } = adjacencyOf(graph, relation, "out");
  const row = rows[graph.kind[from] as number] ?? null;
  if (row === null) return -1;
  const slot = graph.slot[from] as number;
  const start = row[slot] as number;
  const at = lastAtMost(ends, start, row[slot + 1] as number, to);
  return at >= start && ends[at] === to ? at : -1;
}

/** Which kinds are meant, as a table by kind number; null where it is all that can occur. */
export function accepting(graph: Graph, kinds: readonly string[], possible: readonly string[]): Uint8Array | null {
  if (possible.every((kind) => kinds.includes(kind))) return null;
  const table = new Uint8Array(graph.ontology.kinds.length);
  for (const kind of kinds) if (graph.kindNumber(kind) >= 0) table[graph.kindNumber(kind)] = 1;
  return table;
}
