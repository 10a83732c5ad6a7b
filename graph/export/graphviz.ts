/** What Graphviz is to place: sizes alone, so that no text of the graph is ever read by it. Lengths are in points. */
export interface Sketch {
  readonly boxes: readonly Size[];
  /** From the top down: which boxes stand side by side, by their places, and how high the row is at least. */
  readonly rows: readonly { readonly boxes: readonly number[]; readonly height: number }[];
  readonly lines: readonly Line[];
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** From an upper box to a lower one, or one beside it, by their places among the boxes. */
export interface Line {
  readonly upper: number;
  readonly lower: number;
  /** Where its arrow points. */
  readonly to: "upper" | "lower";
}

export type Point = readonly [x: number, y: number];

/** The boxes and lines in the order of the sketch; y grows downwards. */
export interface Placement {
  readonly width: number;
  readonly height: number;
  /** Middles. */
  readonly boxes: readonly Point[];
  readonly lines: readonly { readonly curve: readonly Point[]; readonly tip: Point }[];
}

/** Of Graphviz's JSON what is read here. */
interface Output {
  readonly bb: string;
  readonly objects?: readonly { readonly name: string; readonly pos?: string }[];
  readonly edges?: readonly { readonly id?: string; readonly pos?: string }[];
}

const pointsAnInch = 72;

/**
 * Places boxes in rows, and lines around them, by Graphviz's `dot` (Gansner, Koutsofios, North and Vo, A Technique for Drawing
 * Directed Graphs, 1993). It is loaded when it is first needed. `dot` looks for an order with few crossings from the one that it
 * is given, which is the sketch's for attempt 0 and another for each other: the same attempt gives the same placement. Cost: far
 * more than linear in boxes and lines, and nothing else runs meanwhile: who calls it bounds them.
 */
export async function placed({ boxes, rows, lines }: Sketch, attempt = 0): Promise<Placement> {
  const { instance } = await import("@viz-js/viz");
  const viz = await instance();
  const result = viz.render(
    {
      directed: true,
      graphAttributes: { nodesep: 0.11, ranksep: 0.42 },
      nodeAttributes: { shape: "box", fixedsize: true, label: "" },
      edgeAttributes: { arrowsize: 0.7 },
      nodes: [
        ...shuffled(boxes, attempt).map(([at, { width, height }]) => ({
          name: `box${at}`,
          attributes: { width: width / pointsAnInch, height: height / pointsAnInch },
        })),
        ...rows.map(({ height }, row) => ({
          name: `row${row}`,
          attributes: { style: "invis", width: 0, height: height / pointsAnInch },
        })),
      ],
      edges: [
        ...lines.map(({ upper, lower, to }, at) => ({
          tail: `box${upper}`,
          head: `box${lower}`,
          attributes: { id: String(at), dir: to === "upper" ? "back" : "forward" },
        })),
        ...rows
          .slice(1)
          .map((_, row) => ({ tail: `row${row}`, head: `row${row + 1}`, attributes: { style: "invis" } })),
      ],
      subgraphs: rows.map(({ boxes: those }, row) => ({
        // those without a name would be one and the same
        name: `rank${row}`,
        graphAttributes: { rank: "same" },
        nodes: [{ name: `row${row}` }, ...those.map((at) => ({ name: `box${at}` }))],
      })),
    },
    { format: "json0", engine: "dot", yInvert: true },
  );
  if (result.status !== "success") throw new Error(result.errors.map(({ message }) => message).join("\n"));
  return read(JSON.parse(result.output) as Output, boxes.length, lines.length);
}

/** By place; in order for attempt 0, and spread by the golden ratio, differently, for every other. */
function shuffled<One>(all: readonly One[], attempt: number): readonly (readonly [number, One])[] {
  const key = (at: number): number => (at * attempt * 0.618_033_988_749_895) % 1;
  return [...all.entries()].sort(([a], [b]) => key(a) - key(b) || a - b);
}

function read({ bb, objects = [], edges = [] }: Output, boxes: number, lines: number): Placement {
  const [left = 0, one = 0, right = 0, other = 0] = bb.split(",").map(Number);
  const middles = new Map(objects.map(({ name, pos = "" }) => [name, pointOf(pos)]));
  const paths = new Map(edges.map((edge) => [edge.id, edge]));
  return {
    width: right - left,
    height: Math.abs(other - one),
    boxes: Array.from({ length: boxes }, (_, at) => middles.get(`box${at}`) ?? [0, 0]),
    lines: Array.from({ length: lines }, (_, at) => {
      const { pos = "" } = paths.get(String(at)) ?? {};
      // "s,x,y" or "e,x,y" is where the arrow's tip is, at the start or the end of the curve
      const [tip = "", ...curve] = pos.split(" ");
      const points = curve.map(pointOf);
      return {
        curve: tip.startsWith("s") ? points.toReversed() : points,
        tip: pointOf(tip.slice(2)),
      };
    }),
  };
}

function pointOf(text: string): Point {
  const [x = 0, y = 0] = text.split(",").map(Number);
  return [x, y];
}
