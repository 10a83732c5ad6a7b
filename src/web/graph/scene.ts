import type Sigma from "sigma";
import type { Content, Node } from "./content.ts";
import type { Positions } from "./map-layout.ts";
import type { Point } from "./point.ts";

/** Where nodes stand and how large they are, by their place in the content: sigma tells it of one at a time, and slowly. */
export interface Scene {
  readonly nodes: readonly Node[];
  readonly placeOf: (id: string) => number | null;
  /** x, y, x, y ... as sigma frames them. */
  readonly framed: Float32Array;
  readonly sizes: Float32Array;
  readonly isShown: (place: number) => boolean;
  readonly set: (content: Content, positions: Positions, looks: SceneLooks) => void;
  /** After sigma has found other bounds. */
  readonly frame: () => void;
  /** From what is framed to pixels of the drawing as it is moved now. */
  readonly view: () => (place: number) => Point;
}

export interface SceneLooks {
  readonly sizeOf: (node: Node) => number;
  readonly isShown: (node: Node) => boolean;
}

export function createScene(sigma: Sigma): Scene {
  let nodes: readonly Node[] = [];
  let places: ReadonlyMap<string, number> = new Map();
  let at: Positions = new Float32Array(0);
  let framed = new Float32Array(0);
  let sizes = new Float32Array(0);
  let shown = new Uint8Array(0);
  return {
    get nodes() {
      return nodes;
    },
    get framed() {
      return framed;
    },
    get sizes() {
      return sizes;
    },
    placeOf: (id) => places.get(id) ?? null,
    isShown: (place) => shown[place] === 1,
    set(content, positions, looks) {
      if (content.nodes !== nodes) {
        nodes = content.nodes;
        places = new Map(nodes.map(({ id }, place) => [id, place]));
        framed = new Float32Array(2 * nodes.length);
      }
      at = positions;
      sizes = Float32Array.from(nodes, looks.sizeOf);
      shown = Uint8Array.from(nodes, (node) => (looks.isShown(node) ? 1 : 0));
    },
    frame() {
      const normal = sigma.getNormalizationFunction();
      for (let place = 0; place < nodes.length; place++) {
        const { x, y } = normal({ x: at[2 * place] ?? 0, y: at[2 * place + 1] ?? 0 });
        framed[2 * place] = x;
        framed[2 * place + 1] = y;
      }
    },
    view() {
      // moving, turning and zooming are linear: three points tell all
      const origin = sigma.framedGraphToViewport({ x: 0, y: 0 });
      const right = sigma.framedGraphToViewport({ x: 1, y: 0 });
      const up = sigma.framedGraphToViewport({ x: 0, y: 1 });
      return (place) => {
        const [x, y] = [framed[2 * place] ?? 0, framed[2 * place + 1] ?? 0];
        return {
          x: origin.x + x * (right.x - origin.x) + y * (up.x - origin.x),
          y: origin.y + x * (right.y - origin.y) + y * (up.y - origin.y),
        };
      };
    },
  };
}
