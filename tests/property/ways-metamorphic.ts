import fc from "fast-check";
import { expect, test } from "vitest";
import { type Dataset, relationId } from "../../graph/dataset.ts";
import type { Engine } from "../../graph/engine.ts";
import type { Ontology } from "../../graph/ontology.ts";
import type { Chosen, Column, Page, Predicate, Root, Selection, Walk, Ways } from "../../graph/plan/plan.ts";
import { makeDataset } from "../../graph/revision.ts";
import type { ConnectionHead, Row, Value } from "../../graph/rows.ts";
import { ask, fieldOf, id, plan } from "../contract/plans.ts";
import { type Asking, param } from "./random/asking.ts";
import type { Generate } from "./random/choosing.ts";
import { someDataset } from "./random/dataset.ts";
import { someOntology } from "./random/ontology.ts";
import { somePredicate } from "./random/predicates.ts";
import { someThrough, someWalk } from "./random/walks.ts";

/** Gives an engine of an ontology that holds a graph; the one given before need not answer any more. */
export type Load = (ontology: Ontology, graph: Dataset) => Promise<Engine>;

const page: Page = { offset: null, limit: null, after: null };
const steps: Column = {
  column: "steps",
  columns: [id, fieldOf("id", "relation"), { column: "step", of: "relation" }, { column: "step", of: "direction" }],
};
const start: Column = { column: "start", columns: [id] };
const weakest: Column = { column: "way", of: "weakest" };
const columns: readonly Column[] = [start, steps, weakest, { column: "position" }];
type Step = readonly [entity: string, relationId: string, relation: string, direction: string];
const stepsOf = (row: Row): readonly Step[] => (row[1] ?? []) as unknown as readonly Step[];

/** What holds of ways on any engine, whatever it answers. */
export function waysMetamorphic(load: Load, runs: number): void {
  const holds = (name: string, property: (question: Question) => Promise<void>): void =>
    test(name, { timeout: 3_600_000 }, () =>
      // shrinking what takes so many choices takes minutes: the seed and the path are enough to see it again
      fc.assert(
        fc.asyncProperty(fc.gen(), (g) => property(someQuestion(g))),
        { numRuns: runs, endOnFailure: true },
      ),
    );
  const answer = async ({ ontology, graph, values }: Question, root: Root) =>
    (await ask(await load(ontology, graph), plan(root), values))[0] ?? { head: null, rows: [] };
  const rowsOf = async (question: Question, root: Root): Promise<readonly Row[]> => (await answer(question, root)).rows;

  holds("without a relation there are the paths that do not go over it, and no others", async (question) => {
    const { graph, root } = question;
    const relations = [...graph.relations];
    const gone = relations[question.g(fc.nat, Math.max(relations.length - 1, 0))]?.id;
    const less = makeDataset({ ...graph, relations: relations.filter((one) => one.id !== gone) });
    const before = await rowsOf(question, root);
    const left = before.filter((row) => !stepsOf(row).some(([, over]) => over === gone));
    expect(await rowsOf({ ...question, graph: less }, root)).toEqual(left);
  });

  holds("a tighter filter lets fewer rows through, and none that were not there", async (question) => {
    const { asking, root } = question;
    const own = somePredicate(asking, 2, false);
    const wide = { ...root, to: { ...root.to, where: own } };
    const through = both(root.walk.through, someThrough(asking, 1));
    const tight: readonly Ways[] = [
      { ...wide, to: { ...root.to, where: both(own, somePredicate(asking, 2, false)) } },
      { ...wide, walk: { ...root.walk, through } },
      { ...wide, from: { ...root.from, kinds: root.from.kinds.slice(1) } },
    ];
    const all = new Set((await rowsOf(question, wide)).map((row) => JSON.stringify(row)));
    for (const one of tight) {
      const rows = await rowsOf(question, one);
      expect(rows.map((row) => JSON.stringify(row)).filter((row) => !all.has(row))).toEqual([]);
    }
  });

  holds("a path reversed is a path of the reversed graph", async (question) => {
    const { root, ontology, graph } = question;
    // the ids of relations say which way they go
    const through: Predicate = {
      test: "eq",
      subject: "relation",
      name: "basis",
      value: param(question.asking, "STATED"),
    };
    const walk: Walk = { ...root.walk, through: root.walk.through === null ? null : through };
    const forwards = await rowsOf(question, { ...root, walk });
    const turned = { ...question, ontology: turnedOntology(ontology), graph: turnedGraph(graph) };
    const backwards = await rowsOf(turned, { ...root, walk, from: root.to, to: root.from });
    const texts = (ways: readonly Along[]): readonly string[] => ways.map((way) => JSON.stringify(way)).sort();
    expect(texts(backwards.map(alongOf))).toEqual(texts(forwards.map(alongOf).map(turnedWay)));
  });

  holds("pages of any size, one behind the other, are the whole answer", async (question) => {
    const { g, asking, values } = question;
    const order = g(fc.constantFrom, "length", "start") as Ways["order"];
    const each = g(fc.constantFrom, "path", "end") as Ways["each"];
    const root: Ways = { ...question.root, each, order, empty: order === "start", total: true };
    const whole = await answer(question, root);
    const [limit, after] = [param(asking, 1 + g(fc.nat, 4)), param(asking, null)];
    const found: Row[] = [];
    for (let head: ConnectionHead | null = [null, false, true]; head?.[2] === true; ) {
      const next = await answer(question, { ...root, page: { offset: null, limit, after } });
      expect(next.head?.slice(0, 2)).toEqual([whole.rows.length, found.length > 0]);
      found.push(...next.rows);
      values[after] = (found.at(-1)?.[3] ?? null) as Value;
      head = next.head;
    }
    expect(found).toEqual(whole.rows);
  });

  holds("what can be reached, portion by portion, is all that can be reached", async (question) => {
    const { g, asking, values, root } = question;
    const [first] = [...question.graph.entities];
    const [at, limit, offset] = [param(asking, first?.id ?? ""), param(asking, 1 + g(fc.nat, 4)), param(asking, 0)];
    const reached = async (window: Page): Promise<readonly Row[]> => {
      const selection: Selection = { kinds: root.to.kinds, where: null, order: [], page: window, columns };
      const column: Column = { column: "ways", walk: root.walk, selection };
      const rows = await rowsOf(question, { op: "entity", id: at, kinds: root.from.kinds, columns: [column] });
      return (rows[0]?.[0] ?? []) as readonly Row[];
    };
    const whole = await reached(page);
    const found: Row[] = [];
    for (let more: readonly Row[] = [[]]; more.length > 0; ) {
      values[offset] = found.length;
      more = await reached({ ...page, limit, offset });
      found.push(...more);
    }
    expect(found).toEqual(whole);
  });
}

