import { commitments } from "../../../graph/dataset.ts";
import type { Predicate, Step, Walk } from "../../../graph/plan/plan.ts";
import { feasible, inOrder, namedPatterns } from "../patterns.ts";
import type { NamedPattern } from "../roles.ts";
import { type Asked, given, placeOf } from "./arguments.ts";
import { type Compiling, refuse } from "./compiling.ts";
import { addParam } from "./params.ts";
import { edgeTest, join } from "./where.ts";

/** The most hops of any walk. */
const mostHops = 6;

/** Where a walk goes, and how far unless the operation says. */
export interface WalkFrom {
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** The argument that names the relations. */
  readonly relations: "relations" | "via";
  readonly hops: number;
}

export interface AskedWalk {
  readonly walk: Walk;
  /** Those of the ends' kinds that the walk, if it is a pattern's, may begin and end at. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly pattern: NamedPattern | null;
}

/**
 * The walk that a field's arguments ask for. Faults: API_WAY_ARGUMENTS, API_HOPS_RANGE, and API_WAY_IMPOSSIBLE where the
 * ontology has no way from the one end to the other.
 */
export function walkOf(compiling: Compiling, asked: Asked, ends: WalkFrom): AskedWalk {
  const pattern = patternOf(compiling, asked, ends.relations);
  const among = (kinds: readonly string[], those: readonly string[] | undefined) =>
    those === undefined ? kinds : kinds.filter((kind) => those.includes(kind));
  const [from, to] = [among(ends.from, pattern?.from), among(ends.to, pattern?.to)];
  const { minHops, maxHops } = hopsOf(compiling, asked, pattern?.maxHops ?? ends.hops);
  const named = pattern?.steps ?? stepsOf(compiling, asked, ends.relations);
  const steps = feasible(compiling.ontology, named, from, to, maxHops);
  if (steps.length === 0) {
    const message = "The ontology has no relation, of those named, that leads from the one end to the other.";
    const hint = "name other relations or another direction, allow more hops, or choose other ends";
    refuse(compiling, "API_WAY_IMPOSSIBLE", message, { nodes: [asked.group[0]], path: asked.path }, hint);
  }
  return {
    walk: { steps, minHops, maxHops, through: throughOf(compiling, asked), avoid: avoidOf(compiling, asked) },
    from,
    to,
    pattern,
  };
}

/** Steps over the relations that an argument names, or over all, in the direction that `direction` says. */
export function stepsOf(compiling: Compiling, asked: Asked, argument: "relations" | "via"): readonly Step[] {
  const { ontology } = compiling;
  const relations = given(compiling, asked, argument);
  const named: readonly unknown[] = relations.is === "leaf" && Array.isArray(relations.value) ? relations.value : [];
  const direction = given(compiling, asked, "direction");
  const way = direction.is === "leaf" ? direction.value : "BOTH";
  return inOrder(
    ontology,
    ontology.relations
      .filter(({ name }) => named.length === 0 || named.includes(name))
      .flatMap(({ name }): Step[] => [
        ...(way === "IN" ? [] : [{ relation: name, direction: "out" as const }]),
        ...(way === "OUT" ? [] : [{ relation: name, direction: "in" as const }]),
      ]),
  );
}

function patternOf(compiling: Compiling, asked: Asked, relations: string): NamedPattern | null {
  const input = given(compiling, asked, "pattern");
  if (input.is !== "leaf") return null;
  for (const other of [relations, "direction"]) {
    if (given(compiling, asked, other).is === "absent") continue;
    const message = `\`pattern\` says which relations to go over and which way, and so does \`${other}\`.`;
    refuse(compiling, "API_WAY_ARGUMENTS", message, placeOf(asked, other), "leave one of the two out");
  }
  return namedPatterns(compiling.ontology).find(({ name }) => name === input.value) ?? null;
}

/** `minHops` and `maxHops`; where the most is not given, `usual`, or, with `indirect`, four. */
export function hopsOf(
  compiling: Compiling,
  asked: Asked,
  usual: number,
): { readonly minHops: number; readonly maxHops: number } {
  const indirect = given(compiling, asked, "indirect");
  const most =
    hopsNamed(compiling, asked, "maxHops") ??
    (indirect.is === "leaf" && indirect.value === true ? Math.max(usual, 4) : usual);
  const least = hopsNamed(compiling, asked, "minHops") ?? 1;
  if (least > most) {
    const message = `\`minHops\` is ${least}, and no more than ${most} are allowed.`;
    refuse(compiling, "API_HOPS_RANGE", message, placeOf(asked, "minHops"), "raise maxHops, or ask for fewer");
  }
  return { minHops: Math.min(least, most), maxHops: most };
}

/** A number of hops, or null where it is not given. Fault: API_HOPS_RANGE. */
export function hopsNamed(compiling: Compiling, asked: Asked, name: string): number | null {
  const input = given(compiling, asked, name);
  if (input.is !== "leaf" || typeof input.value !== "number") return null;
  if (input.value >= 1 && input.value <= mostHops) return input.value;
  const message = `\`${name}\` is ${input.value}.`;
  refuse(compiling, "API_HOPS_RANGE", message, placeOf(asked, name), `ask for 1 to ${mostHops}`);
  return null;
}

/** What is asked of every relation gone over: a filter, or how firm and how far it is at least. */
export function throughOf(compiling: Compiling, asked: Asked): Predicate | null {
  const name = asked.field.args.some((one) => one.name === "through") ? "through" : "where";
  const where = given(compiling, asked, name);
  const filter = where.is === "absent" ? null : edgeTest(compiling, where, placeOf(asked, name));
  return join("and", [
    filter,
    atLeast(compiling, asked, "basis", ["STATED", "INFERRED"]),
    strengthAtLeast(compiling, asked),
    atLeast(compiling, asked, "commitment", [...commitments].reverse()),
  ]);
}

function atLeast(compiling: Compiling, asked: Asked, name: string, values: readonly string[]): Predicate | null {
  const input = given(compiling, asked, name);
  if (input.is !== "leaf") return null;
  const value = addParam(compiling.params, input.source, { as: "upTo", values }, placeOf(asked, name));
  return { test: "in", subject: "relation", name, value };
}

/** What is stated has no strength, and is firmer than anything inferred. */
function strengthAtLeast(compiling: Compiling, asked: Asked): Predicate | null {
  const strong = atLeast(compiling, asked, "strength", ["STRONG", "MEDIUM", "WEAK"]);
  if (strong === null) return null;
  const stated = addParam(compiling.params, { literal: "STATED" }, { as: "enum" }, placeOf(asked, "strength"));
  return { test: "or", of: [{ test: "eq", subject: "relation", name: "basis", value: stated }, strong] };
}

function avoidOf(compiling: Compiling, asked: Asked): number | null {
  const input = given(compiling, asked, "avoid");
  if (input.is !== "leaf") return null;
  return addParam(compiling.params, input.source, { as: "scalar", type: "ID", list: true }, placeOf(asked, "avoid"));
}
