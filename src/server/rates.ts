import { type Reply, refusal } from "./reply.ts";

/** How often something may come: evenly, and so much at once after a pause. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** Has its own; null: as often as it likes. */
export interface Rated {
  readonly rate: Rate | null;
}

const seconds = { s: 1, min: 60, h: 3_600 } as const;
const most = 1_000_000;

/** A rate as it is written: `5/s`, `600/min`, `100/h burst 20`; null: it is none. At once may come what a second lets through, unless said. */
export function readRate(text: string): Rate | null {
  const [, count, per, burst] = /^(\d{1,7})\/(s|min|h)(?: burst (\d{1,7}))?$/.exec(text) ?? [];
  if (count === undefined || per === undefined) return null;
  const perSecond = Number(count) / seconds[per as keyof typeof seconds];
  const rate = { perSecond, burst: burst === undefined ? Math.ceil(perSecond) : Number(burst) };
  return [Number(count), rate.burst].every((one) => one >= 1 && one <= most) ? rate : null;
}

/**
 * Refuses what comes more often than its token may: HTTP_TOO_OFTEN, with the seconds after which the next may come. A token's
 * requests are counted by one number, the time at which they would have come evenly (the generic cell rate algorithm of ITU-T I.371,
 * a leaky bucket). What is refused does not count. Cost: O(1).
 */
export function createRates(now: () => number = () => performance.now()): (token: Rated) => Reply | null {
  const due = new Map<Rated, number>();
  return (token) => {
    if (token.rate === null) return null;
    const { perSecond, burst } = token.rate;
    const interval = 1_000 / perSecond;
    const at = Math.max(due.get(token) ?? 0, now());
    const early = at - now() - (burst - 1) * interval;
    // a rounding error of a clock is not early
    if (early > 1e-6) {
      return refusal("HTTP_TOO_OFTEN", undefined, { "retry-after": String(Math.ceil(early / 1_000)) });
    }
    due.set(token, at + interval);
    return null;
  };
}
