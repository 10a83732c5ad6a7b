import type { Excerpt } from "../excerpt.ts";
import { receiptLines } from "./attributes.ts";
import { coloursOf, hex } from "./colour.ts";
import { type Format, file } from "./format.ts";

/** The DOT language of Graphviz. Cost: O(excerpt). */
export const dot: Format = {
  name: "dot",
  title: "DOT, for Graphviz",
  mediaType: "text/vnd.graphviz",
  extension: "dot",
  files: (excerpt) => [file("graph.dot", () => write(excerpt))],
  leavesOut: ["of an entity only its name and kind; of a relation its first quote, as a tooltip"],
};

function* write(excerpt: Excerpt): Generator<string, void, void> {
  const colours = coloursOf(excerpt.ontology);
  yield receiptLines(excerpt)
    .map((line) => `// ${line.replaceAll(/[\r\n]+/g, " ")}\n`)
    .join("");
  yield `digraph strategraph {
  graph [rankdir=BT, tooltip=${quoted(excerpt.receipt.title)}]
  node [shape=box, style="rounded,filled", fontname="DejaVu Sans", fontsize=10]
  edge [fontname="DejaVu Sans", fontsize=8, color="#555555"]
`;
  for (const { id, name, kind, basis } of excerpt.nodes) {
    const style = basis === "STATED" ? "" : ', style="rounded,filled,dashed"';
    const colour = hex(colours(kind));
    yield `  ${quoted(id)} [label=${quoted(broken(name))}, tooltip=${quoted(kind)}, color="${colour}", fillcolor="${colour}33"${style}]\n`;
  }
  for (const { from, to, label, basis, evidence } of excerpt.edges) {
    const style = basis === "STATED" ? "" : ", style=dashed";
    const [first] = evidence;
    const said = first ? `, tooltip=${quoted(first.quote)}` : "";
    yield `  ${quoted(from)} -> ${quoted(to)} [label=${quoted(label)}${style}${said}]\n`;
  }
  yield "}\n";
}

/** A quoted string of DOT: a backslash begins an escape there, and is doubled. */
function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll(/\r?\n/g, "\\n").replaceAll("\0", "\u{FFFD}")}"`;
}

/** Lines of some thirty characters. */
function broken(name: string): string {
  return name.replaceAll(/(.{24,}?)\s+/g, "$1\n");
}
