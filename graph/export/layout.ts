import { compareCodePoints } from "../dataset.ts";
import type { Excerpt } from "../excerpt.ts";
import type { Ontology } from "../ontology.ts";

/** Where a node stands: x to the right, y downwards, in units of the distance between two neighbours in a row. */
export interface Position {
  readonly x: number;
  readonly y: number;
}

export type Layout = ReadonlyMap<string, Position>;

interface Placed {
  readonly id: string;
  readonly row: number;
  readonly neighbours: Placed[];
  x: number;
}

/** Nodes in a row before it goes on in another one, unless said. */
const usualWidth = 16;
/** Rounds in which nodes move towards what they are linked to. */
const rounds = 4;

/**
 * A strategy map: a row a kind, in the ontology's order from the first aim on, so that goals are on top and what serves them
 * below; within a row, nodes stand near what they are linked to (Sugiyama's barycentre method, with as many rounds as show a
 * gain). The same graph gives the same map. Cost: O((nodes + edges) log nodes), all in memory.
 */
export function layered({ ontology, nodes, edges }: Excerpt, widest = usualWidth): Layout {
  const rowOf = rowsOf(ontology);
  const placed = new Map<string, Placed>();
  for (const { id, kind } of nodes) placed.set(id, { id, row: rowOf(kind), neighbours: [], x: 0 });
  for (const { from, to } of edges) {
    const [one, other] = [placed.get(from), placed.get(to)];
    if (one === undefined || other === undefined || one === other) continue;
    one.neighbours.push(other);
    other.neighbours.push(one);
  }
  const byRow = new Map<number, Placed[]>();
  for (const one of placed.values()) {
    const row = byRow.get(one.row);
    if (row) row.push(one);
    else byRow.set(one.row, [one]);
  }
  const rows = [...byRow].sort(([a], [b]) => a - b).map(([, row]) => row);
  for (const row of rows) spread(row);
  for (let round = 0; round < rounds; round++) {
    for (const row of round % 2 === 0 ? rows : rows.toReversed()) arrange(row);
  }
  const layout = new Map<string, Position>();
  let y = 0;
  for (const row of rows) {
    for (let at = 0; at < row.length; at += widest) {
      const line = row.slice(at, at + widest);
      line.forEach(({ id }, place) => {
        layout.set(id, { x: place - (line.length - 1) / 2, y });
      });
      y++;
    }
  }
  return layout;
}

/** A kind's row: the ontology's order, from the first aim on. */
export function rowsOf({ kinds }: Ontology): (kind: string) => number {
  const first = Math.max(
    0,
    kinds.findIndex(({ aim }) => aim),
  );
  const rows = new Map(kinds.map(({ name }, at) => [name, (at - first + kinds.length) % kinds.length]));
  return (kind) => rows.get(kind) ?? kinds.length;
}

/** Side by side around the middle. */
function spread(row: readonly Placed[]): void {
  row.forEach((one, at) => {
    one.x = at - (row.length - 1) / 2;
  });
}

/** Puts a row in the order of what its nodes are linked to; those with no link stay where they are. */
function arrange(row: Placed[]): void {
  const means = new Map(row.map((one) => [one, meanOf(one)]));
  row.sort((a, b) => (means.get(a) ?? 0) - (means.get(b) ?? 0) || compareCodePoints(a.id, b.id));
  spread(row);
}

function meanOf({ neighbours, x }: Placed): number {
  return neighbours.length === 0 ? x : neighbours.reduce((sum, one) => sum + one.x, 0) / neighbours.length;
}
