import type { Basis, Commitment, Strength, WhatIfQuery } from "../data/operations.ts";

export type Entity = Omit<WhatIfQuery["neighborhood"]["nodes"][number], "strategies">;
export type Evidence = WhatIfQuery["neighborhood"]["edges"][number]["properties"]["evidence"];

/** A relation that goes, or a way over several, with its words. */
export interface Told {
  readonly pick: string;
  /** The end that is taken out. */
  readonly from: string;
  readonly reading: string;
  readonly basis: Basis;
  readonly strength: Strength | null;
  readonly commitment?: Commitment | null;
  readonly evidence: Evidence;
}

/** Who is reached over several relations, and by which way from what is taken out. */
export interface Reached extends Told {
  readonly entity: Entity;
}

/**
 * What becomes of somebody by a relation that goes: of that relation nothing is left, or only what is inferred; or it is only
 * touched: others are left, or it does not rest on it.
 */
export type Sign = "falls" | "weakens" | "touches";

/** A relation, as it goes out of an entity or comes into it. */
export interface Side {
  readonly relation: string;
  readonly direction: "OUT" | "IN";
}

export interface Line extends Told {
  readonly sign: Sign;
  /** Seen from whom it touches; null: a way over several relations. */
  readonly side: Side | null;
}

export interface Loss extends Side {
  readonly sign: Exclude<Sign, "touches">;
}

/** A relation, as it leads from one end to the other. */
export interface Step extends Told {
  readonly side: Side;
  /** The end that it leads to. */
  readonly to: Entity;
}

/** That somebody is served, over one kind of relation, by some that fall. */
export interface InTurn {
  /** From whom it is served. */
  readonly side: Side;
  /** To those that fall, stated ones first. */
  readonly servedBy: readonly Step[];
  /** How many others are recorded to serve it so. */
  readonly others: number;
}

/** Those that a source states before those that are inferred. */
export function statedFirst<T extends { readonly basis: Basis }>(all: readonly T[]): readonly T[] {
  const isStated = ({ basis }: T) => basis === "STATED";
  return [...all.filter(isStated), ...all.filter((one) => !isStated(one))];
}

/** How somebody stands without what is taken out, the heaviest first. */
export const standings = ["onlyOnes", "onlyStated", "cutOff", "inTurn", "touched", "reached"] as const;
export type Standing = (typeof standings)[number];

/** The relation by which most becomes of somebody: one that falls, before one that is only touched. */
export function heaviestOf(lines: readonly Line[]): Line | undefined {
  return lines.find(({ sign }) => sign === "falls") ?? lines.find(({ sign }) => sign === "weakens") ?? lines[0];
}

/** Whether, of everything by which it concerns somebody in turn, others are recorded too. */
export function keepsOthers({ inTurn }: Concerned): boolean {
  return inTurn.every(({ others }) => others > 0);
}

/** Whether the last of something recorded is lost. */
export function isLoss(standing: Standing): boolean {
  return standing === "onlyOnes" || standing === "onlyStated" || standing === "cutOff";
}

/** Somebody whom it concerns that something is taken out. */
export interface Concerned {
  readonly entity: Entity;
  /** The heaviest of what becomes of it. */
  readonly standing: Standing;
  readonly losses: readonly Loss[];
  /** A way that it had to an aim, where it has none left; null: it has one, or had none. */
  readonly lostWay: readonly Step[] | null;
  readonly inTurn: readonly InTurn[];
  /** Stated ones first. */
  readonly lines: readonly Line[];
}
