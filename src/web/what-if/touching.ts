import type { Basis, Commitment, Strength, WhatIfQuery } from "../data/operations.ts";

export type Entity = Omit<WhatIfQuery["neighborhood"]["nodes"][number], "strategies">;
export type Evidence = WhatIfQuery["neighborhood"]["edges"][number]["properties"]["evidence"];

/** A relation that falls, or a way over several, with its words. */
export interface Line {
  readonly pick: string;
  readonly reading: string;
  readonly basis: Basis;
  readonly strength: Strength | null;
  readonly commitment?: Commitment | null;
  readonly evidence: Evidence;
}

/** Who is touched, and by which line from what is taken out. */
export interface Touching extends Line {
  readonly entity: Entity;
  readonly from: string;
}
