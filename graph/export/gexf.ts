import type { FieldValue } from "../dataset.ts";
import type { Excerpt } from "../excerpt.ts";
import { type Attribute, edgeAttributes, flatQuotes, nodeAttributes, receiptLines, weightOf } from "./attributes.ts";
import { coloursOf } from "./colour.ts";
import { type ExportOptions, type Format, file } from "./format.ts";
import { joinList, xml } from "./xml.ts";

/** Distance of neighbours in Gephi's units. */
const apart = 100;

/** GEXF 1.3 (gexf.net): what Gephi and Gephi Lite read. Cost: O(excerpt), a node or an edge at a time. */
export const gexf: Format = {
  name: "gexf",
  title: "GEXF 1.3, for Gephi",
  mediaType: "application/gexf+xml",
  extension: "gexf",
  files: (excerpt, options) => [file("graph.gexf", () => write(excerpt, options))],
  leavesOut: [
    flatQuotes,
    "lists are text joined by |, and a | within a value becomes \u{A6}",
    "characters that XML cannot hold become U+FFFD",
  ],
};

function* write(excerpt: Excerpt, { layout }: ExportOptions): Generator<string, void, void> {
  const { receipt, nodes, edges, ontology } = excerpt;
  const ofNodes = nodeAttributes(excerpt).filter(({ name }) => name !== "label");
  const ofEdges = edgeAttributes(excerpt).filter(({ name }) => name !== "label" && name !== "kind");
  const colours = coloursOf(ontology);
  const modified = receipt.time === null ? "" : ` lastmodifieddate="${receipt.time.slice(0, 10)}"`;
  yield `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
  <meta${modified}>
    <creator>strategraph ${xml(receipt.version)}</creator>
    <description>${xml(receiptLines(excerpt).join("\n"))}</description>
  </meta>
  <graph defaultedgetype="directed" mode="static">
${declared("node", ofNodes)}${declared("edge", ofEdges)}    <nodes count="${receipt.nodes}">
`;
  for (const node of nodes) {
    const [r, g, b] = colours(node.kind);
    const at = layout?.get(node.id);
    const position = at ? `<viz:position x="${at.x * apart}" y="${-at.y * apart}" z="0"/>` : "";
    yield `      <node id="${xml(node.id)}" label="${xml(node.name)}">${values(ofNodes, node)}<viz:color r="${r}" g="${g}" b="${b}"/>${position}</node>\n`;
  }
  yield `    </nodes>\n    <edges count="${receipt.edges}">\n`;
  for (const edge of edges) {
    const shape = edge.basis === "STATED" ? "solid" : "dashed";
    const ends = `source="${xml(edge.from)}" target="${xml(edge.to)}"`;
    yield `      <edge id="${xml(edge.id)}" ${ends} kind="${xml(edge.relation)}" label="${xml(edge.label)}" weight="${weightOf(edge)}">${values(ofEdges, edge)}<viz:shape value="${shape}"/></edge>\n`;
  }
  yield "    </edges>\n  </graph>\n</gexf>\n";
}

/** Lists are text: Gephi parts a `liststring` at every comma, within a quote too, and not at the separator of GEXF. */
function declared<Of>(what: "node" | "edge", attributes: readonly Attribute<Of>[]): string {
  const lines = attributes.map(
    ({ name, type, list }, at) =>
      `      <attribute id="${at}" title="${xml(name)}" type="${list ? "string" : type}"/>\n`,
  );
  return `    <attributes class="${what}">\n${lines.join("")}    </attributes>\n`;
}

function values<Of>(attributes: readonly Attribute<Of>[], of: Of): string {
  const found = attributes.flatMap(({ value }, at) => {
    const one = value(of);
    return one === null ? [] : [`<attvalue for="${at}" value="${xml(asText(one))}"/>`];
  });
  return `<attvalues>${found.join("")}</attvalues>`;
}

function asText(value: FieldValue): string {
  return Array.isArray(value) ? joinList(value) : String(value);
}
