import { MultiDirectedGraph } from "graphology";
import Sigma, { DEFAULT_STYLES } from "sigma";
import {
  extremityArrow,
  layerDashed,
  layerFill,
  layerPlain,
  pathCurved,
  pathLine,
  pathLoop,
  sdfCircle,
  sdfDiamond,
} from "sigma/rendering";
import { lineWidth } from "../../graph/export/commitment.ts";
import type { PageEdge, PageNode } from "../../graph/export/page.ts";
import { colours } from "./colours.ts";
import { drawNames } from "./names.ts";
import type { View } from "./view.ts";

/** Sizes of entities: the more relations, the larger, within bounds. */
const sizes = { least: 4.5, most: 13 };
const clear = "#00000000";

export interface Drawing {
  /** Draws all again, as after another choice of colours. */
  repaint(): void;
  zoom(by: "in" | "out" | "fit"): void;
}

/** The graph in a box of the page: drawn by WebGL, and throws where a browser has none. */
export function draw(view: View, box: HTMLElement): Drawing {
  const graph = new MultiDirectedGraph();
  for (const node of view.graph.nodes) graph.addNode(node.id, { ...placeOf(node, view), size: sizeOf(node, view) });
  for (const edge of view.graph.edges) graph.addEdgeWithKey(edge.id, edge.from, edge.to, { label: edge.label });
  const sigma = new Sigma(graph, box, {
    primitives: {
      nodes: { shapes: [sdfCircle(), sdfDiamond()], layers: [layerFill()] },
      edges: {
        paths: [pathLine(), pathCurved({ curvature: { attribute: "curvature", default: 0 } }), pathLoop()],
        extremities: [extremityArrow({ lengthRatio: 4, widthRatio: 3.2 })],
        variables: {
          dash: { type: "number", default: 0 },
          solid: { type: "color", default: clear },
          curvature: { type: "number", default: 0 },
        },
        layers: [
          layerPlain({ color: { attribute: "solid" } }),
          layerDashed({
            dashSize: { attribute: "dash", default: 0, mode: "pixels" },
            gapSize: { value: 4, mode: "pixels" },
            gapColor: 0,
          }),
        ],
      },
    },
    styles: {
      nodes: [
        DEFAULT_STYLES.nodes,
        {
          shape: { attribute: "shape" },
          visibility: { attribute: "visibility" },
          zIndex: { attribute: "zIndex" },
          backdropVisibility: "hidden",
        },
      ],
      edges: [
        DEFAULT_STYLES.edges,
        {
          path: { attribute: "path" },
          curvature: { attribute: "curvature" },
          parallelPath: "curved",
          selfLoopPath: "loop",
          head: "arrow",
          visibility: { attribute: "visibility" },
          zIndex: { attribute: "zIndex" },
          dash: { attribute: "dash" },
          solid: { attribute: "solid" },
          labelVisibility: { attribute: "labelVisibility" },
          labelColor: { attribute: "labelColor" },
          labelSize: 10,
          labelFont: "system-ui, sans-serif",
        },
      ],
    },
    settings: {
      renderLabels: false,
      renderEdgeLabels: true,
      edgeLabelAnchors: "allNodes",
      enableEdgeEvents: true,
      edgePickingPadding: 4,
      stagePadding: 60,
      gestureTarget: "graph",
      itemSizesReference: "screen",
      allowInvalidContainer: true,
    },
  });
  const paint = (): void => {
    const looks = looksOf(view);
    graph.updateEachNodeAttributes((id, had) => ({ ...had, ...looks.node(view.graph.node(id)) }));
    graph.updateEachEdgeAttributes((id, had) => ({ ...had, ...looks.edge(view.graph.edge(id)) }));
  };
  const arrange = (): void => {
    graph.updateEachNodeAttributes((id, had) => ({ ...had, ...placeOf(view.graph.node(id), view) }));
    void sigma.getCamera().reset();
  };
  paint();
  drawNames(sigma, view);
  sigma.on("clickNode", ({ node }) => view.choose({ node }));
  sigma.on("clickEdge", ({ edge }) => view.choose({ edge }));
  sigma.on("clickStage", () => view.choose(null));
  view.listen((changed) => {
    if (changed === "layout") arrange();
    paint();
  });
  return {
    repaint: paint,
    zoom(by) {
      const camera = sigma.getCamera();
      if (by === "fit") void camera.reset();
      else if (by === "in") void camera.zoomIn();
      else void camera.zoomOut();
    },
  };
}

function placeOf(node: PageNode, { layout }: View) {
  const [x, y] = node[layout];
  // of the screen, y goes down; of sigma, up
  return { x, y: -y };
}

function sizeOf({ id }: PageNode, { graph }: View): number {
  return Math.min(sizes.most, sizes.least + Math.sqrt(graph.edgesOf(id).length) * 1.5);
}

/** How things look, of what is chosen and looked for now. */
function looksOf(view: View) {
  const { graph, chosen } = view;
  const { of, faint, ink } = colours();
  const near = nearOf(view);
  const looked = (node: PageNode): boolean => (near === null ? view.finds(node) : near.nodes.has(node.id));
  const lookedEdge = (edge: PageEdge): boolean =>
    near === null ? looked(graph.node(edge.from)) && looked(graph.node(edge.to)) : near.edges.has(edge.id);
  return {
    node(node: PageNode) {
      const colour = looked(node) ? of(graph.kind(node.kind).colour) : faint;
      const shape = node.basis === "STATED" ? "circle" : "diamond";
      return {
        color: colour,
        shape,
        visibility: view.shows(node) ? "visible" : "hidden",
        zIndex: looked(node) ? 1 : 0,
      };
    },
    edge(edge: PageEdge) {
      const known = lookedEdge(edge);
      const colour = known ? of(graph.kind(graph.node(edge.from).kind).colour) : faint;
      const stated = edge.basis === "STATED";
      const wide = chosen !== null && "edge" in chosen && chosen.edge === edge.id ? 1.5 : 0;
      return {
        color: colour,
        // a straight line would run through what stands between them
        ...(inRow(view, edge) ? { path: "curved", curvature: 0.25 } : { path: "straight", curvature: 0 }),
        solid: stated ? colour : clear,
        dash: stated ? 0 : 6,
        size: lineWidth(edge.commitment) + wide,
        visibility: view.showsEdge(edge) ? "visible" : "hidden",
        zIndex: known ? 1 : 0,
        labelVisibility: near !== null && known ? "visible" : "hidden",
        labelColor: ink,
      };
    },
  };
}

/** Whether both ends stand in one row of the map. */
function inRow({ graph, layout }: View, { from, to }: PageEdge): boolean {
  return layout === "layers" && graph.node(from).layers[1] === graph.node(to).layers[1];
}

/** What is chosen, with what is linked to it; null where nothing is. */
function nearOf({ graph, chosen }: View) {
  if (chosen === null) return null;
  const edges = "node" in chosen ? graph.edgesOf(chosen.node) : [graph.edge(chosen.edge)];
  const nodes = new Set(edges.flatMap(({ from, to }) => [from, to]));
  if ("node" in chosen) nodes.add(chosen.node);
  return { nodes, edges: new Set(edges.map(({ id }) => id)) };
}
