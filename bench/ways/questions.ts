import type { Dataset } from "../../graph/dataset.ts";
import type { Ontology } from "../../graph/ontology.ts";
import type { Column, Plan, Walk, Ways } from "../../graph/plan/plan.ts";

export const questions = ["reachable", "paths", "coverage"] as const;
export type Question = (typeof questions)[number];

/** What one side found: how long each asking of a question took, in seconds, and what all of its answers come to. */
export type Side = Readonly<Record<Question, { readonly seconds: readonly number[]; readonly answer: string }>>;

/** How far is gone for each question, always from the start of a relation to its end, over every kind. */
export const hops = { reachable: 3, paths: 4, coverage: 3 } as const;
/** How many paths are asked for. */
export const fewest = 10;
/** Rows, and columns, of a table. */
export const side = 200;

export interface Asked {
  /** Where reachability is asked from. */
  readonly starts: readonly string[];
  /** The ends of paths. */
  readonly pairs: readonly (readonly [from: string, to: string])[];
  /** The rows and the columns of tables. */
  readonly tables: readonly (readonly [rows: readonly string[], columns: readonly string[]])[];
}

/** What is asked of a generated graph, the same on every side; spread over its strategies. */
export function askedOf(dataset: Dataset): Asked {
  const ids = { Instrument: [] as string[], Goal: [] as string[], Task: [] as string[] };
  for (const { id, kind } of dataset.entities) if (kind in ids) ids[kind as keyof typeof ids].push(id);
  const { Instrument: instruments, Goal: goals, Task: tasks } = ids;
  const strategies = [...dataset.strategies].length;
  const [ofInstruments, ofGoals, ofTasks] = [instruments, goals, tasks].map((all) => all.length / strategies) as [
    number,
    number,
    number,
  ];
  const some = (count: number): number[] =>
    Array.from({ length: count }, (_, at) => Math.floor((at * strategies) / count));
  return {
    starts: some(60).map((strategy, at) => instruments[strategy * ofInstruments + at] ?? ""),
    pairs: some(60).map((strategy, at) => [
      instruments[strategy * ofInstruments + at] ?? "",
      goals[strategy * ofGoals + (at % ofGoals)] ?? "",
    ]),
    tables: some(7).map((strategy) => [
      // where a strategy has fewer than that many, the next one gives the others, of which most cells stay empty
      instruments.slice(strategy * ofInstruments, strategy * ofInstruments + side),
      tasks.slice(strategy * ofTasks, strategy * ofTasks + side),
    ]),
  };
}

const page = { offset: null, limit: null, after: null };
const id: Column = { column: "field", subject: "entity", name: "id" };
const length: Column = { column: "way", of: "length" };
const start: Column = { column: "start", columns: [id] };

function walkOf({ relations }: Ontology, maxHops: number): Walk {
  return {
    steps: relations.map(({ name }) => ({ relation: name, direction: "out" as const })),
    minHops: 1,
    maxHops,
    through: null,
    avoid: null,
  };
}

/** Of one entity: whatever it reaches, and how far it is. */
export function reachable(ontology: Ontology): Plan {
  const kinds = ontology.kinds.map(({ name }) => name);
  const selection = { kinds, where: null, order: [], page, columns: [id, length] };
  const ways: Column = { column: "ways", walk: walkOf(ontology, hops.reachable), selection };
  return { version: 1, project: "rows", roots: [{ op: "entity", id: 0, kinds, columns: [ways] }] };
}

/** The first paths from one entity to another, with the ids along them. */
export function paths(ontology: Ontology): Plan {
  const columns: readonly Column[] = [length, { column: "way", of: "weakest" }, { column: "steps", columns: [id] }];
  const more = { each: "path", page: { ...page, limit: 2 }, columns } as const;
  return between(ontology, walkOf(ontology, hops.paths), "eq", more);
}

/** Of every row and every column, whether a chain leads from the one to the other, and how long the shortest is. */
export function coverage(ontology: Ontology): Plan {
  const more = { each: "end", page, columns: [start, id, length] } as const;
  return between(ontology, walkOf(ontology, hops.coverage), "in", more);
}

function between(
  { kinds }: Ontology,
  walk: Walk,
  test: "eq" | "in",
  more: Pick<Ways, "each" | "page" | "columns">,
): Plan {
  const ends = (value: number) => ({
    kinds: kinds.map(({ name }) => name),
    near: null,
    where: { test, subject: "entity", name: "id", value } as const,
    order: [],
    page,
  });
  const root: Ways = {
    op: "ways",
    from: ends(0),
    to: ends(1),
    walk,
    order: "length",
    empty: false,
    total: false,
    ...more,
  };
  return { version: 1, project: "rows", roots: [root] };
}
