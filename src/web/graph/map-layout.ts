/** A graph to be laid out: nodes by their place in the order of ids, edges as pairs of places. */
export interface Linked {
  /** The stripe of each node, from the top. */
  readonly rows: Int32Array;
  /** From, to, from, to ... */
  readonly ends: Uint32Array;
  /** How firmly each edge holds its ends together, 0 to 1. */
  readonly weights: Float32Array;
}

/** x, y, x, y ...: x to the right, y upwards. */
export type Positions = Float32Array;

/** Rounds in which nodes move towards what they are linked to. */
const rounds = 4;
/** Width to height of the whole, where stripes are long enough: as what it is drawn in. */
export const aspects = { broad: 1.5, tall: 0.75 };
/** The height of a line in units of the least distance between neighbours, and how far apart neighbours may be. */
const lineHeight = 1;
const widestGap = 3.5;
/** Lines left free between two stripes. */
const between = 0.5;
/** Its multiples spread evenly, however many there are. */
const goldenPart = 0.618034;

/**
 * A strategy map: a stripe a row; within it, nodes stand near what they are linked to (Sugiyama's barycentre method, in a fixed
 * number of rounds). A stripe that is too long goes on in another line. The same graph gives the same map of an aspect. Cost: O((nodes + edges) log nodes).
 */
export function mapLayout({ rows, ends }: Linked, aspect: number): Positions {
  const count = rows.length;
  const sums = new Float64Array(count);
  const degrees = new Uint32Array(count);
  const places = new Float64Array(count);
  const stripes = stripesOf(rows);
  for (const stripe of stripes) spread(stripe, places);
  for (let round = 0; round < rounds; round++) {
    for (const stripe of round % 2 === 0 ? stripes : stripes.toReversed()) {
      sums.fill(0);
      degrees.fill(0);
      for (let at = 0; at < ends.length; at += 2) {
        const [from, to] = [ends[at] ?? 0, ends[at + 1] ?? 0];
        if (from === to) continue;
        sums[from] = (sums[from] ?? 0) + (places[to] ?? 0);
        sums[to] = (sums[to] ?? 0) + (places[from] ?? 0);
        degrees[from] = (degrees[from] ?? 0) + 1;
        degrees[to] = (degrees[to] ?? 0) + 1;
      }
      const mean = (node: number): number => {
        const degree = degrees[node] ?? 0;
        return degree === 0 ? (places[node] ?? 0) : (sums[node] ?? 0) / degree;
      };
      stripe.sort((one, other) => mean(one) - mean(other) || one - other);
      spread(stripe, places);
    }
  }
  return inLines(stripes, count, aspect);
}

/** Nodes of each row, the topmost row first. */
function stripesOf(rows: Int32Array): number[][] {
  const stripes = new Map<number, number[]>();
  rows.forEach((row, node) => {
    const stripe = stripes.get(row);
    if (stripe === undefined) stripes.set(row, [node]);
    else stripe.push(node);
  });
  return [...stripes].sort(([one], [other]) => one - other).map(([, stripe]) => stripe);
}

/** Side by side around the middle. */
function spread(stripe: readonly number[], places: Float64Array): void {
  stripe.forEach((node, at) => {
    places[node] = at - (stripe.length - 1) / 2;
  });
}

function inLines(stripes: readonly (readonly number[])[], count: number, aspect: number): Positions {
  const most = Math.max(8, Math.ceil(Math.sqrt(count * aspect)));
  const lines = stripes.reduce((sum, { length }) => sum + Math.ceil(length / most), between * (stripes.length - 1));
  const width = Math.max(1, ...stripes.map(({ length }) => Math.min(length, most)), lines * lineHeight * aspect);
  const positions = new Float32Array(2 * count);
  let line = 0;
  stripes.forEach((stripe, number) => {
    const many = Math.ceil(stripe.length / most);
    const each = Math.ceil(stripe.length / many);
    const apart = Math.min(widestGap, width / each);
    // so that what stands alone in its stripe does not stand on the lines of others
    const shift = (((0.5 + number * goldenPart) % 1) - 0.5) * (width - each * apart);
    stripe.forEach((node, place) => {
      const [row, at] = [Math.floor(place / each), place % each];
      const inRow = Math.min(each, stripe.length - row * each);
      // lines of a stripe stand in each other's gaps
      positions[2 * node] = (at - (inRow - 1) / 2 + (row % 2) / 2) * apart + shift;
      positions[2 * node + 1] = -(line + row) * lineHeight;
    });
    line += many + between;
  });
  return positions;
}
