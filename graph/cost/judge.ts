import type { Predicate } from "../plan/plan.ts";
import type { Value } from "../rows.ts";
import { among, type Population, ratio, type Terrain, total } from "./terrain.ts";

/** Testing one entity: what it visits, and how likely it passes. */
export interface Judged {
  readonly visits: number;
  readonly passes: number;
}

export interface Judging {
  readonly terrain: Terrain;
  readonly values: readonly Value[];
  /** The param of ids that the entities tested are known to have. */
  readonly known: number | null;
  /** What a filter behind a hop comes to, which does not depend on who stands before it. */
  readonly behind: Map<Predicate, Judged>;
}

/**
 * What is known of values is nothing: the shares are those of System R (Selinger et al. 1979, "Access path selection in a
 * relational database management system", table 1). Null is taken for rare.
 */
const ofEquals = 1 / 10;
const ofRange = 1 / 3;
const most = 1 / 2;

const certain: Judged = { visits: 0, passes: 1 };

/** Tests an entity of a kind. What relations say of themselves is taken to let all of them pass: mostly it does. */
export function judge(judging: Judging, predicate: Predicate | null, kind: number): Judged {
  if (predicate === null) return certain;
  switch (predicate.test) {
    case "and": {
      let [visits, passes] = [0, 1];
      for (const part of predicate.of) {
        const judged = judge(judging, part, kind);
        visits += passes * judged.visits;
        passes *= judged.passes;
      }
      return { visits, passes };
    }
    case "or": {
      let [visits, fails] = [0, 1];
      for (const part of predicate.of) {
        const judged = judge(judging, part, kind);
        visits += fails * judged.visits;
        fails *= 1 - judged.passes;
      }
      return { visits, passes: 1 - fails };
    }
    case "not": {
      const { visits, passes } = judge(judging, predicate.of, kind);
      return { visits, passes: 1 - passes };
    }
    case "kind":
      return { visits: 0, passes: judging.terrain.numbers(predicate.kinds).includes(kind) ? 1 : 0 };
    case "hop":
      return quantified(judging, predicate, kind);
    case "measure": {
      const { likely, degree } = judging.terrain.leg(predicate);
      return { visits: (likely[kind] ?? 0) * (degree[kind] ?? 0), passes: ofRange };
    }
    case "records":
    case "entities": {
      // there are no statistics of records: one is taken to hang on each
      const { visits } = anywhere(judging, predicate.where);
      const passes = predicate.test === "records" && predicate.subject === "relation" ? 1 : ofRange;
      return { visits: 1 + visits, passes };
    }
    default:
      return predicate.subject === "entity" ? { visits: 0, passes: shareOf(judging, predicate) } : certain;
  }
}

type ValueTest = Extract<Predicate, { subject: unknown; name: string }>;

function shareOf({ terrain, values, known }: Judging, predicate: ValueTest): number {
  const { test, name } = predicate;
  if (test === "isNull") return ofEquals;
  const isId = name === "id" && (test === "eq" || test === "in");
  if (isId && predicate.value === known) return 1;
  const members = [values[predicate.value] ?? []].flat().length;
  if (isId) return Math.min(1, ratio(members, total(terrain.all)));
  if (test === "in") return Math.min(most, members * ofEquals);
  return test === "lt" || test === "lte" || test === "gt" || test === "gte" ? ofRange : ofEquals;
}

/** Ends at the first relation that decides. The number of those that pass is taken to be spread as Poisson has it. */
function quantified(judging: Judging, predicate: Extract<Predicate, { test: "hop" }>, kind: number): Judged {
  const { terrain, behind } = judging;
  const leg = terrain.leg(predicate);
  const degree = leg.degree[kind] ?? 0;
  const judged =
    behind.get(predicate) ?? averaged(judging, predicate.where, among(leg.ends, terrain.numbers(predicate.kinds)));
  behind.set(predicate, judged);
  const likely = leg.likely[kind] ?? 0;
  const decides = predicate.quantifier === "all" ? 1 - judged.passes : judged.passes;
  const looked = Math.min(degree, ratio(predicate.quantifier === "single" ? 2 : 1, decides) || degree);
  const expected = likely * degree * judged.passes;
  const none = Math.exp(-expected);
  const passes = {
    some: 1 - none,
    none,
    single: expected * none,
    all: likely * judged.passes ** Math.max(degree, 1),
  }[predicate.quantifier];
  return { visits: likely * looked * (1 + judged.visits), passes };
}

function anywhere(judging: Judging, where: Predicate | null): Judged {
  return where === null ? certain : averaged(judging, where, judging.terrain.all);
}

/** Over entities as they are mixed; those of no kind in the mixture do not pass. */
function averaged(judging: Judging, where: Predicate | null, mixture: Population): Judged {
  let [visits, passes] = [0, 0];
  const whole = Math.max(1, total(mixture));
  for (const [kind, share] of mixture.entries()) {
    if (share === 0) continue;
    const judged = judge({ ...judging, known: null }, where, kind);
    visits += (share / whole) * judged.visits;
    passes += (share / whole) * judged.passes;
  }
  return { visits, passes };
}
