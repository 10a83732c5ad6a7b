import type { Excerpt, ExcerptEdge, ExcerptNode } from "../excerpt.ts";
import { reading } from "../reading.ts";
import { placeOf, receiptLines } from "./attributes.ts";
import { type Colour, coloursOf, hex } from "./colour.ts";
import { lineWidth } from "./commitment.ts";
import type { Format } from "./format.ts";
import type { Point } from "./graphviz.ts";
import { legend } from "./legend.ts";
import { widthAt } from "./letters.ts";
import { captionGap, captionWidth, letters, type MapBox, type MapLine, type Stripe, strategyMap } from "./map.ts";
import { ink, leading, number, paragraph, text } from "./shapes.ts";
import { xml } from "./xml.ts";

/** A picture of the strategy map that opens anywhere. Cost: that of `strategyMap`. */
export const svg: Format = {
  name: "svg",
  title: "SVG, a picture of the strategy map",
  mediaType: "image/svg+xml",
  extension: "svg",
  drawn: true,
  files: async (excerpt) => [{ name: "map.svg", content: [await pictureOf(excerpt)] }],
  leavesOut: [
    "of an entity its name, kind, basis and description, and of a relation how it reads, its quotes and their places: in tooltips",
    "a name of more than seven lines is cut in its box, and whole in its tooltip",
    "characters that XML cannot hold become U+FFFD",
  ],
};

const margin = 16;
/** On the left, for what a stripe holds. */
const gutter = captionWidth + 32;
const narrowest = 760;
/** Of a stripe, beyond its boxes. */
const beyond = 9;
const swatch = 9;
const ground = "#f4f6f8";

/**
 * The map of an excerpt as one SVG: stripes with what they hold, relations as lines with their words, entities as boxes, and below
 * them what the lines mean, the receipt and the credits. Attributes rather than a style sheet, which word processors do not read.
 * Errors: EXPORT_MAP_TOO_LARGE. Cost: that of `strategyMap`.
 */
export async function pictureOf(excerpt: Excerpt): Promise<string> {
  const map = await strategyMap(excerpt);
  const width = Math.ceil(Math.max(narrowest, map.width + gutter + 3 * margin));
  const across = width - 2 * margin;
  const [heading = "", ...receipt] = receiptLines(excerpt);
  const title = paragraph(heading, { x: margin, y: margin + 16, width: across, size: 16 });
  const top = margin + title.height + 2 * margin;
  const key = legend(excerpt, { x: margin, y: top + map.height + 2 * margin, width: across });
  const foot = paragraph(receipt.join("\n"), { x: margin, y: key.bottom + 24, width: across, size: letters.label });
  const height = Math.ceil(key.bottom + 24 + foot.height + margin);
  const colours = coloursOf(excerpt.ontology);
  const nodes = new Map(map.boxes.map(({ node }) => [node.id, node]));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" class="strategy-map" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="DejaVu Sans, Verdana, sans-serif" fill="${ink}">`,
    `<title>${xml(heading)}</title>`,
    `<desc>${xml([heading, ...receipt].join("\n"))}</desc>`,
    "<style>.strategy-map .edge:hover .line { stroke: #000 } .strategy-map .edge:hover .head { fill: #000 }</style>",
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    title.svg,
    `<g transform="translate(0 ${number(top)})">`,
    ...map.stripes.map((stripe) => drawStripe(stripe, across, colours)),
    `</g><g transform="translate(${margin + gutter} ${number(top)})">`,
    ...map.lines.map((line) => drawLine(line, { excerpt, nodes, colours })),
    ...map.boxes.map((box) => drawBox(box, excerpt, colours(box.node.kind))),
    ...map.lines.map(drawWords),
    "</g>",
    key.svg,
    foot.svg,
    "</svg>",
    "",
  ].join("\n");
}

type Colours = ReturnType<typeof coloursOf>;

/** A light ground behind its boxes, and on the left its kinds and their colours. */
function drawStripe({ captions, top, bottom }: Stripe, across: number, colours: Colours): string {
  const place = `x="${margin}" y="${number(top - beyond)}" width="${across}" height="${number(bottom - top + 2 * beyond)}"`;
  let y = top;
  const labels = captions.map(({ kind, words }) => {
    const mark = `<rect x="${margin + 8}" y="${number(y + 2)}" width="${swatch}" height="${swatch}" rx="2" fill="${hex(colours(kind))}"/>`;
    const label = text(words, { x: margin + swatch + 14, y: y + 10, size: letters.box });
    y += words.length * leading(letters.box) + captionGap;
    return mark + label;
  });
  return `<g class="stripe"><rect ${place} rx="6" fill="${ground}"/>${labels.join("")}</g>`;
}

