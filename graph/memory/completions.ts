import type { Steps } from "./column.ts";
import type { Ends } from "./ends.ts";
import type { Go } from "./walk.ts";

/**
 * Which entities still lead to an end with exactly so many hops, and between which bounds the weakest links of such walks
 * lie: what keeps the enumeration of paths from going astray. Near the ends it is found backwards from them, near the
 * starts forwards. Holds a byte an entity for each number of hops.
 */
export interface Completions {
  /** Finds what paths of a length need. Cost: O(relations within reach, forwards and backwards). */
  readonly prepare: (length: number) => Steps<void>;
  /** Whether a path whose links are at most so weak may go on from an entity, for so many hops, and be exactly as weak as asked. */
  readonly allows: (entity: number, hopsLeft: number, weakest: number, rank: number) => boolean;
}

/** 0: not known to lead there; otherwise the bounds, packed and raised by one; or known not to. */
const leadsNowhere = 255;

export function createCompletions(
  entityCount: number,
  forwards: Go,
  backwards: Go,
  starts: Iterable<number>,
  ends: Ends,
  hopsBack: number,
): Completions {
  const { may } = ends;
  /** By hops left. */
  const bounds: Uint8Array[] = [];
  /** By hops back from the ends, and by hops on from the starts. */
  const behind: (readonly number[])[] = [];
  const ahead: (readonly number[])[] = [[...starts]];

  const widen = (table: Uint8Array, entity: number, least: number, most: number): boolean => {
    const known = table[entity] as number;
    const isNew = known === 0;
    const low = isNew ? least : Math.min(least, (known - 1) & 3);
    const high = isNew ? most : Math.max(most, (known - 1) >> 2);
    table[entity] = 1 + (low | (high << 2));
    return isNew;
  };

  function* goBack(hops: number): Steps<void> {
    const table = new Uint8Array(entityCount);
    const last = bounds[hops - 1] ?? null;
    const met: number[] = [];
    let known = 1;
    const meet = (to: number, _: number, rank: number): void => {
      const [low, high] = [(known - 1) & 3, (known - 1) >> 2];
      if (widen(table, to, Math.max(rank, low), Math.max(rank, high))) met.push(to);
    };
    for (const entity of behind[hops - 1] ?? []) {
      known = last?.[entity] ?? 1;
      while (!backwards(entity, meet)) yield;
    }
    behind[hops] = met;
    bounds[hops] = table;
  }

  function* goAhead(hops: number): Steps<void> {
    const seen = new Uint8Array(entityCount);
    const met: number[] = [];
    const meet = (to: number): void => {
      if (seen[to] === 1) return;
      seen[to] = 1;
      met.push(to);
    };
    for (const entity of ahead[hops - 1] ?? []) while (!forwards(entity, meet)) yield;
    ahead[hops] = met;
  }

  function* complete(hopsLeft: number, entities: readonly number[]): Steps<void> {
    const table = bounds[hopsLeft] ?? new Uint8Array(entityCount);
    bounds[hopsLeft] = table;
    const next = hopsLeft === 1 ? null : (bounds[hopsLeft - 1] as Uint8Array);
    let entity = 0;
    const meet = (to: number, _: number, rank: number): void => {
      const known = next === null ? (may(to) ? 1 : 0) : (next[to] as number);
      if (known === 0 || known === leadsNowhere) return;
      widen(table, entity, Math.max(rank, (known - 1) & 3), Math.max(rank, (known - 1) >> 2));
    };
    for (entity of entities) {
      if (table[entity] !== 0) continue;
      while (!forwards(entity, meet)) yield;
      if (table[entity] === 0) table[entity] = leadsNowhere;
    }
  }

  return {
    *prepare(length) {
      behind[0] ??= [...(ends.list ?? [])];
      for (let hops = 1; hops <= Math.min(hopsBack, length - 1); hops++) {
        if (bounds[hops] === undefined) yield* goBack(hops);
      }
      for (let hops = length - hopsBack - 1; hops >= 1; hops--) {
        for (let on = 1; on <= hops; on++) if (ahead[on] === undefined) yield* goAhead(on);
        yield* complete(length - hops, ahead[hops] ?? []);
      }
    },
    allows: (entity, hopsLeft, weakest, rank) => {
      if (hopsLeft === 0) return weakest === rank && may(entity);
      const known = bounds[hopsLeft]?.[entity] ?? 0;
      if (known === 0 || known === leadsNowhere) return false;
      return ((known - 1) & 3) <= rank && Math.max(weakest, (known - 1) >> 2) >= rank;
    },
  };
}
