import { expect, test } from "vitest";
import { allAims, drawingOf, type Fallen, fallenOf } from "../../src/web/what-if/falls.ts";
import { boxHeight, laidOut, struck } from "../../src/web/what-if/layout.ts";
import { isCut, mostWays, reachedQuestion, type Ways } from "../../src/web/what-if/reached.ts";

const entity = (id: string, kind = "Task") => ({ kind, id, name: id, nameLanguage: "en", basis: "STATED" as const });
const loss = (loser: string, from: string, to: string, basis: "STATED" | "INFERRED" = "STATED") => ({
  entity: entity(loser),
  summary: "",
  lost: [
    {
      from: entity(from),
      to: entity(to),
      reading: "",
      properties: { id: `${from}>supports>${to}`, basis, strength: null, commitment: null, evidence: [] },
    },
  ],
});
const isAim = (kind: string) => kind === "Goal";
const drawn = (fallen: Partial<Fallen>) =>
  drawingOf(
    [{ id: "x", name: "x" }],
    { onlyOnes: [], onlyStated: [], cutOff: [], touched: [], reached: [], leftOut: 0, ...fallen },
    isAim,
    "goals",
  );

test("a relation that falls is a line from what is taken out to who loses it, whichever way the relation goes", () => {
  const { lines } = drawn({ onlyOnes: [loss("a", "x", "a"), loss("b", "b", "x", "INFERRED")] });
  expect(lines.map(({ from, to, basis }) => [from.id, to.id, basis])).toEqual([
    ["x", "a", "STATED"],
    ["x", "b", "INFERRED"],
  ]);
});

test("aims stand at the right, and who is cut off has a line to all of them", () => {
  const aim = { ...loss("g", "x", "g"), entity: entity("g", "Goal") };
  const { boxes, lines } = drawn({ onlyOnes: [aim], cutOff: [entity("c")] });
  expect(boxes.map(({ id, column, row }) => [id, column, row])).toEqual([
    ["x", "out", 0],
    [allAims, "aims", 0],
    ["g", "aims", 1],
    ["c", "loses", 0],
  ]);
  expect(lines.find(({ basis }) => basis === null)?.from.id).toBe("c");
});

test("who loses twice is drawn once, and no two boxes stand in one place", () => {
  const { boxes } = drawn({
    onlyOnes: [loss("a", "x", "a")],
    onlyStated: [loss("a", "x", "a")],
    cutOff: [entity("a")],
  });
  const places = boxes.map(({ column, row }) => `${column} ${row}`);
  expect(boxes.filter(({ id }) => id === "a")).toHaveLength(1);
  expect(new Set(places).size).toBe(places.length);
});

test("who has no other relation of a kind is told apart from who is only touched", () => {
  const { boxes } = drawn({ onlyOnes: [loss("a", "x", "a")], onlyStated: [loss("b", "x", "b")] });
  expect(boxes.filter(({ losesAll }) => losesAll).map(({ id }) => id)).toEqual(["a"]);
});

for (const width of [320, 699, 700, 1200]) {
  test(`${width} pixels wide, all that falls is within them, no line goes behind a box, and each is struck through by whoever loses`, () => {
    const goal = { ...loss("g", "x", "g", "INFERRED"), entity: entity("g", "Goal") };
    const fallen = {
      onlyOnes: [loss("a", "x", "a"), loss("b", "y", "b", "INFERRED"), goal],
      onlyStated: [loss("c", "x", "c")],
      cutOff: [entity("a"), entity("d"), entity("g", "Goal")],
      touched: [],
      reached: [],
      leftOut: 0,
    };
    const drawing = drawingOf([entity("x"), entity("y")], fallen, isAim, "goals");
    const { place, way, height } = laidOut(drawing, width);
    const frames = drawing.boxes.map((box) => ({ id: box.id, ...place(box) }));
    for (const { x, y, width: own } of frames) {
      expect(Math.min(x, y, own - 100)).toBeGreaterThanOrEqual(0);
      expect([x + own <= width + 0.01, y + boxHeight <= height]).toEqual([true, true]);
    }
    expect(drawing.lines).toHaveLength(7);
    for (const line of drawing.lines) {
      const points = way(line);
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
      const cross = struck(line, points);
      expect(Math.abs(cross.y - loser.y - boxHeight / 2)).toBeLessThan(1);
    }
  });
}

