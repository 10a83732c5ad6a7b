import type Sigma from "sigma";
import type { PageNode } from "../../graph/export/page.ts";
import { wrap } from "../../graph/wrap.ts";
import { colours } from "./colours.ts";
import type { View } from "./view.ts";

const letters = { size: 11, leading: 13 };
/** Of a name: its widest line, its lines, and the characters that are looked at. */
const room = { width: 118, lines: 3, characters: 200 };
/** Names that are drawn at a time: more could not be read. */
const most = 250;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Writes names below their entities, wrapped, after each picture that sigma draws: what is chosen first, then what has most
 * relations, and none over another. (Sigma's own are one line each.)
 */
export function drawNames(sigma: Sigma, view: View): void {
  const canvas = document.createElement("canvas");
  canvas.className = "names";
  canvas.setAttribute("aria-hidden", "true");
  sigma.getContainer().append(canvas);
  const pen = canvas.getContext("2d") as CanvasRenderingContext2D;
  const byRelations = view.graph.nodes.toSorted(
    (a, b) => view.graph.edgesOf(b.id).length - view.graph.edgesOf(a.id).length,
  );
  const wrapped = new Map<string, readonly string[]>();
  let hovered: string | null = null;
  sigma.on("enterNode", ({ node }) => {
    hovered = node;
    sigma.scheduleRender();
  });
  sigma.on("leaveNode", () => {
    hovered = null;
    sigma.scheduleRender();
  });
  const linesOf = (node: PageNode): readonly string[] => {
    const known = wrapped.get(node.id) ?? linesWithin(node.name, (text) => pen.measureText(text).width);
    wrapped.set(node.id, known);
    return known;
  };
  sigma.on("afterRender", () => {
    const { width, height } = sigma.getDimensions();
    const sharp = devicePixelRatio;
    [canvas.width, canvas.height] = [width * sharp, height * sharp];
    pen.setTransform(sharp, 0, 0, sharp, 0, 0);
    pen.font = `${letters.size}px system-ui, sans-serif`;
    pen.textAlign = "center";
    pen.textBaseline = "top";
    pen.lineJoin = "round";
    pen.lineWidth = 3;
    const { ground, ink } = colours();
    const taken: Box[] = [];
    const { chosen } = view;
    const first = [hovered, chosen !== null && "node" in chosen ? chosen.node : null].filter((one) => one !== null);
    const others = byRelations.filter(({ id }) => !first.includes(id) && isLookedAt(view, id));
    for (const node of [...first.map(view.graph.node), ...others]) {
      if (taken.length >= most) break;
      if (!view.shows(node)) continue;
      const shown = sigma.getNodeDisplayData(node.id);
      if (shown === undefined) continue;
      const { x, y } = sigma.framedGraphToViewport(shown);
      if (x < 0 || y < 0 || x > width || y > height) continue;
      const lines = linesOf(node);
      const half = Math.max(...lines.map((line) => pen.measureText(line).width)) / 2 + 2;
      const top = y + sigma.scaleSize(shown.size) + 3;
      const box = { left: x - half, right: x + half, top, bottom: top + lines.length * letters.leading };
      if (!first.includes(node.id) && taken.some((other) => meet(box, other))) continue;
      taken.push(box);
      lines.forEach((line, at) => {
        pen.strokeStyle = ground;
        pen.fillStyle = ink;
        pen.strokeText(line, x, top + at * letters.leading);
        pen.fillText(line, x, top + at * letters.leading);
      });
    }
  });
}

/** Where something is chosen, that and its neighbours; else what is looked for. */
function isLookedAt({ graph, chosen, finds }: View, id: string): boolean {
  if (chosen === null) return finds(graph.node(id));
  if ("edge" in chosen) return [graph.edge(chosen.edge).from, graph.edge(chosen.edge).to].includes(id);
  return graph.edgesOf(id).some(({ from, to }) => from === chosen.node || to === chosen.node);
}

function linesWithin(name: string, measure: (text: string) => number): readonly string[] {
  const text = [...name.slice(0, 2 * room.characters)]
    .slice(0, room.characters)
    .join("")
    .replaceAll(/\s+/g, " ")
    .trim();
  const lines = wrap(text, room.width, measure);
  return lines.length > room.lines ? [...lines.slice(0, room.lines - 1), `${lines[room.lines - 1]}…`] : lines;
}

function meet(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
