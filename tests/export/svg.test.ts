import { describe, expect, test } from "vitest";
import { commitments } from "../../graph/dataset.ts";
import type { Excerpt } from "../../graph/excerpt.ts";
import { lineWidth } from "../../graph/export/commitment.ts";
import type { Bounds } from "../../graph/export/curve.ts";
import { crossingsOf, meet, pointsOn } from "../../graph/export/curve.ts";
import { placed } from "../../graph/export/graphviz.ts";
import { largest, type MapBox, strategyMap } from "../../graph/export/map.ts";
import { pictureOf } from "../../graph/export/svg.ts";
import { xml } from "../../graph/export/xml.ts";
import { emptyExcerpt, hostileExcerpt, seedExcerpt } from "./excerpts.ts";

const seed = await seedExcerpt();
const map = await strategyMap(seed);
const picture = await pictureOf(seed);

const boundsOf = ({ middle: [x, y], width, height }: MapBox): Bounds => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

/** Ids of what is drawn as nodes or edges. */
function drawn(picture: string, as: "node" | "edge"): readonly string[] {
  return Array.from(picture.matchAll(new RegExp(`<g class="${as}" data-id="([^"]*)"`, "g")), ([, id]) => id as string);
}

describe.each([
  ["the seed", seed],
  ["an empty graph", emptyExcerpt()],
  ...[1, 2, 3].map((at): [string, Excerpt] => [`hostile graph ${at}`, hostileExcerpt(at)]),
])("of %s", (_, excerpt) => {
  test("every entity is one box, and every relation one line", async () => {
    const drawing = await pictureOf(excerpt);
    expect(drawn(drawing, "node").toSorted()).toEqual(Array.from(excerpt.nodes, ({ id }) => xml(id)).toSorted());
    expect(drawn(drawing, "edge")).toEqual(Array.from(excerpt.edges, ({ id }) => xml(id)));
  });
});

test("nothing overlaps: neither boxes, nor the words of lines with boxes or with each other", () => {
  const boxes = map.boxes.map(boundsOf);
  const words = map.lines.map(({ label: [x, y], words }) => {
    // of any letter that a relation's words have, at 9 pixels
    const half = (words.length * 4.5) / 2;
    return { left: x - half, right: x + half, top: y - 5, bottom: y + 5 };
  });
  const overlapping = (all: readonly Bounds[]) =>
    all.filter((one, at) => all.some((other, place) => place < at && meet(one, other)));
  expect(overlapping(boxes)).toEqual([]);
  expect(overlapping([...boxes, ...words])).toEqual([]);
});

test("aims are on top, each kind has its stripe in the ontology's order, and its boxes are within it", () => {
  const order = seed.ontology.kinds.map(({ name }) => name);
  const first = seed.ontology.kinds.findIndex(({ aim }) => aim);
  const kinds = map.stripes.flatMap(({ captions }) => captions.map(({ kind }) => kind));
  expect(kinds).toEqual([...order.slice(first), ...order.slice(0, first)].filter((kind) => kinds.includes(kind)));
  expect(seed.ontology.kinds.find(({ name }) => name === kinds[0])?.aim).toBe(true);
  for (const [at, { captions, top, bottom }] of map.stripes.entries()) {
    if (at > 0) expect(top).toBeGreaterThan(map.stripes[at - 1]?.bottom ?? 0);
    for (const box of map.boxes.filter(({ node }) => captions.some(({ kind }) => kind === node.kind))) {
      expect(boundsOf(box).top).toBeGreaterThanOrEqual(top);
      expect(boundsOf(box).bottom).toBeLessThanOrEqual(bottom);
    }
  }
});

test("within a stripe what serves something is below it", () => {
  const heights = new Map(map.boxes.map(({ node, middle }) => [node.id, middle[1]]));
  const kinds = new Map(map.boxes.map(({ node }) => [node.id, node.kind]));
  const serves = new Map(seed.ontology.relations.map(({ name, serves }) => [name, serves]));
  const within = map.lines.filter(
    ({ edge }) => kinds.get(edge.from) === kinds.get(edge.to) && serves.get(edge.relation) === "out",
  );
  expect(within.length).toBeGreaterThan(5);
  for (const { edge } of within) expect(heights.get(edge.to)).toBeLessThan(heights.get(edge.from) as number);
});

