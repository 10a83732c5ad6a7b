import type Sigma from "sigma";
import type { Content, Node } from "./content.ts";
import type { Motion } from "./motion.ts";
import type { Scene } from "./scene.ts";
import { wrap } from "./wrap.ts";

const letters = { size: 11.5, leading: 14 };
/** Of a name: its widest line, its lines, and the characters that are looked at. */
const room = { width: 124, lines: 3, characters: 200 };
/** Names at a time, and nodes that are looked at for them: more could not be read, or would take long. */
const most = { names: 160, looked: 1_200 };
/** In a graph so large, names wait until it rests: writing them would delay a move. */
const large = 2_000;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Wrapped {
  readonly lines: readonly string[];
  /** Half of the widest of them. */
  readonly half: number;
}

/** Whose names are written, and in which colours. */
export interface Naming {
  readonly ink: string;
  readonly quiet: string;
  readonly ground: string;
  /** Before all others, whatever is beneath. */
  readonly first: readonly string[];
  /** What stands in a line of its own, and at which height. */
  readonly stripes: readonly Stripe[];
  /** Whether a node may have its name written at all. */
  readonly isNamed: (node: Node) => boolean;
}

export interface Stripe {
  readonly label: string;
  readonly y: number;
}

export interface Names {
  readonly write: (naming: Naming) => void;
  readonly of: (content: Content) => void;
  /** The name of what the pointer is at, before all others. */
  readonly hover: (id: string | null) => void;
  readonly close: () => void;
}

/**
 * Writes names below their nodes, wrapped, after each picture that sigma draws: first what is looked at, then what has most relations,
 * and none over another. On a canvas, which shapes every script as a page does; sigma's own letters are drawn one by one.
 */
export function createNames(sigma: Sigma, scene: Scene, motion: Motion): Names {
  const canvas = document.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true");
  canvas.className = "names";
  sigma.getContainer().append(canvas);
  const pen = canvas.getContext("2d") as CanvasRenderingContext2D;
  const measure = (text: string): number => pen.measureText(text).width;
  let naming: Naming = { ink: "#000", quiet: "#666", ground: "#fff", first: [], stripes: [], isNamed: () => true };
  let [content, byRelations]: [Content | null, readonly Node[]] = [null, []];
  let wrapped = new Map<string, Wrapped>();
  let hovered: string | null = null;
  sigma.on("afterRender", () => {
    if (motion.isMoving() && byRelations.length > large) pen.clearRect(0, 0, canvas.width, canvas.height);
    else draw();
  });

  function draw(): void {
    const { width, height } = sigma.getDimensions();
    const sharp = devicePixelRatio;
    [canvas.width, canvas.height] = [width * sharp, height * sharp];
    if (content === null) return;
    pen.setTransform(sharp, 0, 0, sharp, 0, 0);
    pen.font = `${letters.size}px system-ui, sans-serif`;
    pen.textAlign = "center";
    pen.textBaseline = "top";
    pen.lineJoin = "round";
    pen.lineWidth = 3.5;
    const taken: Box[] = [];
    const first = new Set([hovered, ...naming.first].filter((id) => id !== null));
    const view = scene.view();
    let looked = 0;
    const name = (node: Node, isFirst: boolean): void => {
      const place = scene.placeOf(node.id);
      if (place === null || !scene.isShown(place)) return;
      const { x, y } = view(place);
      if (x < 0 || y < 0 || x > width || y > height) return;
      looked++;
      const { lines, half } = linesOf(node);
      const top = y + sigma.scaleSize(scene.sizes[place]) + 3;
      const box = { left: x - half, right: x + half, top, bottom: top + lines.length * letters.leading };
      if (!isFirst && taken.some((other) => meet(box, other))) return;
      taken.push(box);
      lines.forEach((line, at) => {
        letter(line, x, top + at * letters.leading, naming.ink);
      });
    };
    pen.textAlign = "left";
    for (const { label, y } of naming.stripes) {
      const at = sigma.graphToViewport({ x: 0, y }).y - letters.size / 2;
      const box = { left: 6, right: 10 + measure(label), top: at, bottom: at + letters.leading };
      if (at < 0 || at > height || taken.some((other) => meet(box, other))) continue;
      taken.push(box);
      letter(label, 8, at, naming.quiet);
    }
    pen.textAlign = "center";
    for (const id of first) {
      const node = content.node(id);
      if (node !== null) name(node, true);
    }
    for (const node of byRelations) {
      if (taken.length >= most.names || looked >= most.looked) break;
      if (!first.has(node.id) && naming.isNamed(node)) name(node, false);
    }
  }

  function letter(text: string, x: number, y: number, colour: string): void {
    pen.strokeStyle = naming.ground;
    pen.fillStyle = colour;
    pen.strokeText(text, x, y);
    pen.fillText(text, x, y);
  }

  function linesOf({ id, name }: Node): Wrapped {
    const known = wrapped.get(id);
    if (known !== undefined) return known;
    const lines = wrap(name, room, measure);
    const made = { lines, half: Math.max(0, ...lines.map(measure)) / 2 + 2 };
    wrapped.set(id, made);
    return made;
  }

  return {
    write(next) {
      naming = next;
      sigma.scheduleRender();
    },
    of(next) {
      content = next;
      wrapped = new Map();
      byRelations = next.nodes.toSorted((one, other) => next.edgesOf(other.id).length - next.edgesOf(one.id).length);
    },
    hover(id) {
      if (id === hovered) return;
      hovered = id;
      draw();
    },
    close() {
      canvas.remove();
    },
  };
}

function meet(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
