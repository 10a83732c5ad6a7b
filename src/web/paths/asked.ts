import { endsOf } from "../data/ends.ts";
import type { Words } from "../data/ontology.ts";
import type { Ends } from "../data/operation.ts";
import type { Parameters } from "../parameters.ts";

/** How firm each relation of a path has to be: stated, or inferred at least so strongly. */
export const least = ["STATED", "STRONG", "MEDIUM"] as const;
export type Least = (typeof least)[number];

/** Relations that a path may go over at most, and as many as it may unless the address says. */
export const hops = { most: 6, usual: 4 };

/** What is asked about paths. */
export interface AskedPaths {
  /** An entity's id, or a kind's name: all of that kind. */
  readonly from: string | null;
  readonly to: string | null;
  readonly maxHops: number;
  /** None: any. */
  readonly relations: readonly string[];
  readonly direction: "OUT" | "IN" | "BOTH";
  readonly least: Least | null;
}

/** What an address asks. What it names that the ontology does not know is passed over. */
export function askedPaths({ get, all }: Parameters, words: Words): AskedPaths {
  const maxHops = Number(get("hops") ?? hops.usual);
  const direction = get("direction");
  return {
    from: get("from"),
    to: get("to"),
    maxHops: Number.isInteger(maxHops) && maxHops >= 1 && maxHops <= hops.most ? maxHops : hops.usual,
    relations: all("via").filter((name) => words.relations.some((one) => one.name === name)),
    direction: direction === "OUT" || direction === "IN" ? direction : "BOTH",
    least: least.find((one) => one === get("least")) ?? null,
  };
}

/** An end as the API has it: by a kind's name all of that kind, else the entity with this id. */
export function endNamed(name: string, words: Words, strategy: string | null): Ends {
  const kind = words.kind(name);
  return kind === null ? { ids: [name] } : endsOf(kind, { strategy });
}

/** Variables that ask for paths; null where an end is not chosen yet. */
export function pathVariables(asked: AskedPaths, words: Words, strategy: string | null) {
  const { from, to } = asked;
  if (from === null || to === null) return null;
  return {
    from: endNamed(from, words, strategy),
    to: endNamed(to, words, strategy),
    ...ways(asked),
    ...(asked.least === "STATED" ? { basis: asked.least } : {}),
    ...(asked.least === "STRONG" || asked.least === "MEDIUM" ? { strength: asked.least } : {}),
  };
}

/** The same asked of `links`, which says why there is none. */
export function absenceVariables(asked: AskedPaths, words: Words, strategy: string | null) {
  const { from, to } = asked;
  if (from === null || to === null) return null;
  return {
    of: endNamed(from, words, strategy),
    by: endNamed(to, words, strategy),
    ...ways(asked),
    ...(asked.least === null ? {} : { where: atLeast(asked.least) }),
  };
}

function ways({ relations, direction, maxHops }: AskedPaths) {
  return {
    maxHops,
    ...(relations.length > 0 ? { relations } : {}),
    ...(direction === "BOTH" ? {} : { direction }),
  };
}

function atLeast(firmness: Least) {
  const stated = { basis: { eq: "STATED" as const } };
  if (firmness === "STATED") return stated;
  const strengths = firmness === "STRONG" ? (["STRONG"] as const) : (["STRONG", "MEDIUM"] as const);
  return { OR: [stated, { strength: { in: strengths } }] };
}
