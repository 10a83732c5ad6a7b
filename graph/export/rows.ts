import type { Excerpt, ExcerptNode } from "../excerpt.ts";
import { bandsOf } from "./bands.ts";
import { type Layout, layered } from "./layout.ts";
import { largest } from "./map.ts";

/** Of a map that is looked at whole: places in a row, and how far every other row stands aside, so that not all lines cover each other. */
const across = 8;
const aside = 0.4;
/** Of a large map, how many times wider it is than high. */
const flat = 2;

/**
 * Where things stand on a strategy map that gives words no room of their own: the rows of its stripes, spread over a square; or,
 * where there are too many for that, a kind in a row or several. Cost: O((nodes + edges) log nodes).
 */
export function inRows(excerpt: Excerpt): Layout {
  const { nodes } = excerpt.receipt;
  if (nodes > largest.nodes) return layered(excerpt, Math.ceil(Math.sqrt(flat * nodes)));
  const rows = bandsOf(excerpt).flatMap((band) => evenly(band.rows.flat()));
  const down = across / Math.max(1, rows.length - 1);
  return new Map(
    rows.flatMap((row, y) =>
      row.map(({ id }, at) => {
        const x = ((at + 0.5) / row.length - 0.5) * across + (y % 2 === 0 ? -aside : aside);
        return [id, { x, y: y * down }] as const;
      }),
    ),
  );
}

/** In as few rows as it takes, none much longer than another. */
function evenly(nodes: readonly ExcerptNode[]): readonly (readonly ExcerptNode[])[] {
  const count = Math.ceil(nodes.length / across);
  return Array.from({ length: count }, (_, at) =>
    nodes.slice(Math.round((at * nodes.length) / count), Math.round(((at + 1) * nodes.length) / count)),
  );
}
