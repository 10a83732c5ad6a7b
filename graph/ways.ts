import { type Basis, type Commitment, commitments, type Strength, strengths } from "./dataset.ts";

/** What is said of a relation. */
export interface Said {
  readonly basis: Basis;
  readonly strength: Strength | null;
  readonly commitment: Commitment | null;
}

/** How weak a link is: 0 stated, 1 inferred strongly, 2 of medium strength, 3 weakly. */
export type Rank = 0 | 1 | 2 | 3;
export const ranks: readonly Rank[] = [0, 1, 2, 3];

/** A chain is as weak as its weakest link. */
export function rankOf({ basis, strength }: Pick<Said, "basis" | "strength">): Rank {
  return basis === "STATED" ? 0 : ((strengths.length - strengths.indexOf(strength ?? "WEAK")) as Rank);
}

export function basisOfRank(rank: Rank): Basis {
  return rank === 0 ? "STATED" : "INFERRED";
}

export function strengthOfRank(rank: Rank): Strength | null {
  return rank === 0 ? null : (strengths[strengths.length - rank] ?? null);
}

/** The least commitment of some relations; null as soon as one has none. */
export function leastCommitment(all: readonly (Commitment | null)[]): Commitment | null {
  const least = Math.min(...all.map((one) => (one === null ? -1 : commitments.indexOf(one))));
  return commitments[least] ?? null;
}