test("an arrow ends at the box that its relation leads to", () => {
  const boxes = new Map(map.boxes.map((box) => [box.node.id, boundsOf(box)]));
  for (const { edge, tip } of map.lines) {
    const box = boxes.get(edge.to) as Bounds;
    const near = { left: tip[0] - 2, right: tip[0] + 2, top: tip[1] - 2, bottom: tip[1] + 2 };
    expect(meet(box, near), edge.id).toBe(true);
  }
});

test("inferred lines are dashed, stated ones not, and the further a thing has come the stronger is its line", () => {
  const lines = [...picture.matchAll(/<path class="line" [^>]* stroke-width="([\d.]+)"( stroke-dasharray)?/g)];
  const edges = [...seed.edges];
  expect(lines.map(([, , dashes]) => dashes !== undefined)).toEqual(edges.map(({ basis }) => basis === "INFERRED"));
  expect(lines.map(([, width]) => Number(width))).toEqual(edges.map(({ commitment }) => lineWidth(commitment)));
  const widths = [null, ...commitments].map(lineWidth);
  expect(widths).toEqual([...new Set(widths)].sort((a, b) => a - b));
});

test("a line says the sentence it stands for and its quotes, a box its kind, id and description", () => {
  const titles = Array.from(picture.matchAll(/<title>([^<]*)<\/title>/g), ([, title]) => title as string);
  const names = new Map(Array.from(seed.nodes, ({ id, name }) => [id, xml(name)]));
  for (const { from, to, label, evidence } of seed.edges) {
    const [title] = titles.filter(
      (one) => one.startsWith(`${names.get(from)} ${label} (`) && one.includes(`) ${names.get(to)}&#10;`),
    );
    for (const { quote } of evidence) expect(title).toContain(xml(quote));
  }
  for (const { id, description } of seed.nodes) {
    const about = titles.filter((one) => one.split("&#10;")[1]?.endsWith(`; ${id}`));
    expect(about).toEqual([expect.stringContaining(xml(description ?? ""))]);
  }
});

test("every word of a name stands in its box, and a name without end is cut there but whole in the tooltip", async () => {
  for (const { node, words } of map.boxes) expect(words.join(" ")).toBe(node.name);
  const [first] = seed.nodes as Iterable<MapBox["node"]> as [MapBox["node"]];
  const name = "endless".repeat(100_000);
  const one = { ...seed, nodes: [{ ...first, name }], edges: [], receipt: { ...seed.receipt, nodes: 1, edges: 0 } };
  const [box] = (await strategyMap(one)).boxes;
  expect(box?.words).toHaveLength(7);
  expect(box?.words.at(-1)).toMatch(/…$/);
  expect(await pictureOf(one)).toContain(`<title>${name}&#10;`);
});

test("a map that nobody could read is refused before it is drawn, and a part of it advised", async () => {
  for (const too of [{ nodes: largest.nodes + 1 }, { edges: largest.edges + 1 }]) {
    const receipt = { ...seed.receipt, ...too };
    await expect(strategyMap({ ...seed, receipt })).rejects.toThrow(/EXPORT_MAP_TOO_LARGE.*--around/s);
  }
});

test("crossings are counted, so that of several placements the tidiest is taken", async () => {
  const line = (...points: readonly (readonly [number, number])[]) => pointsOn(points);
  const down = line([0, 0], [0, 10], [0, 20], [0, 30]);
  const across = line([-10, 14], [0, 14], [10, 14], [20, 14]);
  const beside = line([5, 0], [5, 10], [5, 20], [5, 30]);
  expect(crossingsOf([down, across])).toBe(1);
  expect(crossingsOf([down, beside])).toBe(0);
  expect(crossingsOf([down, across, beside])).toBe(2);
  const boxes = Array.from({ length: 8 }, () => ({ width: 60, height: 20 }));
  const rows = [
    { boxes: [0, 1, 2, 3], height: 0 },
    { boxes: [4, 5, 6, 7], height: 0 },
  ];
  const lines = [0, 1, 2, 3].map((at) => ({ upper: at, lower: 7 - at, to: "upper" as const }));
  const placement = await placed({ boxes, rows, lines });
  expect(crossingsOf(placement.lines.map(({ curve }) => pointsOn(curve)))).toBe(0);
});
