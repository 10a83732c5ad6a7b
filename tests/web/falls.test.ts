import { expect, test } from "vitest";
import { createWords } from "../../src/web/data/ontology.ts";
import { en } from "../../src/web/texts/en.ts";
import { consequencesOf } from "../../src/web/what-if/consequences.ts";
import { allAims, drawingOf } from "../../src/web/what-if/drawn.ts";
import { fallenOf, standing } from "../../src/web/what-if/falls.ts";
import { boxHeight, laidOut, signAt } from "../../src/web/what-if/layout.ts";
import { isCut, mostWays, reachedQuestion, type Ways } from "../../src/web/what-if/reached.ts";
import { type Concerned, standings } from "../../src/web/what-if/touching.ts";

type Ontology = Parameters<typeof createWords>[0];
const provenance = (basis: "STATED" | "INFERRED") => ({ basis, strength: null, commitment: null, evidence: [] });
const entity = (id: string, kind = "Task") => ({ kind, id, name: id, nameLanguage: "en", basis: "STATED" as const });
const edge = (from: string, to: string, basis: "STATED" | "INFERRED" = "STATED") => ({
  id: `${from}>links>${to}`,
  from,
  to,
  reading: `${from} links ${to}`,
  properties: provenance(basis),
});
const loss = (loser: string, from: string, to: string, basis: "STATED" | "INFERRED" = "STATED", kind = "Task") => ({
  entity: entity(loser, kind),
  summary: "",
  lost: [
    {
      from: entity(from),
      to: entity(to),
      reading: `${from} links ${to}`,
      properties: { id: `${from}>links>${to}`, ...provenance(basis) },
    },
  ],
});
const cut = (id: string, kind = "Task") => ({ entity: entity(id, kind), way: [] });
const way = (id: string) => ({
  entity: entity(id),
  pick: `x>~brings>${id}`,
  from: "x",
  reading: "",
  ...provenance("INFERRED"),
});
type Answer = Parameters<typeof fallenOf>[1];
interface Told {
  readonly onlyOnes?: readonly object[];
  readonly onlyStated?: readonly object[];
  readonly cutOff?: readonly object[];
  readonly inTurn?: readonly object[];
  readonly nodes?: readonly string[];
  readonly edges?: readonly object[];
}
const fallen = (told: Told, reached: readonly string[] = [], without: readonly string[] = ["x"]) => {
  const { onlyOnes = [], onlyStated = [], cutOff = [], inTurn = [], nodes = [], edges = [] } = told;
  const neighborhood = { nodes: nodes.map((id) => entity(id)), edges, leftOut: { entities: 0 } };
  const answer = { whatIf: { onlyOnes, onlyStated, cutOff, inTurn }, neighborhood } as unknown as Answer;
  return fallenOf({ without, strategy: null }, answer, reached.map(way));
};
const isAim = (kind: string) => kind === "Goal";
const drawn = (told: Told, reached: readonly string[] = [], without: readonly string[] = ["x"]) =>
  drawingOf(
    without.map((id) => entity(id)),
    fallen(told, reached, without),
    isAim,
    "goals",
  );

test("a relation that falls is a line from what is taken out to who loses it, whichever way the relation goes", () => {
  const { lines } = drawn({ onlyOnes: [loss("a", "x", "a"), loss("b", "b", "x", "INFERRED")] });
  expect(lines.map(({ from, to, basis, sign }) => [from.id, to.id, basis, sign])).toEqual([
    ["x", "a", "STATED", "falls"],
    ["x", "b", "INFERRED", "falls"],
  ]);
});

test("aims stand at the right, and who is cut off has a line to all of them", () => {
  const { boxes, lines } = drawn({ onlyOnes: [loss("g", "x", "g", "STATED", "Goal")], cutOff: [cut("c")] });
  expect(boxes.map(({ id, column, row }) => [id, column, row])).toEqual([
    ["x", "out", 0],
    [allAims, "aims", 0],
    ["g", "aims", 1],
    ["c", "loses", 0],
  ]);
  expect(lines.find(({ reading }) => reading === null)?.from.id).toBe("c");
});

test("whoever is concerned is so once, by the heaviest of what becomes of it, so that what is counted adds up", () => {
  const told = {
    onlyOnes: [loss("a", "x", "a"), { ...loss("a", "y", "a"), lost: [{ ...loss("a", "a", "y").lost[0] }] }],
    onlyStated: [loss("a", "x", "a"), loss("b", "x", "b")],
    cutOff: [cut("a"), cut("c"), cut("d")],
    nodes: ["x", "y", "a", "c", "e"],
    edges: [edge("x", "a", "INFERRED"), edge("c", "x"), edge("x", "e"), edge("y", "e", "INFERRED")],
  };
  const all = fallen(told, ["f", "a"], ["x", "y"]);
  expect(all.concerned.map((one) => [one.entity.id, one.standing])).toEqual([
    ["a", "onlyOnes"],
    ["b", "onlyStated"],
    ["c", "cutOff"],
    ["d", "cutOff"],
    ["e", "touched"],
    ["f", "reached"],
  ]);
  expect(standings.map((as) => standing(all, as).length)).toEqual([1, 1, 2, 0, 1, 1]);
  expect(all.concerned[0]?.lostWay).toEqual([]);
  expect(all.concerned[4]?.lines.map(({ pick }) => pick)).toEqual(["x>links>e", "y>links>e"]);
  const { boxes } = drawn(told, ["f", "a"], ["x", "y"]);
  const places = boxes.map(({ column, row }) => `${column} ${row}`);
  expect(boxes.filter(({ id }) => id === "a")).toHaveLength(1);
  expect(new Set(places).size).toBe(places.length);
});

