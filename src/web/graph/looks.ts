import type { Commitment } from "../data/operations.ts";
import type { Content, Edge, Node } from "./content.ts";
import type { LineLook } from "./lines.ts";
import type { Lit } from "./lit.ts";
import type { Layout } from "./looked.ts";
import { channels, type Ground } from "./palette.ts";
import type { Shown } from "./shown.ts";

/** What the drawing follows, beside where things stand. */
export interface Look {
  readonly shown: Shown;
  readonly lit: Lit | null;
  readonly ground: Ground;
  readonly colourOf: (node: Node) => string;
  /** What kinds are called: the stripes of the map. */
  readonly kindName: (kind: string) => string;
}

/** The further a thing has come, the wider its line. */
const furthest: readonly Commitment[] = ["DISCUSSED", "PROPOSED", "PLANNED", "COMMITTED", "IN_FORCE", "DONE"];
const clear = "#00000000";
/** Sizes of nodes: the more relations, the larger, within bounds; smaller where there are many. */
const sizes = { least: 4.5, most: 13, each: 1.5 };
const many = 1_000;

export function widthFor(commitment: Commitment | null): number {
  return commitment === null ? 1 : 1.4 + 0.45 * furthest.indexOf(commitment);
}

export function sizeOf({ id }: Node, { nodes, edgesOf }: Content): number {
  const crowd = Math.min(1, Math.sqrt(many / Math.max(1, nodes.length)));
  return Math.max(1.6, Math.min(sizes.most, sizes.least + Math.sqrt(edgesOf(id).length) * sizes.each) * crowd);
}

/** How things look to WebGL: what is hidden is not there, and beside what is picked all else is faint. */
export function looksOf({ shown, lit, ground, colourOf }: Look, content: Content, layout: Layout, rowOf: RowOf) {
  const crowd = Math.min(1, Math.sqrt(many / Math.max(1, content.edges.length)));
  const isPicked = ({ id }: Edge): boolean => lit !== null && lit.pick.of === "pair" && lit.edges.has(id);
  return {
    node(node: Node) {
      const isLit = lit === null || lit.nodes.has(node.id);
      const isPick = lit?.pick.of === "entity" && lit.pick.id === node.id;
      return {
        color: isLit ? colourOf(node) : ground.faint,
        // what is read between the lines is told by its shape too
        shape: node.basis === "STATED" ? "circle" : "diamond",
        size: sizeOf(node, content) * (isPick ? 1.5 : 1),
        visibility: shown.nodes.has(node.id) ? "visible" : "hidden",
        zIndex: isLit ? 1 : 0,
      };
    },
    edge(edge: Edge) {
      const isLit = lit === null || lit.edges.has(edge.id);
      const from = content.node(edge.from);
      const colour = !isLit || from === null ? ground.faint : colourOf(from);
      const isStated = edge.basis === "STATED";
      // a straight line within a stripe would run through what stands between its ends
      const isBent = layout === "map" && rowOf(edge.from) === rowOf(edge.to);
      return {
        path: isBent ? "curved" : "straight",
        curvature: isBent ? 0.25 : 0,
        color: colour,
        solid: isStated ? colour : clear,
        dash: isStated ? 0 : 6,
        size:
          widthFor(edge.commitment) * (isLit && lit !== null ? 1 : Math.max(0.4, crowd)) + (isPicked(edge) ? 1.5 : 0),
        visibility: shown.edges.has(edge.id) ? "visible" : "hidden",
        zIndex: isLit ? 1 : 0,
      };
    },
  };
}

/** The same of a line among so many that sigma's own edges would be slow. */
export function lineLooks({ lit, ground, colourOf }: Look, content: Content): (edge: Edge) => LineLook {
  return ({ id, from, basis, commitment }) => {
    const node = content.node(from);
    const isLit = lit === null || lit.edges.has(id);
    const [red, green, blue] = channels(isLit && node !== null ? colourOf(node) : ground.faint);
    const width = Math.max(1, widthFor(commitment) * 0.6) * (lit !== null && isLit ? 2 : 1);
    return { red, green, blue, alpha: lit === null ? 120 : isLit ? 255 : 90, width, isDashed: basis === "INFERRED" };
  };
}

/** The height at which a node stands. */
export type RowOf = (id: string) => number;
