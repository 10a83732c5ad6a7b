import { type Basis, type Commitment, commitments, type Strength, strengths } from "../dataset.ts";

/** What is said of a relation, a claim or an entity beyond its being so. */
export interface Standing {
  readonly basis: Basis;
  readonly strength: Strength | null;
  readonly commitment: Commitment | null;
}

/** One more than the largest standing packed. */
export const standings = 64;

const firmness = raised(strengths);
const advance = raised(commitments);

/** The place of each name, raised by one. */
function raised<Name extends string>(names: readonly Name[]): Readonly<Record<Name, number>> {
  return Object.fromEntries(names.map((name, at) => [name, at + 1])) as Record<Name, number>;
}

/** Packs a standing into six bits, so that a test of it is a look-up in a table of 64. */
export function packStanding(basis: Basis, strength: Strength | null, commitment: Commitment | null): number {
  const firm = strength === null ? 0 : firmness[strength];
  const far = commitment === null ? 0 : advance[commitment];
  return (basis === "STATED" ? 0 : 1) | (firm << 1) | (far << 3);
}

const unpacked = Array.from(
  { length: standings },
  (_, packed): Standing => ({
    basis: (packed & 1) === 0 ? "STATED" : "INFERRED",
    strength: strengths[((packed >> 1) & 3) - 1] ?? null,
    commitment: commitments[(packed >> 3) - 1] ?? null,
  }),
);

export function unpackStanding(packed: number): Standing {
  return unpacked[packed] as Standing;
}