function drawBox({ node, words, middle: [x, y], width, height }: MapBox, excerpt: Excerpt, colour: Colour): string {
  const dashes = node.basis === "STATED" ? "" : ' stroke-dasharray="5 3"';
  const first = y - ((words.length - 1) * leading(letters.box)) / 2 + letters.box * 0.36;
  return [
    `<g class="node" data-id="${xml(node.id)}"><title>${xml(aboutNode(node, excerpt))}</title>`,
    `<rect x="${number(x - width / 2)}" y="${number(y - height / 2)}" width="${number(width)}" height="${number(height)}" rx="6" fill="${hex(tint(colour))}" stroke="${hex(colour)}" stroke-width="1.3"${dashes}/>`,
    `${text(words, { x, y: first, size: letters.box, anchor: "middle" })}</g>`,
  ].join("");
}

interface Drawing {
  readonly excerpt: Excerpt;
  readonly nodes: ReadonlyMap<string, ExcerptNode>;
  readonly colours: Colours;
}

/** In the colour of what it begins at. */
function drawLine({ edge, curve, tip }: MapLine, drawing: Drawing): string {
  const colour = hex(drawing.colours(drawing.nodes.get(edge.from)?.kind ?? ""));
  const [start, ...rest] = curve.map(([x, y]) => `${number(x)} ${number(y)}`);
  const d = `M${start}C${rest.join(" ")}`;
  const dashes = edge.basis === "STATED" ? "" : ' stroke-dasharray="5 3"';
  return [
    `<g class="edge" data-id="${xml(edge.id)}" fill="none"><title>${xml(aboutEdge(edge, drawing))}</title>`,
    // wide and unseen, so that a pointer finds it
    `<path d="${d}" stroke="#fff" stroke-opacity="0" stroke-width="9"/>`,
    `<path class="line" d="${d}" stroke="${colour}" stroke-width="${lineWidth(edge.commitment)}"${dashes}/>`,
    `<path class="head" d="${arrowHead(curve.at(-1) ?? tip, tip)}" fill="${colour}"/></g>`,
  ].join("");
}

function arrowHead([x, y]: Point, tip: Point): string {
  const [along, down] = [tip[0] - x, tip[1] - y];
  const half = 3.6 / (Math.hypot(along, down) || 1);
  const corner = (side: 1 | -1) => `${number(x - side * down * half)} ${number(y + side * along * half)}`;
  return `M${corner(1)} ${number(tip[0])} ${number(tip[1])} ${corner(-1)}Z`;
}

/** On a ground of their own, so that lines which cross them leave them legible. */
function drawWords({ words, label: [x, y] }: MapLine): string {
  const width = widthAt(letters.label)(words);
  const under = `<rect x="${number(x - width / 2)}" y="${number(y - 5.5)}" width="${number(width)}" height="11" rx="2" fill="${ground}" fill-opacity="0.85"/>`;
  return `<g class="words" pointer-events="none">${under}${text([words], { x, y: y + 3, size: letters.label, anchor: "middle" })}</g>`;
}

function aboutNode({ id, kind, name, basis, strength, description }: ExcerptNode, { ontology }: Excerpt): string {
  const label = ontology.kinds.find((one) => one.name === kind)?.label ?? kind;
  const firmness = [basis, ...(strength === null ? [] : [strength])].join(", ").toLowerCase();
  return [name, `${label}, ${firmness}; ${id}`, ...(description === null ? [] : [description])].join("\n");
}

function aboutEdge(edge: ExcerptEdge, { excerpt, nodes }: Drawing): string {
  const nameOf = (id: string): string => nodes.get(id)?.name ?? id;
  const step = { ...edge, direction: "out", to: nameOf(edge.to) } as const;
  const source = new Map(excerpt.sources.map(({ id, name }) => [id, name]));
  return [
    reading(excerpt.ontology, nameOf(edge.from), [step]),
    ...edge.evidence.map(
      ({ quote, document, line, page }) => `“${quote}” ${placeOf(source.get(document) ?? document, line, page)}`,
    ),
    ...(edge.reasoning === null ? [] : [edge.reasoning]),
  ].join("\n");
}

/** A light ground of the same hue, as an opaque colour. */
function tint([red, green, blue]: Colour): Colour {
  const light = (part: number): number => Math.round(255 - (255 - part) * 0.16);
  return [light(red), light(green), light(blue)];
}