interface Question {
  readonly g: Generate;
  readonly asking: Asking;
  readonly values: Value[];
  readonly ontology: Ontology;
  readonly graph: Dataset;
  /** Every path from some kinds to some, along a random walk. */
  readonly root: Ways;
}

function someQuestion(g: Generate): Question {
  const ontology = someOntology(g);
  const graph = makeDataset({ ...someDataset(g, ontology), lists: [], exclusions: [] });
  const values: Value[] = [];
  const asking: Asking = { g, values };
  const kinds = ontology.kinds.map(({ name }) => name);
  const ends = (): Chosen => ({ kinds, near: null, where: null, order: [], page });
  const walk = someWalk(asking);
  const root: Ways = {
    op: "ways",
    from: ends(),
    to: ends(),
    // three hops are enough to tell, and few enough to list
    walk: { ...walk, minHops: Math.min(walk.minHops, 2), maxHops: Math.min(walk.maxHops, 3) },
    each: "path",
    order: "length",
    empty: false,
    page,
    total: false,
    columns,
  };
  return { g, asking, values, ontology, graph, root };
}

function both(one: Predicate | null, other: Predicate): Predicate {
  return { test: "and", of: one === null ? [other] : [one, other] };
}

function turnedOntology(ontology: Ontology): Ontology {
  return { ...ontology, relations: ontology.relations.map((one) => ({ ...one, from: one.to, to: one.from })) };
}

function turnedGraph(graph: Dataset): Dataset {
  const relations = [...graph.relations].map((one) => ({
    ...one,
    id: relationId(one.to, one.kind, one.from),
    from: one.to,
    to: one.from,
  }));
  return makeDataset({ ...graph, relations });
}

/** A path: the entities along it, the relations between them, how each was gone over, and its weakest link. */
interface Along {
  readonly entities: readonly Value[];
  readonly links: readonly (readonly [relation: string, direction: string])[];
  readonly rank: Value;
}

function alongOf(row: Row): Along {
  const [[begin = null] = []] = row as unknown as readonly [Row];
  const steps = stepsOf(row);
  return {
    entities: [begin, ...steps.map(([entity]) => entity)],
    links: steps.map(([, , relation, direction]) => [relation, direction]),
    rank: row[2] ?? null,
  };
}

/** In a graph turned round, whoever comes back goes over each relation the same way. */
function turnedWay({ entities, links, rank }: Along): Along {
  return { entities: [...entities].reverse(), links: [...links].reverse(), rank };
}
