import { StrategraphError } from "../diagnostic.ts";
import type { Excerpt, ExcerptEdge, ExcerptNode } from "../excerpt.ts";
import type { Ontology } from "../ontology.ts";
import { wrap } from "../wrap.ts";
import { type Band, bandsOf, endsBy } from "./bands.ts";
import type { ExportCode } from "./codes.ts";
import { commitmentWord } from "./commitment.ts";
import type { Point } from "./graphviz.ts";
import { widthAt } from "./letters.ts";
import { leading } from "./shapes.ts";
import { tidiest } from "./tidiest.ts";
import { wordsAt } from "./words.ts";

/** A strategy map with everything in its place; lengths in pixels, y downwards. */
export interface StrategyMap {
  readonly width: number;
  readonly height: number;
  readonly stripes: readonly Stripe[];
  readonly boxes: readonly MapBox[];
  readonly lines: readonly MapLine[];
}

export interface Stripe {
  readonly captions: readonly Caption[];
  readonly top: number;
  readonly bottom: number;
}

/** Of a kind. */
export interface Caption {
  readonly kind: string;
  readonly words: readonly string[];
}

export interface MapBox {
  readonly node: ExcerptNode;
  /** Its name. */
  readonly words: readonly string[];
  readonly middle: Point;
  readonly width: number;
  readonly height: number;
}

export interface MapLine {
  readonly edge: ExcerptEdge;
  readonly words: string;
  /** A point and three for each piece of a Bezier curve, along the relation. */
  readonly curve: readonly Point[];
  readonly tip: Point;
  /** Middle of the words. */
  readonly label: Point;
}

/** Past which a map takes more than some ten seconds to make, and a wall to be read on. */
export const largest = { nodes: 150, edges: 300 };

/** Sizes of letters. */
export const letters = { box: 11, label: 9 };
const padding = 8;
/** Of a box's words. */
const across = 144;
/** A name goes on for so many lines. */
const deep = 7;
/** Of what a stripe holds, on its left. */
export const captionWidth = 104;
export const captionGap = 4;
/** Characters that are looked at: no more fit into those lines. */
const longest = 300;

/**
 * The map of an excerpt: a stripe a kind, goals on top (bandsOf), names wrapped within their boxes, each relation with its
 * words on its line. Errors: EXPORT_MAP_TOO_LARGE. Cost: that of `placed`.
 */
export async function strategyMap(excerpt: Excerpt): Promise<StrategyMap> {
  const { nodes, edges } = excerpt.receipt;
  if (nodes > largest.nodes || edges > largest.edges) throw tooLarge(nodes, edges);
  const bands = bandsOf(excerpt);
  const boxes = bands.flatMap(({ rows }) => rows.flat().map(boxOf));
  const places = new Map(boxes.map(({ node }, at) => [node.id, at]));
  const placeOf = (id: string): number => places.get(id) ?? 0;
  const captions = bands.map((band) => captionsOf(band, excerpt.ontology));
  const rows = bands.flatMap((band, at) =>
    band.rows.map((row, place) => ({
      boxes: row.map(({ id }) => placeOf(id)),
      height: place === 0 ? heightOf(captions[at] ?? []) : 0,
    })),
  );
  const rowOf = new Map(rows.flatMap((row, at) => row.boxes.map((place) => [place, at] as const)));
  const endsWithin = endsBy(excerpt.ontology);
  const lines = Array.from(excerpt.edges, (edge) => {
    const [from, to] = [placeOf(edge.from), placeOf(edge.to)];
    const higher = (rowOf.get(to) ?? 0) - (rowOf.get(from) ?? 0);
    const up = higher === 0 ? endsWithin(edge)[0] === edge.to : higher < 0;
    return up ? ({ upper: to, lower: from, to: "upper" } as const) : ({ upper: from, lower: to, to: "lower" } as const);
  });
  const placement = await tidiest({ boxes, rows, lines });
  const words = Array.from(excerpt.edges, wordsOn);
  const sizes = words.map((one) => ({ width: widthAt(letters.label)(one) + 4, height: letters.label + 3 }));
  const labels = wordsAt(placement, boxes, sizes);
  const laid = boxes.map((box, at) => ({ ...box, middle: placement.boxes[at] as Point }));
  return {
    width: placement.width,
    height: placement.height,
    stripes: captions.map((those) => stripeOf(those, laid)),
    boxes: laid,
    lines: Array.from(excerpt.edges, (edge, at) => ({
      edge,
      words: words[at] as string,
      ...(placement.lines[at] as (typeof placement.lines)[number]),
      label: labels[at] as Point,
    })),
  };
}

/** How a relation reads, and how far it has come where that is said: `has the task, planned`. */
function wordsOn({ label, commitment }: ExcerptEdge): string {
  return commitment === null ? label : `${label}, ${commitmentWord(commitment)}`;
}

function boxOf(node: ExcerptNode): Omit<MapBox, "middle"> {
  const measure = widthAt(letters.box);
  const name = [...node.name.slice(0, 2 * longest)].slice(0, longest).join("").replaceAll(/\s+/g, " ").trim();
  const all = wrap(name, across, measure);
  const words = all.length > deep ? [...all.slice(0, deep - 1), `${all[deep - 1]?.slice(0, -1)}…`] : all;
  return {
    node,
    words,
    width: Math.max(60, ...words.map(measure)) + 2 * padding,
    height: words.length * leading(letters.box) + 2 * padding - 4,
  };
}

function captionsOf({ kinds }: Band, ontology: Ontology): readonly Caption[] {
  return kinds.map((kind) => {
    const many = ontology.kinds.find(({ name }) => name === kind)?.pluralLabel ?? kind;
    return { kind, words: wrap(many.charAt(0).toUpperCase() + many.slice(1), captionWidth, widthAt(letters.box)) };
  });
}

/** Of all captions of a stripe. */
function heightOf(captions: readonly Caption[]): number {
  return captions.reduce((sum, { words }) => sum + words.length * leading(letters.box) + captionGap, -captionGap);
}

/** From the top of its boxes to their foot, or as far as its captions go around their first row. */
function stripeOf(captions: readonly Caption[], boxes: readonly MapBox[]): Stripe {
  const kinds = new Set(captions.map(({ kind }) => kind));
  const those = boxes.filter(({ node }) => kinds.has(node.kind));
  const edges = (side: 1 | -1) => those.map(({ middle, height }) => middle[1] + (side * height) / 2);
  const first = Math.min(...those.map(({ middle }) => middle[1]));
  const half = heightOf(captions) / 2;
  return { captions, top: Math.min(first - half, ...edges(-1)), bottom: Math.max(first + half, ...edges(1)) };
}

function tooLarge(nodes: number, edges: number): StrategraphError {
  const code: ExportCode = "EXPORT_MAP_TOO_LARGE";
  return new StrategraphError({
    code,
    severity: "error",
    message: `A map of ${nodes} entities and ${edges} relations could not be read; it has at most ${largest.nodes} and ${largest.edges}.`,
    hint: "draw a part of it with --around or --query, or write gexf for Gephi",
  });
}
