import type { Excerpt } from "../excerpt.ts";
import { receiptLines } from "./attributes.ts";
import { coloursOf, hex } from "./colour.ts";
import { type Format, file } from "./format.ts";

/** A flowchart in Mermaid's language, which Markdown pages draw. Ids are numbered there. Cost: O(excerpt). */
export const mermaid: Format = {
  name: "mermaid",
  title: "Mermaid flowchart, for Markdown pages",
  mediaType: "text/vnd.mermaid",
  extension: "mmd",
  files: (excerpt) => [file("graph.mmd", () => write(excerpt))],
  leavesOut: ["of an entity only its name and kind; of a relation no quotes", "pages draw some 500 relations at most"],
};

function* write(excerpt: Excerpt): Generator<string, void, void> {
  const { nodes, edges, ontology } = excerpt;
  yield receiptLines(excerpt)
    .map((line) => `%% ${line.replaceAll(/[\r\n]+/g, " ")}\n`)
    .join("");
  yield "flowchart BT\n";
  const numbers = new Map<string, string>();
  const kinds = new Set<string>();
  for (const { id, name, kind } of nodes) {
    const number = `n${numbers.size}`;
    numbers.set(id, number);
    kinds.add(kind);
    yield `  ${number}["${entities(name)}"]:::${kind}\n`;
  }
  for (const { from, to, label, basis } of edges) {
    const line = basis === "STATED" ? "-->" : "-.->";
    yield `  ${numbers.get(from)} ${line}|"${entities(label)}"| ${numbers.get(to)}\n`;
  }
  const colours = coloursOf(ontology);
  for (const { name } of ontology.kinds) {
    if (kinds.has(name)) yield `  classDef ${name} fill:${hex(colours(name))}33,stroke:${hex(colours(name))}\n`;
  }
}

/** Text within quotes: what is neither a letter, a digit, nor harmless is written as its number. */
function entities(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N} .,:()/'-]/gu, (found) => `#${found.codePointAt(0)};`);
}
