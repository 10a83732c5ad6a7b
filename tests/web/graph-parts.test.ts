import fc from "fast-check";
import { expect, test } from "vitest";
import { answerContent, createContent, type Edge, most, type Node, wholeContent } from "../../src/web/graph/content.ts";
import { forceLayout } from "../../src/web/graph/force-layout.ts";
import { facets, hide, lookedIn, readHidden } from "../../src/web/graph/looked.ts";
import { aspects, mapLayout, type Positions } from "../../src/web/graph/map-layout.ts";
import { distance } from "../../src/web/graph/point.ts";
import { narrowing } from "../../src/web/graph/question.ts";
import { shownOf } from "../../src/web/graph/shown.ts";
import { wrap } from "../../src/web/graph/wrap.ts";

const nodeOf = (id: string, kind = "A"): Node => ({ id, name: id, nameLanguage: "en", kind, basis: "STATED" });
const edgeOf = (from: string, to: string, basis: Edge["basis"] = "STATED"): Edge => ({
  id: `${from}>serves>${to}`,
  from,
  to,
  relation: "serves",
  basis,
  commitment: null,
});
const looked = (written: string) => {
  const params = new URLSearchParams(written);
  return lookedIn({ get: (name) => params.get(name), all: (name) => params.getAll(name) });
};

test("what is hidden and shown again leaves the address as it was, in whatever order", () => {
  const values = fc.array(fc.constantFrom("kind:A", "kind:B", "basis:INFERRED", "relation:serves", "commitment:NONE"));
  fc.assert(
    fc.property(values, fc.constantFrom(...facets), fc.constantFrom("X", "Y"), (written, facet, value) => {
      const before = readHidden(written);
      const { hide: after } = hide(before, facet, [value], true);
      const { hide: back } = hide(readHidden(after), facet, [value], false);
      expect(readHidden(back)).toEqual(before);
    }),
  );
});

test("an address that asks for nonsense shows what it can", () => {
  expect(looked("hops=99&layout=spiral&colour=loud&hide=nothing&hide=kind:")).toEqual(looked(""));
});

test("around an entity, what only hidden things lead to is not shown, and what is farther than asked is not either", () => {
  const content = createContent(
    [nodeOf("a"), nodeOf("b", "B"), nodeOf("c"), nodeOf("d"), nodeOf("e")],
    [edgeOf("a", "b"), edgeOf("b", "c"), edgeOf("d", "a", "INFERRED"), edgeOf("d", "e")],
    { entities: 0, relations: 0 },
  );
  const ids = (written: string) => [...shownOf(content, looked(`around=a&hops=2&${written}`)).nodes].toSorted();
  expect(ids("")).toEqual(["a", "b", "c", "d", "e"]);
  expect(ids("hide=kind:B")).toEqual(["a", "d", "e"]);
  expect(ids("hide=basis:INFERRED")).toEqual(["a", "b", "c"]);
  expect([...shownOf(content, looked("around=a")).nodes].toSorted()).toEqual(["a", "b", "d"]);
});

test("of a whole graph that is cut, what is left out is counted, and no relation loses an end", () => {
  const end = (id: string) => ({ kind: "A", id, name: id, nameLanguage: "en", basis: "STATED" as const });
  const content = wholeContent(
    {
      graph: { relations: 7 },
      entitiesConnection: { totalCount: 3, edges: [{ node: end("a") }, { node: end("b") }] },
      links: [
        { of: { id: "a" }, by: { id: "b" }, relation: "serves", basis: "STATED", commitment: null },
        { of: { id: "a" }, by: { id: "c" }, relation: "serves", basis: "STATED", commitment: null },
        { of: { id: "b" }, by: null, relation: null, basis: null, commitment: null },
      ],
    },
    true,
  );
  expect(content.edges.map(({ id }) => id)).toEqual(["a>serves>b"]);
  expect(content.leftOut).toEqual({ entities: 1, relations: 6 });
});

test("a question where everything is hidden asks for nothing, and not for all", () => {
  const words = { kinds: [{ name: "A" }], relations: [{ name: "serves" }] };
  expect(narrowing(looked(""), words)).toEqual({});
  expect(narrowing(looked("hide=kind:A"), words)).toEqual({ bases: [], where: { basis: { in: [] } } });
  expect(narrowing(looked("hide=relation:serves"), words)).toEqual({ where: { basis: { in: [] } } });
});

