import { chanceOf } from "../api/random/chance.ts";

/** Who is killed, at what, and when. */
export interface Kill {
  readonly seed: number;
  readonly victim: Victim;
  readonly occasion: Occasion;
  /** Rows that a first load writes in a transaction. */
  readonly atOnce: number;
  /** Whether a first load has the indexes to make. */
  readonly fresh: boolean;
  readonly moment: Moment;
  /** Which graph is loaded afterwards, to repair. */
  readonly repair: "old" | "new";
}

export type Victim = "loader" | "server";
export type Occasion = "first load" | "change" | "no-op";

/**
 * After the beginning of a load, or after the mark of a commit, or of a first load in parts, is seen: the time between
 * that and the end is short, and the most is at stake in it.
 */
export interface Moment {
  readonly after: "beginning" | "mark";
  /** Of the time it takes from there; above 1, the load has ended as a rule. */
  readonly share: number;
}

const victims: readonly Victim[] = ["loader", "server"];
const occasions: readonly Occasion[] = ["first load", "change", "no-op"];

/** The kill of a seed; six seeds in a row have every victim at every occasion. */
export function makeKill(seed: number): Kill {
  const chance = chanceOf(seed);
  const occasion = occasions[Math.floor(seed / victims.length) % occasions.length] as Occasion;
  const marks = occasion !== "no-op" && chance.odds(0.4);
  return {
    seed,
    victim: victims[seed % victims.length] as Victim,
    occasion,
    atOnce: occasion === "first load" && chance.odds(0.5) ? 500 : 50_000,
    fresh: occasion === "first load" && chance.odds(0.3),
    moment: { after: marks ? "mark" : "beginning", share: chance.below(1_100) / 1_000 },
    repair: chance.one(["old", "new"]),
  };
}