test("what falls, what keeps only what is inferred and what is merely touched each have a sign of their own", () => {
  const { lines } = drawn(
    { onlyOnes: [loss("a", "x", "a")], onlyStated: [loss("b", "x", "b")], nodes: ["x", "c"], edges: [edge("x", "c")] },
    ["d"],
  );
  expect(lines.map(({ to, sign }) => [to.id, sign])).toEqual([
    ["a", "falls"],
    ["b", "weakens"],
    ["c", "touches"],
    ["d", "touches"],
  ]);
});

test("what becomes of somebody is said as the relation reads from there, and of what is touched whether others are left", () => {
  const relation = (name: string, serves: "out" | "in" | null) => ({
    name,
    serves,
    reading: { out: `${name}s`, in: `is ${name}ed by` },
  });
  const relations = [relation("link", "out"), relation("part", "in"), relation("touch", null)];
  const words = createWords({ kinds: [], relations, patterns: [], sourceKind: "" } as unknown as Ontology);
  const side = (name: string, direction: "OUT" | "IN") => ({ relation: name, direction });
  const says = (one: object) => {
    const concerned = { losses: [], lines: [], lostWay: null, inTurn: [], ...one } as unknown as Concerned;
    return consequencesOf(concerned, words, en, "goals").map((part) => [part.reading, part.says]);
  };
  const touched = (...sides: readonly object[]) =>
    says({ standing: "touched", lines: sides.map((of) => ({ side: of, sign: "touches" })) });
  const { left } = en.whatIf;
  expect(says({ losses: [{ ...side("link", "IN"), sign: "falls" }], lostWay: [] })).toEqual([
    ["is linked by", left.falls],
    [null, left.noWay("goals")],
  ]);
  expect(says({ losses: [{ ...side("part", "OUT"), sign: "weakens" }] })).toEqual([["parts", left.weakens]]);
  expect(touched(side("link", "IN"), side("part", "OUT"))).toEqual([
    ["is linked by", left.others],
    ["parts", left.others],
  ]);
  expect(touched(side("link", "OUT"), side("part", "IN"), side("touch", "IN"))).toEqual([[null, left.restsNot]]);
});

for (const width of [320, 699, 700, 1200]) {
  test(`${width} pixels wide, all that falls is within them, no line goes behind a box, no two end in one place, and each has its sign by whom it concerns`, () => {
    const told = {
      onlyOnes: [loss("a", "x", "a"), loss("b", "y", "b", "INFERRED"), loss("g", "x", "g", "INFERRED", "Goal")],
      onlyStated: [loss("c", "x", "c"), loss("a", "y", "a")],
      cutOff: [cut("a"), cut("d"), cut("g", "Goal")],
    };
    const drawing = drawn(told, [], ["x", "y"]);
    const { place, way: wayOf, height } = laidOut(drawing, width);
    const frames = drawing.boxes.map((box) => ({ id: box.id, ...place(box) }));
    for (const { x, y, width: own } of frames) {
      expect(Math.min(x, y, own - 100)).toBeGreaterThanOrEqual(0);
      expect([x + own <= width + 0.01, y + boxHeight <= height]).toEqual([true, true]);
    }
    expect(drawing.lines).toHaveLength(8);
    const signs = new Set<string>();
    for (const line of drawing.lines) {
      const points = wayOf(line);
      for (const [at, one] of points.slice(0, -1).entries()) {
        const other = points[at + 1] ?? one;
        expect(one.x === other.x || one.y === other.y).toBe(true);
        expect(Math.min(one.x, other.x)).toBeGreaterThanOrEqual(0);
        expect(Math.max(one.x, other.x)).toBeLessThanOrEqual(width + 0.01);
        const behind = frames.filter(
          ({ x, y, width: own }) =>
            Math.max(one.x, other.x) > x + 0.01 &&
            Math.min(one.x, other.x) < x + own - 0.01 &&
            Math.max(one.y, other.y) > y + 0.01 &&
            Math.min(one.y, other.y) < y + boxHeight - 0.01,
        );
        expect(behind.map(({ id }) => id)).toEqual([]);
      }
      const loser = place(line.from.column === "out" ? line.to : line.from);
      const sign = signAt(line, points);
      expect(Math.abs(sign.y - loser.y - boxHeight / 2)).toBeLessThan(boxHeight / 2 - 8);
      signs.add(`${Math.round(sign.x / 4)} ${Math.round(sign.y / 4)}`);
    }
    expect(signs.size).toBe(drawing.lines.length);
  });
}