const graphs = fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 40 }).chain((rows) =>
  fc
    .array(fc.tuple(fc.nat({ max: rows.length - 1 }), fc.nat({ max: rows.length - 1 })), { maxLength: 60 })
    .map((ends) => ({
      rows: Int32Array.from(rows),
      ends: Uint32Array.from(ends.flat()),
      weights: Float32Array.from(ends, () => 1),
    })),
);

const points = (positions: Positions) => {
  const all: string[] = [];
  for (let at = 0; at < positions.length; at += 2) all.push(`${positions[at]} ${positions[at + 1]}`);
  return all;
};

test("the strategy map puts no two nodes in one place, and every row below the one before", () => {
  fc.assert(
    fc.property(graphs, fc.constantFrom(...Object.values(aspects)), (graph, aspect) => {
      const positions = mapLayout(graph, aspect);
      expect(new Set(points(positions)).size).toBe(graph.rows.length);
      expect(mapLayout(graph, aspect)).toEqual(positions);
      graph.rows.forEach((row, one) => {
        graph.rows.forEach((other, place) => {
          if (row < other) expect(positions[2 * one + 1]).toBeGreaterThan(positions[2 * place + 1] as number);
        });
      });
    }),
  );
});

test("the strategy map is as broad, to its height, as what it is drawn in", () => {
  const rows = Int32Array.from({ length: 60 }, (_, at) => at % 12);
  const shape = (aspect: number) => {
    const positions = mapLayout({ rows, ends: new Uint32Array(0), weights: new Float32Array(0) }, aspect);
    const [xs, ys] = [0, 1].map((axis) => positions.filter((_, at) => at % 2 === axis));
    const extent = (all = new Float32Array(0)) => Math.max(...all) - Math.min(...all);
    return extent(xs) / extent(ys);
  };
  expect(shape(aspects.broad)).toBeGreaterThan(1.2);
  expect(shape(aspects.tall)).toBeLessThan(0.85);
});

test("the same graph is drawn together alike by its relations, and says how far it has come", () => {
  const graph = {
    rows: new Int32Array(5),
    ends: Uint32Array.from([0, 1, 1, 2, 3, 3]),
    weights: new Float32Array([1, 1, 1]),
  };
  const run = () => {
    const steps = forceLayout(graph);
    const told: number[] = [];
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return { told, positions: step.value };
      told.push(step.value);
    }
  };
  const { told, positions } = run();
  expect(run().positions).toEqual(positions);
  expect(new Set(points(positions)).size).toBe(5);
  expect(told.at(-1)).toBe(1);
  expect(told).toEqual(told.toSorted((one, other) => one - other));
});

test("a name fits its room whatever it is, and says where it is cut", () => {
  const room = { width: 10, lines: 3, characters: 50 };
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (name) => {
      const lines = wrap(name, room, (text) => text.length);
      expect(lines.length).toBeLessThanOrEqual(room.lines);
      for (const line of lines) expect(line.replace(/…$/, "").length).toBeLessThanOrEqual(room.width + 1);
    }),
  );
  expect(wrap("one two three four five six seven", room, (text) => text.length)).toEqual([
    "one two",
    "three four",
    "five six…",
  ]);
});

test("a line is as near as its nearest point", () => {
  expect(distance({ x: 0, y: 5 }, { x: -10, y: 0 }, { x: 10, y: 0 })).toBe(5);
  expect(distance({ x: 13, y: 4 }, { x: -10, y: 0 }, { x: 10, y: 0 })).toBe(5);
  expect(distance({ x: 3, y: 4 }, { x: 0, y: 0 }, { x: 0, y: 0 })).toBe(5);
});

test("of an answer that is too large to be drawn as much is drawn as of a whole graph, and the rest is counted", () => {
  const nodes = Array.from({ length: most.nodes + 3 }, (_, at) => ({ data: nodeOf(`n${at}`) }));
  const link = (from: number, to: number) => {
    const { id, from: source, to: target, relation: kind, basis } = edgeOf(`n${from}`, `n${to}`);
    return { data: { id, source, target, kind, basis } };
  };
  const edges = [link(0, 1), link(1, most.nodes + 1)];
  const content = answerContent({ elements: { nodes, edges } });
  expect([content.nodes.length, content.edges.length]).toEqual([most.nodes, 1]);
  expect(content.leftOut).toEqual({ entities: 3, relations: 1 });
});
