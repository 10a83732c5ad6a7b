import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from "parse5";
import { refuse } from "../faults.ts";
import { TextLines } from "./lines.ts";

type Node = DefaultTreeAdapterTypes.Node;

/** What shows nothing, or nothing that is said. */
const unseen = new Set([
  "head",
  "script",
  "style",
  "template",
  "noscript",
  "svg",
  "math",
  "iframe",
  "object",
  "select",
]);
const blocks = new Set(
  (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 " +
    "header hgroup hr html legend li main menu nav ol p pre section summary table tbody tfoot thead tr ul"
  ).split(" "),
);
const cells = new Set(["td", "th"]);
/** Past it a page is no page; and finding what an element stands in would take a time that grows with the square of it. */
const deepest = 1_000;

/** The words of a page as a browser shows them, its headings as Markdown has them. Nothing in it is run or fetched. Errors: IMPORT_FILE_DAMAGED. Cost: O(characters). */
export function textOfHtml(html: string, file: string): string {
  const lines = new TextLines();
  let depth = 0;
  const treeAdapter = {
    ...defaultTreeAdapter,
    onItemPush() {
      if (++depth > deepest)
        throw refuse("IMPORT_FILE_DAMAGED", file, `The page is nested deeper than ${deepest} levels.`);
    },
    onItemPop() {
      depth--;
    },
  };
  walk(parse(html, { treeAdapter }), lines, false);
  return lines.text();
}

function walk(node: Node, lines: TextLines, isVerbatim: boolean): void {
  if ("value" in node && node.nodeName === "#text") {
    if (isVerbatim) lines.addVerbatim(node.value);
    else lines.add(node.value);
    return;
  }
  if (!("childNodes" in node)) return;
  const name = node.nodeName;
  if (unseen.has(name) || ("attrs" in node && node.attrs.some((one) => one.name === "hidden"))) return;
  if (name === "br") lines.breakLine();
  const isBlock = blocks.has(name);
  if (isBlock) lines.breakBlock();
  if (cells.has(name)) lines.breakCell();
  const level = /^h([1-6])$/.exec(name)?.[1];
  if (level !== undefined) lines.beginHeading(Number(level));
  for (const child of node.childNodes) walk(child, lines, isVerbatim || name === "pre");
  if (isBlock) lines.breakBlock();
}
