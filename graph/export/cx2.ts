import type { Excerpt } from "../excerpt.ts";
import {
  type Attribute,
  edgeAttributes,
  flatQuotes,
  nodeAttributes,
  receiptLines,
  valuesOf,
  weightOf,
} from "./attributes.ts";
import { coloursOf, hex } from "./colour.ts";
import { type ExportOptions, type Format, file } from "./format.ts";

const apart = 150;

/** CX2 (Cytoscape Exchange 2), what Cytoscape and Cytoscape Web read. Ids are numbers there. Cost: O(excerpt). */
export const cx2: Format = {
  name: "cx2",
  title: "CX2, for Cytoscape and Cytoscape Web",
  mediaType: "application/json",
  extension: "cx2",
  files: (excerpt, options) => [file("graph.cx2", () => write(excerpt, options))],
  leavesOut: [flatQuotes],
};

function* write(excerpt: Excerpt, { layout }: ExportOptions): Generator<string, void, void> {
  const { receipt, nodes, edges } = excerpt;
  const ofNodes = nodeAttributes(excerpt).filter(({ name }) => name !== "label");
  const ofEdges = edgeAttributes(excerpt);
  const declared = {
    networkAttributes: { name: { d: "string" }, description: { d: "string" }, revision: { d: "string" } },
    nodes: { entityId: { d: "string" }, color: { d: "string" }, ...declarations(ofNodes) },
    edges: { weight: { d: "double" }, ...declarations(ofEdges) },
  };
  const network = {
    name: receipt.title,
    description: receiptLines(excerpt).join("\n"),
    revision: receipt.revision,
  };
  yield `[{"CXVersion":"2.0","hasFragments":false}`;
  yield `,\n{"metaData":[{"name":"attributeDeclarations","elementCount":1},{"name":"networkAttributes","elementCount":1},`;
  yield `{"name":"nodes","elementCount":${receipt.nodes}},{"name":"edges","elementCount":${receipt.edges}},{"name":"visualProperties","elementCount":1}]}`;
  yield `,\n${JSON.stringify({ attributeDeclarations: [declared] })}`;
  yield `,\n${JSON.stringify({ networkAttributes: [network] })}`;
  const colours = coloursOf(excerpt.ontology);
  const numbers = new Map<string, number>();
  yield ',\n{"nodes":[';
  for (const node of nodes) {
    const id = numbers.size;
    const at = layout?.get(node.id);
    const v = { entityId: node.id, color: hex(colours(node.kind)), ...valuesOf(ofNodes, node) };
    yield `${id === 0 ? "" : ","}\n${JSON.stringify({ id, ...(at ? { x: at.x * apart, y: at.y * apart } : {}), v })}`;
    numbers.set(node.id, id);
  }
  yield ']},\n{"edges":[';
  let id = 0;
  for (const edge of edges) {
    const [s, t] = [numbers.get(edge.from), numbers.get(edge.to)];
    const v = { weight: weightOf(edge), ...valuesOf(ofEdges, edge) };
    yield `${id === 0 ? "" : ","}\n${JSON.stringify({ id, s, t, v })}`;
    id++;
  }
  yield `]},\n${JSON.stringify({ visualProperties: [looks] })},\n{"status":[{"success":true}]}]\n`;
}

/** Names on the nodes in the colour of their kind; what is inferred is dashed. */
const looks = {
  default: {
    node: { NODE_SHAPE: "round-rectangle", NODE_WIDTH: 120, NODE_HEIGHT: 40, NODE_LABEL_FONT_SIZE: 9 },
    edge: { EDGE_TARGET_ARROW_SHAPE: "triangle", EDGE_WIDTH: 1 },
  },
  nodeMapping: {
    NODE_LABEL: { type: "PASSTHROUGH", definition: { attribute: "name", type: "string" } },
    NODE_BACKGROUND_COLOR: { type: "PASSTHROUGH", definition: { attribute: "color", type: "string" } },
  },
  edgeMapping: {
    EDGE_LABEL: { type: "PASSTHROUGH", definition: { attribute: "label", type: "string" } },
    EDGE_LINE_STYLE: {
      type: "DISCRETE",
      definition: {
        attribute: "basis",
        type: "string",
        map: [
          { v: "STATED", vp: "solid" },
          { v: "INFERRED", vp: "dashed" },
        ],
      },
    },
  },
};

function declarations<Of>(attributes: readonly Attribute<Of>[]): Readonly<Record<string, { readonly d: string }>> {
  return Object.fromEntries(attributes.map(({ name, type, list }) => [name, { d: list ? `list_of_${type}` : type }]));
}
