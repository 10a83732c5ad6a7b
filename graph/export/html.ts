import { createHash } from "node:crypto";
import { StrategraphError } from "../diagnostic.ts";
import type { Excerpt, ExcerptEdge, ExcerptNode } from "../excerpt.ts";
import { inSlices } from "../slices.ts";
import { receiptLines } from "./attributes.ts";
import type { ExportCode } from "./codes.ts";
import { coloursOf, hex } from "./colour.ts";
import { forcesSteps } from "./forces.ts";
import { type ExportOptions, type Format, file } from "./format.ts";
import { joined } from "./json.ts";
import { type Layout, rowsOf } from "./layout.ts";
import type { PageContent, PageEdge, PageNode, PageParts, PagePoint } from "./page.ts";
import { inRows } from "./rows.ts";
import { xml } from "./xml.ts";

/** The graph to look around in: one file that opens from disk and asks nobody for anything. Cost: that of `forcesSteps`. */
export const html: Format = {
  name: "html",
  title: "HTML, one page to look around in, without a network",
  mediaType: "text/html",
  extension: "html",
  files: async (excerpt, options) => [await pageOf(excerpt, options)],
  leavesOut: ["in the drawing a name of more than three lines is cut, and whole beside it"],
};

/** Past which a browser takes long to open the page, and nobody finds their way in it. */
export const largestPage = { nodes: 5_000, edges: 15_000 };

async function pageOf(excerpt: Excerpt, { page }: ExportOptions) {
  if (page === undefined) throw new Error("a page is made with its script and style: give them as `page`");
  const { nodes, edges } = excerpt.receipt;
  if (nodes > largestPage.nodes || edges > largestPage.edges) throw tooLarge(nodes, edges);
  const parts = await page();
  const layers = inRows(excerpt);
  const forces = await inSlices(forcesSteps(excerpt), undefined);
  return file("strategy.html", () => written(excerpt, parts, { layers, forces }));
}

interface Layouts {
  readonly layers: Layout;
  readonly forces: Layout;
}

/** Title and receipt are text of the page itself, for readers without scripts; the rest is what its script draws from. */
function* written(excerpt: Excerpt, parts: PageParts, layouts: Layouts): Generator<string, void, void> {
  const { style } = parts;
  const script = asRead(parts.script);
  const [title = "", ...receipt] = receiptLines(excerpt);
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  yield `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="strategraph ${xml(excerpt.receipt.version)}">
<title>${xml(title)}</title>
<style>${style}</style>
</head>
<body>
<header><h1 dir="auto">${xml(title)}</h1></header>
<main id="page"><noscript>The graph is drawn by JavaScript, which is switched off here.</noscript></main>
<footer><p dir="auto">${receipt.map(xml).join('</p>\n<p dir="auto">')}</p></footer>
<script type="application/json" id="content">`;
  for (const piece of contentOf(excerpt, layouts)) yield withinScript(piece);
  yield `</script>\n<script>${script}</script>\n</body>\n</html>\n`;
}

function* contentOf(excerpt: Excerpt, { layers, forces }: Layouts): Generator<string, void, void> {
  const { receipt, sources, ontology, nodes, edges } = excerpt;
  const [colours, rowOf] = [coloursOf(ontology), rowsOf(ontology)];
  const content: Omit<PageContent, "nodes" | "edges"> = {
    receipt,
    sources,
    kinds: ontology.kinds
      .toSorted((a, b) => rowOf(a.name) - rowOf(b.name))
      .map(({ name, label, pluralLabel }) => ({ name, label, pluralLabel, colour: hex(colours(name)) })),
    relations: ontology.relations.map(({ name, reading }) => ({ name, reading })),
  };
  const node = (one: ExcerptNode): PageNode => ({
    ...one,
    layers: pointOf(layers, one.id),
    forces: pointOf(forces, one.id),
  });
  const edge = ({ evidence, ...one }: ExcerptEdge): PageEdge => one;
  yield `${JSON.stringify(content).slice(0, -1)},"nodes":[`;
  yield* joined(nodes, (one) => ({ ...node(one) }));
  yield '],"edges":[';
  yield* joined(edges, (one) => ({ ...edge(one) }));
  yield "]}";
}

/** To a hundredth, that the page is no longer than it need be. */
function pointOf(layout: Layout, id: string): PagePoint {
  const { x, y } = layout.get(id) ?? { x: 0, y: 0 };
  return [Math.round(x * 100) / 100, Math.round(y * 100) / 100];
}

/** JSON that a browser cannot take for the end of the script, or for a comment in it (HTML, 4.12.1.3). */
function withinScript(json: string): string {
  return json.replaceAll("<", "\\u003c");
}

/** What a browser would read of a script otherwise than it stands, and so not run (HTML, 13.2.5.6): a minifier leaves U+0000 in strings. */
function asRead(script: string): string {
  if (/<\/script|<!--/i.test(script)) throw new Error("the page's script would end before its end");
  return script.replaceAll("\0", "\\x00");
}

/** As a policy names what may run (CSP 3, 2.3.1). */
function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

function tooLarge(nodes: number, edges: number): StrategraphError {
  const code: ExportCode = "EXPORT_PAGE_TOO_LARGE";
  return new StrategraphError({
    code,
    severity: "error",
    message: `A page of ${nodes} entities and ${edges} relations would not open in good time; it has at most ${largestPage.nodes} and ${largestPage.edges}.`,
    hint: "take a part of it with --around or --query, or write gexf for Gephi",
  });
}
