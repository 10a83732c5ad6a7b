import type { WhatIfQuery } from "../data/operations.ts";
import { sideOf, stepsFrom, stepsInto } from "./steps.ts";
import {
  type Concerned,
  type Entity,
  type InTurn,
  keepsOthers,
  type Line,
  type Loss,
  type Reached,
  type Standing,
  type Step,
  standings,
  statedFirst,
} from "./touching.ts";

/** All whom it concerns that something is taken out, each once. */
export interface Fallen {
  /** The heaviest first, as they stand. */
  readonly concerned: readonly Concerned[];
  /** Neighbours that the API left out. */
  readonly leftOut: number;
}

/** What is taken out, and of which strategy it is asked who loses by it; null: of all. */
interface TakenOut {
  readonly without: readonly string[];
  readonly strategy: string | null;
}

/** What is known of somebody so far. */
interface Known {
  readonly entity: Entity;
  readonly losses: Loss[];
  readonly lines: Line[];
  readonly inTurn: InTurn[];
  lostWay: readonly Step[] | null;
}

/**
 * Whom it concerns that some entities are taken out; who is only touched is known of their neighbours. Where what falls was asked of one strategy, nobody else is told of: whether
 * they keep anything was not looked at.
 */
export function fallenOf(
  { without, strategy }: TakenOut,
  { whatIf, neighborhood }: Pick<WhatIfQuery, "whatIf"> & Partial<WhatIfQuery>,
  reached: readonly Reached[] = [],
): Fallen {
  const gone = new Set(without);
  const known = new Map<string, Known>();
  const knownOf = (entity: Entity): Known => {
    const one = known.get(entity.id) ?? { entity, losses: [], lines: [], inTurn: [], lostWay: null };
    known.set(entity.id, one);
    return one;
  };
  const told = new Set<string>();
  for (const sign of ["falls", "weakens"] as const) {
    for (const { entity, lost } of sign === "falls" ? whatIf.onlyOnes : whatIf.onlyStated) {
      const { losses, lines } = knownOf(entity);
      for (const [at, { from, to, reading, properties }] of lost.entries()) {
        const { id, ...firmness } = properties;
        const side = sideOf(id, entity.id);
        told.add(id);
        if (at === 0) losses.push({ ...side, sign });
        lines.push({ pick: id, from: from.id === entity.id ? to.id : from.id, reading, side, sign, ...firmness });
      }
    }
  }
  for (const { entity, way } of whatIf.cutOff) knownOf(entity).lostWay = stepsFrom(entity.id, way);
  for (const { entity, servedBy, others } of whatIf.inTurn) {
    const steps = stepsInto(entity.id, servedBy);
    for (const { side } of steps.slice(0, 1)) knownOf(entity).inTurn.push({ side, servedBy: steps, others });
  }
  const nodes = new Map(neighborhood?.nodes.map((node) => [node.id, node]));
  for (const { id, from, to, reading, properties } of neighborhood?.edges ?? []) {
    const [out, entity] = gone.has(from) ? [from, nodes.get(to)] : [to, nodes.get(from)];
    if (gone.has(from) === gone.has(to) || told.has(id) || entity === undefined) continue;
    if (strategy !== null && !entity.strategies.includes(strategy)) continue;
    const side = sideOf(id, entity.id);
    knownOf(entity).lines.push({ pick: id, from: out, reading, side, sign: "touches", ...properties });
  }
  for (const { entity, ...way } of reached) {
    if (gone.has(entity.id)) continue;
    const { lines, lostWay } = knownOf(entity);
    // whoever is told of already has its own line, but for whom it concerns in turn
    if (lines.length > 0 || lostWay !== null) continue;
    lines.push({ ...way, side: null, sign: "touches" });
  }
  const all = [...known.values()].map(concernedOf);
  // of those whom it concerns in turn, those to whom nothing else is recorded come first
  const concerned = [...all.filter((one) => !keepsOthers(one)), ...all.filter(keepsOthers)];
  return {
    concerned: standings.flatMap((standing) => concerned.filter((one) => one.standing === standing)),
    leftOut: neighborhood?.leftOut.entities ?? 0,
  };
}

/** Of those who stand in a way. */
export function standing({ concerned }: Fallen, as: Standing): readonly Concerned[] {
  return concerned.filter((one) => one.standing === as);
}

function concernedOf(known: Known): Concerned {
  return { ...known, lines: statedFirst(known.lines), standing: standingOf(known) };
}

function standingOf({ losses, lines, inTurn, lostWay }: Known): Standing {
  if (losses.some(({ sign }) => sign === "falls")) return "onlyOnes";
  if (losses.length > 0) return "onlyStated";
  if (lostWay !== null) return "cutOff";
  if (inTurn.length > 0) return "inTurn";
  return lines.some(({ side }) => side !== null) ? "touched" : "reached";
}
