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
import type { Edge, Node } from "./content.ts";
import { createLines } from "./lines.ts";
import { type Look, lineLooks, looksOf, type RowOf } from "./looks.ts";
import { createMotion } from "./motion.ts";
import { createNames } from "./names.ts";
import { createPointing, type Reader } from "./pointing.ts";
import { createScene } from "./scene.ts";
import type { Placed } from "./use-layout.ts";

export interface Drawing {
  /** A graph where it stands, with what of it is shown and how. */
  readonly draw: (placed: Placed, look: Look) => void;
  readonly move: (how: Move) => void;
  /** Brings a node to the middle. */
  readonly centre: (id: string) => void;
  readonly resize: () => void;
  readonly close: () => void;
}

export type Move = "in" | "out" | "fit" | "left" | "right" | "up" | "down";

/** So many edges and fewer are sigma's, with arrows; more are plain lines. */
const fewEdges = 1_500;
/** Part of the drawing's width by which a key moves it. */
const step = 0.12;
const moves: Readonly<Record<Exclude<Move, "in" | "out" | "fit">, readonly [x: number, y: number]>> = {
  left: [-step, 0],
  right: [step, 0],
  up: [0, step],
  down: [0, -step],
};

/** A drawing in a box of the page, by WebGL. Throws where the browser has none. */
export function createDrawing(box: HTMLElement, reader: Reader): Drawing {
  const sigma = sigmaIn(box);
  const motion = createMotion(sigma);
  const scene = createScene(sigma);
  const lines = createLines(sigma, scene, motion);
  const names = createNames(sigma, scene, motion);
  const pointing = createPointing(sigma, scene, lines, reader, names.hover);
  const camera = sigma.getCamera();
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const gently = { duration: isStill ? 0 : 200 };
  let placed: Placed | null = null;

  const write = ({ lit, ground, shown, kindName }: Look, { content, layout }: Placed, heightOf: RowOf): void => {
    const tops = new Map<string, number>();
    for (const { id, kind } of layout === "map" ? content.nodes : []) {
      if (shown.nodes.has(id)) tops.set(kind, Math.max(heightOf(id), tops.get(kind) ?? Number.NEGATIVE_INFINITY));
    }
    names.write({
      ink: ground.ink,
      quiet: ground.quiet,
      stripes: Array.from(tops, ([kind, y]) => ({ label: kindName(kind), y })),
      ground: ground.paper,
      first: lit === null ? [] : lit.pick.of === "entity" ? [lit.pick.id] : [lit.pick.from, lit.pick.to],
      isNamed: ({ id }) => lit === null || lit.nodes.has(id),
    });
  };

  return {
    draw(next, look) {
      const { content, layout, positions } = next;
      const isSame = placed?.content === content;
      const isMoved = placed !== next;
      placed = next;
      const places = new Map(content.nodes.map(({ id }, place) => [id, place]));
      const at = (id: string) => {
        const place = 2 * (places.get(id) ?? 0);
        return { x: positions[place] ?? 0, y: positions[place + 1] ?? 0 };
      };
      const looks = looksOf(look, content, layout, (id) => at(id).y);
      scene.set(content, positions, {
        sizeOf: (node) => looks.node(node).size,
        isShown: ({ id }) => look.shown.nodes.has(id),
      });
      const edges = content.edges.filter(({ id }) => look.shown.edges.has(id));
      const isLarge = edges.length > fewEdges;
      const own = isLarge ? [] : edges;
      if (isSame && own.length === sigma.getGraph().size && own.every(({ id }) => sigma.getGraph().hasEdge(id))) {
        const graph = sigma.getGraph();
        graph.updateEachNodeAttributes((id, had) => ({ ...had, ...at(id), ...looks.node(content.node(id) as Node) }));
        graph.updateEachEdgeAttributes((id) => looks.edge(content.edge(id) as Edge));
      } else {
        const graph = new MultiDirectedGraph();
        for (const node of content.nodes) graph.addNode(node.id, { ...at(node.id), ...looks.node(node) });
        for (const edge of own) graph.addEdgeWithKey(edge.id, edge.from, edge.to, looks.edge(edge));
        sigma.setGraph(graph);
      }
      if (!isSame) names.of(content);
      pointing.reckon(isLarge);
      lines.show(isLarge ? litLast(edges, look) : [], lineLooks(look, content));
      write(look, next, (id) => at(id).y);
      if (isMoved) void camera.reset({ duration: 0 });
    },
    move(how) {
      if (how === "in") void camera.zoomIn(gently);
      else if (how === "out") void camera.zoomOut(gently);
      else if (how === "fit") void camera.reset(gently);
      else {
        const [x, y] = moves[how];
        const { ratio } = camera;
        void camera.animate({ x: camera.x + x * ratio, y: camera.y + y * ratio }, gently);
      }
    },
    centre(id) {
      const shown = sigma.getNodeDisplayData(id);
      if (shown === undefined || placed === null) return;
      const ratio = Math.min(camera.ratio, Math.max(0.05, Math.sqrt(60 / placed.content.nodes.length)));
      void camera.animate({ x: shown.x, y: shown.y, ratio }, gently);
    },
    resize() {
      sigma.resize();
      sigma.scheduleRender();
    },
    close() {
      motion.close();
      pointing.close();
      names.close();
      sigma.kill();
    },
  };
}

/** What is lit, over all else. */
function litLast(edges: readonly Edge[], { lit }: Look): readonly Edge[] {
  if (lit === null) return edges;
  return [...edges.filter(({ id }) => !lit.edges.has(id)), ...edges.filter(({ id }) => lit.edges.has(id))];
}

/** Stated relations are solid and inferred ones dashed; each has an arrow. */
function sigmaIn(box: HTMLElement): Sigma {
  return new Sigma(new MultiDirectedGraph(), box, {
    primitives: {
      nodes: { shapes: [sdfCircle(), sdfDiamond()], layers: [layerFill()] },
      edges: {
        paths: [pathLine(), pathCurved({ curvature: { attribute: "curvature", default: 0 } }), pathLoop()],
        extremities: [extremityArrow({ lengthRatio: 4, widthRatio: 3.2 })],
        variables: {
          dash: { type: "number", default: 0 },
          solid: { type: "color", default: "#00000000" },
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
          cursor: "pointer",
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
          cursor: "pointer",
        },
      ],
    },
    settings: {
      renderLabels: false,
      renderEdgeLabels: false,
      enableEdgeEvents: true,
      edgePickingPadding: 4,
      stagePadding: 66,
      gestureTarget: "graph",
      itemSizesReference: "screen",
      allowInvalidContainer: true,
    },
  });
}