test("of very many some are drawn, and it is said how many are not", () => {
  const many = Array.from({ length: 50 }, (_, at) => loss(`l${at}`, "x", `l${at}`));
  const { boxes, lines, leftOut } = drawn({ onlyOnes: many });
  expect(boxes.length - 1 + leftOut).toBe(50);
  expect(leftOut).toBeGreaterThan(0);
  expect(lines).toHaveLength(boxes.length - 1);
});

test("who is served by what falls is concerned in turn, with the way there, unless it loses something itself; kept others come last", () => {
  const served = (id: string, from: string, others: number) => ({
    entity: entity(id),
    servedBy: loss(id, from, id, "INFERRED").lost,
    others,
  });
  const told = {
    onlyOnes: [loss("a", "x", "a")],
    cutOff: [cut("b")],
    inTurn: [served("b", "a", 0), served("c", "a", 2), served("d", "a", 0), served("e", "a", 1)],
    nodes: ["x", "c"],
    edges: [edge("x", "c")],
  };
  const all = fallen(told, ["d"]);
  expect(all.concerned.map((one) => [one.entity.id, one.standing])).toEqual([
    ["a", "onlyOnes"],
    ["b", "cutOff"],
    ["d", "inTurn"],
    ["c", "inTurn"],
    ["e", "inTurn"],
  ]);
  expect(all.concerned.at(-1)?.inTurn).toMatchObject([
    { side: { relation: "links", direction: "IN" }, servedBy: [{ pick: "a>links>e", to: { id: "a" } }], others: 1 },
  ]);
  // drawn is who has a line from what is taken out
  const { boxes, lines, leftOut } = drawn(told, ["d"]);
  expect(boxes.map(({ id }) => id)).toEqual(["x", allAims, "a", "b", "d", "c"]);
  expect([lines.length, leftOut]).toEqual([4, 1]);
});

test("everyone whom a relation links to what is taken out is told of and drawn, once for each relation", () => {
  const told = {
    onlyOnes: [loss("a", "x", "a")],
    nodes: ["x", "y", "a", "b", "c"],
    edges: [edge("x", "a"), edge("b", "x"), edge("y", "c", "INFERRED"), edge("x", "y"), edge("a", "b")],
  };
  const all = fallen(told, ["d", "b", "y"], ["x", "y"]);
  const touched = standing(all, "touched").flatMap(({ entity: one, lines }) =>
    lines.map(({ pick, basis }) => [one.id, pick, basis]),
  );
  expect(touched).toEqual([
    ["b", "b>links>x", "STATED"],
    ["c", "y>links>c", "INFERRED"],
  ]);
  expect(standing(all, "reached").map((one) => one.entity.id)).toEqual(["d"]);
  const { boxes, lines } = drawn(told, ["d", "b", "y"], ["x", "y"]);
  expect(boxes.map(({ id }) => id).toSorted()).toEqual(["a", "b", "c", "d", "x", "y"]);
  expect(lines.map(({ from, to, basis }) => [from.id, to.id, basis])).toEqual([
    ["x", "a", "STATED"],
    ["x", "b", "STATED"],
    ["y", "c", "INFERRED"],
    ["x", "d", null],
  ]);
});

test("of one strategy only its own entities are touched: whether others keep anything was not looked at", () => {
  const answer = {
    whatIf: { onlyOnes: [], onlyStated: [], cutOff: [], inTurn: [] },
    neighborhood: {
      nodes: [
        { ...entity("x"), strategies: ["one"] },
        { ...entity("a"), strategies: ["one", "other"] },
        { ...entity("b"), strategies: ["other"] },
      ],
      edges: [edge("x", "a"), edge("x", "b")],
      leftOut: { entities: 0 },
    },
  } as unknown as Answer;
  const touched = (strategy: string | null) =>
    fallenOf({ without: ["x"], strategy }, answer, []).concerned.map((one) => one.entity.id);
  expect([touched(null), touched("one"), touched("other")]).toEqual([["a", "b"], ["a"], ["a", "b"]]);
});

test("what is reached is asked of the same strategy, and it is told where there may be more", () => {
  const patterns = [{ name: "brings", to: ["Goal"] }] as unknown as Parameters<typeof reachedQuestion>[0];
  const asked = (strategy: string | null) => reachedQuestion(patterns, { ids: ["x"], strategy, lang: "en" });
  expect(asked("one").operation.text).toContain("where: { strategies: { includes: $strategy } }");
  expect(asked("one").variables).toEqual({ of: { ids: ["x"] }, strategy: "one", lang: "en" });
  expect(asked(null).operation.text).not.toContain("strategy");
  const ways = (count: number) => ({ p0: Array.from({ length: count }, () => ({})) }) as unknown as Ways;
  expect([isCut(ways(mostWays - 1)), isCut(ways(mostWays))]).toEqual([false, true]);
});
