import type { Column, Plan, Predicate } from "../../graph/plan/plan.ts";

/** What one side of the benchmark found; times in seconds. */
export interface Side {
  /** Making the dataset's objects, which both sides wait for, alone. */
  readonly generate: number;
  /** From the dataset's objects to a graph that answers, their making included. */
  readonly load: number;
  readonly bytes: number;
  /** The first search, which makes the index of words, and another; the bytes held then. Null where none is made. */
  readonly search: { readonly first: number; readonly again: number; readonly bytes: number } | null;
  /** Each question's time and answer, and of how many such questions. */
  readonly answers: Readonly<
    Record<Question, { readonly seconds: number; readonly answer: number; readonly times: number }>
  >;
}

export type Question = "look-ups" | "filtered two-hop" | "two-hop of a goal";

/** How many look-ups and how many goals are asked about; spread over the whole graph. */
export const lookUps = 20_000;
export const goals = 2_000;

export function spread<T>(from: readonly T[], count: number): T[] {
  const step = Math.max(Math.floor(from.length / count), 1);
  return from.filter((_, at) => at % step === 0).slice(0, count);
}

const statedSubsidy: Predicate = {
  test: "and",
  of: [
    { test: "eq", subject: "relation", name: "basis", value: 0 },
    { test: "eq", subject: "entity", name: "instrumentType", value: 1 },
  ],
};
export const statedSubsidyValues = ["STATED", "SUBSIDY"];
/** No goal is listed: they are counted. */
export const filteredTwoHopValues = [...statedSubsidyValues, 0];
const page = { offset: null, limit: null, after: null };

function some(relation: string, direction: "out" | "in", kind: string, where: Predicate): Predicate {
  return { test: "hop", relation, direction, kinds: [kind], quantifier: "some", where };
}

/** How many goals have a task that a subsidy supports, as a sentence says? Over all goals. */
export const filteredTwoHop: Plan = {
  version: 1,
  project: "rows",
  roots: [
    {
      op: "connection",
      total: true,
      selection: {
        kinds: ["Goal"],
        near: null,
        where: some("hasTask", "out", "Task", some("supports", "in", "Instrument", statedSubsidy)),
        order: [],
        page: { ...page, limit: 2 },
        columns: [],
      },
    },
  ],
};

const id: Column = { column: "field", subject: "entity", name: "id" };
const name: Column = { column: "field", subject: "entity", name: "name" };

export const lookedUp = ["StrategyDocument", "Goal", "Task", "Action", "Instrument", "Outcome"];

export const lookUp: Plan = {
  version: 1,
  project: "rows",
  roots: [{ op: "entity", id: 0, kinds: lookedUp, columns: [id, name] }],
};

/** Goals, tasks and instruments that have all words of a text, the best first. */
export const search: Plan = {
  version: 1,
  project: "rows",
  roots: [
    {
      op: "list",
      selection: {
        kinds: ["Goal", "Task", "Instrument"],
        near: { text: 1 },
        where: null,
        order: [],
        page: { ...page, limit: 0 },
        columns: [id],
      },
    },
  ],
};
export const searchValues = [2, "rail freight in the nrth"];

/** The tasks of a goal, and the subsidies that support each as a sentence says. */
export const twoHopOfGoal: Plan = {
  version: 1,
  project: "rows",
  roots: [
    {
      op: "entity",
      id: 2,
      kinds: ["Goal"],
      columns: [
        {
          column: "hop",
          relation: "hasTask",
          direction: "out",
          form: "list",
          total: false,
          absence: null,
          selection: {
            kinds: ["Task"],
            where: null,
            order: [],
            page,
            columns: [
              id,
              {
                column: "hop",
                relation: "supports",
                direction: "in",
                form: "list",
                total: false,
                absence: null,
                selection: { kinds: ["Instrument"], where: statedSubsidy, order: [], page, columns: [id, name] },
              },
            ],
          },
        },
      ],
    },
  ],
};