test("of very many some are drawn, and it is said how many are not", () => {
  const many = Array.from({ length: 50 }, (_, at) => loss(`l${at}`, "x", `l${at}`));
  const { boxes, lines, leftOut } = drawn({ onlyOnes: many });
  expect(boxes.length - 1 + leftOut).toBe(50);
  expect(leftOut).toBeGreaterThan(0);
  expect(lines).toHaveLength(boxes.length - 1);
});

test("everyone whom a relation links to what is taken out is told of and drawn, once for each relation", () => {
  const edge = (from: string, to: string, basis: "STATED" | "INFERRED" = "STATED") => ({
    id: `${from}>links>${to}`,
    from,
    to,
    reading: "",
    properties: { basis, strength: null, commitment: null, evidence: [] },
  });
  const [x, y, a, b, c, d] = ["x", "y", "a", "b", "c", "d"].map((id) => entity(id));
  const lost = {
    ...loss("a", "x", "a"),
    lost: [{ ...loss("a", "x", "a").lost[0], properties: { ...edge("x", "a").properties, id: "x>links>a" } }],
  };
  const far = {
    entity: d,
    pick: "x>~brings>d",
    from: "x",
    reading: "",
    basis: "INFERRED",
    strength: null,
    evidence: [],
  };
  const near = { ...far, entity: b };
  const fallen = fallenOf(
    { without: ["x", "y"], strategy: null },
    {
      whatIf: { onlyOnes: [lost], onlyStated: [], cutOff: [] },
      neighborhood: {
        nodes: [x, y, a, b, c],
        edges: [edge("x", "a"), edge("b", "x"), edge("y", "c", "INFERRED"), edge("x", "y"), edge("a", "b")],
        leftOut: { entities: 0 },
      },
    } as unknown as Parameters<typeof fallenOf>[1],
    [far, near] as unknown as Parameters<typeof fallenOf>[2],
  );
  expect(fallen.touched.map(({ entity: one, pick, basis }) => [one.id, pick, basis])).toEqual([
    ["b", "b>links>x", "STATED"],
    ["c", "y>links>c", "INFERRED"],
  ]);
  expect(fallen.reached.map((one) => one.entity.id)).toEqual(["d"]);
  const { boxes, lines } = drawingOf([entity("x"), entity("y")], fallen, isAim, "goals");
  expect(boxes.map(({ id }) => id).toSorted()).toEqual(["a", "b", "c", "d", "x", "y"]);
  expect(lines.map(({ from, to, basis }) => [from.id, to.id, basis])).toEqual([
    ["x", "a", "STATED"],
    ["x", "b", "STATED"],
    ["y", "c", "INFERRED"],
    ["x", "d", null],
  ]);
});

test("of one strategy only its own entities are touched: whether others keep anything was not looked at", () => {
  const edge = (to: string) => ({ id: `x>links>${to}`, from: "x", to, reading: "", properties: { basis: "STATED" } });
  const answer = {
    whatIf: { onlyOnes: [], onlyStated: [], cutOff: [] },
    neighborhood: {
      nodes: [
        { ...entity("x"), strategies: ["one"] },
        { ...entity("a"), strategies: ["one", "other"] },
        { ...entity("b"), strategies: ["other"] },
      ],
      edges: [edge("a"), edge("b")],
      leftOut: { entities: 0 },
    },
  } as unknown as Parameters<typeof fallenOf>[1];
  const touched = (strategy: string | null) =>
    fallenOf({ without: ["x"], strategy }, answer, []).touched.map((one) => one.entity.id);
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
