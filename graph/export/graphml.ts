import type { FieldValue } from "../dataset.ts";
import type { Excerpt, ExcerptEdge, ExcerptNode } from "../excerpt.ts";
import {
  type Attribute,
  type AttributeType,
  edgeAttributes,
  flatQuotes,
  nodeAttributes,
  receiptLines,
  weightOf,
} from "./attributes.ts";
import { coloursOf, hex } from "./colour.ts";
import { type ExportOptions, type Format, file } from "./format.ts";
import { joinList, xml } from "./xml.ts";

const types: Readonly<Record<AttributeType, string>> = {
  string: "string",
  integer: "int",
  double: "double",
  boolean: "boolean",
};

const losses = [
  flatQuotes,
  "lists are text joined by |, and a | within a value becomes \u{A6}",
  "characters that XML cannot hold become U+FFFD",
];

/** GraphML (graphml.graphdrawing.org): what networkx, igraph, Cytoscape and many more read. Cost: O(excerpt). */
export const graphml: Format = {
  name: "graphml",
  title: "GraphML, for networkx, igraph and Cytoscape",
  mediaType: "application/graphml+xml",
  extension: "graphml",
  files: (excerpt, options) => [file("graph.graphml", () => write(excerpt, options, plain))],
  leavesOut: losses,
};

/** GraphML as yEd draws it, labels and shapes included. Cost: O(excerpt). */
export const yed: Format = {
  name: "yed",
  title: "GraphML with shapes and labels, for yEd",
  mediaType: "application/graphml+xml",
  extension: "graphml",
  files: (excerpt, options) => [file("graph.yed.graphml", () => write(excerpt, options, drawn))],
  leavesOut: losses,
};

/** What a profile adds to the file: at its head, to each node, to each edge. */
interface Profile {
  readonly namespaces: string;
  readonly keys: string;
  readonly node: (node: ExcerptNode) => string;
  readonly edge: (edge: ExcerptEdge) => string;
}

function plain({ ontology }: Excerpt, { layout }: ExportOptions): Profile {
  const colours = coloursOf(ontology);
  return {
    namespaces: "",
    keys: `${key("x", "node", "double")}${key("y", "node", "double")}${key("color", "node", "string")}${key("weight", "edge", "double")}`,
    node: ({ id, kind }) => {
      const at = layout?.get(id);
      const position = at ? `<data key="x">${at.x * apart}</data><data key="y">${at.y * apart}</data>` : "";
      return `${position}<data key="color">${hex(colours(kind))}</data>`;
    },
    edge: (edge) => `<data key="weight">${weightOf(edge)}</data>`,
  };
}

/** Distance of neighbours, and the size of yEd's boxes: names break into lines within them. */
const apart = 100;
const box = { width: 180, height: 60, gap: 60 };

function drawn({ ontology }: Excerpt, { layout }: ExportOptions): Profile {
  const colours = coloursOf(ontology);
  const style = (basis: ExcerptNode["basis"]): string => (basis === "STATED" ? "line" : "dashed");
  return {
    namespaces: ' xmlns:y="http://www.yworks.com/xml/graphml"',
    keys: `  <key id="shape" for="node" yfiles.type="nodegraphics"/>\n  <key id="line" for="edge" yfiles.type="edgegraphics"/>\n`,
    node: ({ id, name, kind, basis }) => {
      const at = layout?.get(id) ?? { x: 0, y: 0 };
      const colour = hex(colours(kind));
      return [
        '<data key="shape"><y:ShapeNode>',
        `<y:Geometry x="${at.x * (box.width + box.gap)}" y="${at.y * (box.height + 2 * box.gap)}" width="${box.width}" height="${box.height}"/>`,
        `<y:Fill color="${colour}33" transparent="false"/><y:BorderStyle type="${style(basis)}" width="1.0" color="${colour}"/>`,
        `<y:NodeLabel autoSizePolicy="node_width" configuration="CroppingLabel">${xml(name)}</y:NodeLabel>`,
        '<y:Shape type="roundrectangle"/></y:ShapeNode></data>',
      ].join("");
    },
    edge: ({ basis, label }) =>
      [
        `<data key="line"><y:PolyLineEdge><y:LineStyle type="${style(basis)}" width="1.0" color="#555555"/>`,
        `<y:Arrows source="none" target="standard"/><y:EdgeLabel>${xml(label)}</y:EdgeLabel></y:PolyLineEdge></data>`,
      ].join(""),
  };
}

function key(name: string, of: "node" | "edge", type: string): string {
  return `  <key id="${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>\n`;
}

type MakeProfile = (excerpt: Excerpt, options: ExportOptions) => Profile;

function* write(excerpt: Excerpt, options: ExportOptions, make: MakeProfile): Generator<string, void, void> {
  const profile = make(excerpt, options);
  const [ofNodes, ofEdges] = [nodeAttributes(excerpt), edgeAttributes(excerpt)];
  yield `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"${profile.namespaces}>
${keys("node", ofNodes)}${keys("edge", ofEdges)}${profile.keys}  <key id="about" for="graph" attr.name="about" attr.type="string"/>
  <graph id="strategraph" edgedefault="directed">
    <data key="about">${xml(receiptLines(excerpt).join("\n"))}</data>
`;
  for (const node of excerpt.nodes) {
    yield `    <node id="${xml(node.id)}">${data("n", ofNodes, node)}${profile.node(node)}</node>\n`;
  }
  for (const edge of excerpt.edges) {
    const ends = `source="${xml(edge.from)}" target="${xml(edge.to)}"`;
    yield `    <edge id="${xml(edge.id)}" ${ends}>${data("e", ofEdges, edge)}${profile.edge(edge)}</edge>\n`;
  }
  yield "  </graph>\n</graphml>\n";
}

function keys<Of>(what: "node" | "edge", attributes: readonly Attribute<Of>[]): string {
  return attributes
    .map(({ name, type, list }, at) => {
      const kind = list ? "string" : types[type];
      return `  <key id="${what[0]}${at}" for="${what}" attr.name="${xml(name)}" attr.type="${kind}"/>\n`;
    })
    .join("");
}

function data<Of>(prefix: string, attributes: readonly Attribute<Of>[], of: Of): string {
  return attributes
    .flatMap(({ value }, at) => {
      const one = value(of);
      return one === null ? [] : [`<data key="${prefix}${at}">${xml(asText(one))}</data>`];
    })
    .join("");
}

function asText(value: FieldValue): string {
  return Array.isArray(value) ? joinList(value) : String(value);
}
