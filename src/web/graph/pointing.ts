import type Sigma from "sigma";
import type { Lines } from "./lines.ts";
import type { Point } from "./point.ts";
import type { Scene } from "./scene.ts";

/** What a pointer does to the drawing. */
export interface Reader {
  readonly onNode: (id: string) => void;
  readonly onEdge: (id: string) => void;
  readonly onNothing: () => void;
  /** Clicked twice. */
  readonly onExpand: (id: string) => void;
}

/** Milliseconds within which a second click belongs to the first, though the page may have moved beneath the pointer. */
const twice = 500;
/** Pixels that a pointer may be beside a node. */
const near = 3;
/** At these sigma waits for the picture to be there and looks what colour a pixel has. */
const asked = ["mousedown", "mouseup", "mousemove", "click", "rightClick", "doubleClick"] as const;

/**
 * Tells the reader what is pointed at. Sigma says it, which knows curved lines; of a large drawing that would stop the page until
 * the picture is there, so there it is reckoned: the nearest node, or else the nearest line.
 */
export function createPointing(
  sigma: Sigma,
  scene: Scene,
  lines: Lines,
  reader: Reader,
  hover: (id: string | null) => void,
) {
  const captor = sigma.getMouseCaptor();
  let clicked: { readonly node: string; readonly at: number } | null = null;
  const isFirst = (): boolean => clicked === null || performance.now() - clicked.at > twice;
  const clickNode = (node: string): void => {
    clicked = { node, at: performance.now() };
    reader.onNode(node);
  };
  const expand = ({ preventSigmaDefault }: { preventSigmaDefault(): void }): void => {
    if (clicked === null || isFirst()) return;
    preventSigmaDefault();
    reader.onExpand(clicked.node);
  };

  sigma.on("clickNode", ({ node }) => clickNode(node));
  sigma.on("clickEdge", ({ edge }) => reader.onEdge(edge));
  sigma.on("clickStage", () => isFirst() && reader.onNothing());
  sigma.on("doubleClickNode", expand);
  sigma.on("doubleClickEdge", expand);
  sigma.on("doubleClickStage", expand);
  sigma.on("enterNode", ({ node }) => hover(node));
  sigma.on("leaveNode", () => hover(null));

  const ofSigma = asked.map((event) => [event, captor.listeners(event)] as const);
  let frame = 0;
  const click = (at: Point): void => {
    const node = nodeAt(sigma, scene, at);
    const edge = node === null ? lines.at(at.x, at.y) : null;
    if (node !== null) clickNode(node);
    else if (edge !== null) reader.onEdge(edge);
    else if (isFirst()) reader.onNothing();
  };
  const move = ({ x, y }: Point): void => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      const node = nodeAt(sigma, scene, { x, y });
      captor.container.style.cursor = node === null ? "" : "pointer";
      hover(node);
    });
  };
  let isReckoned = false;

  return {
    /** Whether what is pointed at is reckoned. */
    reckon(isLarge: boolean): void {
      if (isReckoned === isLarge) return;
      isReckoned = isLarge;
      for (const [event, listeners] of ofSigma) {
        captor.removeAllListeners(event);
        if (!isLarge) for (const listener of listeners) captor.on(event, listener);
      }
      if (!isLarge) return;
      captor.on("click", click);
      captor.on("doubleClick", expand);
      captor.on("mousemove", move);
    },
    close(): void {
      cancelAnimationFrame(frame);
    },
  };
}

/** The node at a place, or the nearest beside it. Cost: O(nodes). */
function nodeAt(sigma: Sigma, scene: Scene, { x, y }: Point): string | null {
  const view = scene.view();
  let found: string | null = null;
  let least = near;
  scene.nodes.forEach(({ id }, place) => {
    if (!scene.isShown(place)) return;
    const at = view(place);
    const far = Math.hypot(at.x - x, at.y - y) - sigma.scaleSize(scene.sizes[place]);
    if (far <= least) [found, least] = [id, far];
  });
  return found;
}
