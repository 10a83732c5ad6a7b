import type { Excerpt, ExcerptEdge, ExcerptNode } from "../excerpt.ts";
import { creditsOf, edgeAttributes, nodeAttributes, receiptLines, valuesOf, weightOf } from "./attributes.ts";
import { coloursOf, hex } from "./colour.ts";
import { type ExportOptions, type Format, file } from "./format.ts";

type Values = Readonly<Record<string, unknown>>;

/** Node-link JSON as networkx 3 reads it: `networkx.node_link_graph(data, edges="edges")`. Cost: O(excerpt). */
export const nodeLink: Format = {
  name: "node-link",
  title: "node-link JSON, for networkx",
  mediaType: "application/json",
  extension: "json",
  files: (excerpt, options) => [
    file("graph.json", function* () {
      const [node, edge] = [nodeValues(excerpt, options), edgeValues(excerpt)];
      const head = JSON.stringify({ directed: true, multigraph: true, graph: about(excerpt) }).slice(0, -1);
      yield `${head},"nodes":[`;
      yield* joined(excerpt.nodes, (one) => ({ id: one.id, ...node(one) }));
      yield '],"edges":[';
      yield* joined(excerpt.edges, (one) => ({ source: one.from, target: one.to, key: one.id, ...edge(one) }));
      yield "]}\n";
    }),
  ],
  leavesOut: [],
};

/** Elements as Cytoscape.js takes them, for a page of one's own. Cost: O(excerpt). */
export const cytoscape: Format = {
  name: "cytoscape",
  title: "JSON of elements, for Cytoscape.js",
  mediaType: "application/json",
  extension: "cyjs",
  files: (excerpt, options) => [
    file("graph.cyjs", function* () {
      const [node, edge] = [nodeValues(excerpt, { layout: null }), edgeValues(excerpt)];
      yield `{"data":${JSON.stringify(about(excerpt))},"elements":{"nodes":[`;
      yield* joined(excerpt.nodes, (one) => {
        const at = options.layout?.get(one.id);
        const data = { id: one.id, ...node(one) };
        return at ? { data, position: { x: at.x * apart, y: at.y * apart } } : { data };
      });
      yield '],"edges":[';
      yield* joined(excerpt.edges, (one) => ({
        data: { id: one.id, source: one.from, target: one.to, ...edge(one) },
      }));
      yield "]}}\n";
    }),
  ],
  leavesOut: [],
};

/** JSON Canvas 1.0 (jsoncanvas.org), which Obsidian opens: a card an entity, an arrow a relation. Cost: O(excerpt). */
export const canvas: Format = {
  name: "canvas",
  title: "JSON Canvas, for Obsidian",
  mediaType: "application/json",
  extension: "canvas",
  files: (excerpt, { layout }) => [
    file("strategy.canvas", function* () {
      const colours = coloursOf(excerpt.ontology);
      const kinds = new Map(excerpt.ontology.kinds.map(({ name, label }) => [name, label]));
      const about = { type: "text", text: receiptLines(excerpt).join("\n\n"), x: -card.width, y: -3 * card.height };
      yield `{"nodes":[\n${JSON.stringify({ id: "about", ...about, width: 3 * card.width, height: card.height })}`;
      yield* joined(
        excerpt.nodes,
        ({ id, name, kind, description, basis }) => {
          const at = layout?.get(id) ?? { x: 0, y: 0 };
          const lines = [`**${name}**`, `${kinds.get(kind) ?? kind}, ${basis.toLowerCase()}`, description ?? ""];
          const text = lines.filter((line) => line !== "").join("\n\n");
          const place = { x: Math.round(at.x * (card.width + 80)), y: Math.round(at.y * (card.height + 120)) };
          return { id, type: "text", text, ...place, ...card, color: hex(colours(kind)) };
        },
        ",\n",
      );
      yield '],"edges":[';
      yield* joined(excerpt.edges, (one) => ({
        id: one.id,
        fromNode: one.from,
        toNode: one.to,
        toEnd: "arrow",
        label: one.basis === "STATED" ? one.label : `${one.label} (inferred)`,
      }));
      yield "]}\n";
    }),
  ],
  leavesOut: ["of an entity only its name, kind, basis and description; of a relation no quotes"],
};

/** Distance of neighbours in pixels, and the size of a card. */
const apart = 120;
const card = { width: 260, height: 140 };

/** What `evidence` says with more. */
const quoted = new Set(["quotes", "places", "credits"]);

function nodeValues(excerpt: Excerpt, { layout }: ExportOptions): (node: ExcerptNode) => Values {
  const attributes = nodeAttributes(excerpt);
  const colours = coloursOf(excerpt.ontology);
  return (node) => {
    const at = layout?.get(node.id);
    const position = at ? { x: at.x * apart, y: at.y * apart } : {};
    return { ...valuesOf(attributes, node), color: hex(colours(node.kind)), ...position };
  };
}

function edgeValues(excerpt: Excerpt): (edge: ExcerptEdge) => Values {
  const attributes = edgeAttributes(excerpt).filter(({ name }) => !quoted.has(name));
  return (edge) => ({ ...valuesOf(attributes, edge), weight: weightOf(edge), evidence: edge.evidence });
}

function about({ receipt, sources }: Excerpt): Values {
  return { ...receipt, credits: creditsOf(sources), sources };
}

export function* joined<Of>(all: Iterable<Of>, make: (one: Of) => Values, first = "\n"): Generator<string, void, void> {
  let between = first;
  for (const one of all) {
    yield `${between}${JSON.stringify(make(one))}`;
    between = ",\n";
  }
}
