import { isDeepStrictEqual } from "node:util";
import type { Entity } from "../../graph/dataset.ts";
import type { Predicate, Quantifier } from "../../graph/plan/plan.ts";
import type { Value } from "../../graph/rows.ts";
import { compareValues, measureOf } from "./plain-aggregate.ts";
import { entityRecords, relationRecords } from "./plain-records.ts";
import { askedOf, comparable, subjectValue } from "./plain-values.ts";
import { alone, type PlainRecord, type Step, stepsFrom, type World } from "./plain-world.ts";

/** Null is unknown. */
type Truth = boolean | null;

type Of<T extends Predicate["test"]> = Extract<Predicate, { readonly test: T }>;
type Compared = Extract<Predicate, { readonly name: string; readonly value: number }>;

export function holds(world: World, step: Step, predicate: Predicate): Truth {
  switch (predicate.test) {
    case "and":
      return all(predicate.of.map((one) => holds(world, step, one)));
    case "or":
      return not(all(predicate.of.map((one) => not(holds(world, step, one)))));
    case "not":
      return not(holds(world, step, predicate.of));
    case "kind":
      return predicate.kinds.includes(step.entity.kind);
    case "isNull":
      return subjectValue(world, step, predicate.subject, predicate.name) === null;
    case "hop":
      return holdsOver(world, stepsFrom(world, step.entity, predicate, predicate.kinds), predicate);
    case "records": {
      const records = recordsOf(world, step, predicate);
      if (records === null) return null;
      return holdsOver(
        world,
        records.map((record) => ({ ...step, record })),
        predicate,
      );
    }
    case "entities":
      return holdsOver(world, namedBy(world, step, predicate), predicate);
    case "measure":
      return holdsMeasured(world, step, predicate);
    default:
      return holdsCompared(world, step, predicate);
  }
}

function holdsOver(
  world: World,
  over: readonly Step[],
  { quantifier, where }: Of<"hop" | "records" | "entities">,
): boolean {
  const truths = over.map((one) => {
    world.visit();
    return where === null ? true : holds(world, one, where);
  });
  return quantified(quantifier, truths);
}

/** The records that hang on a subject; null where there is no subject. */
function recordsOf(
  world: World,
  { entity, relation, record }: Step,
  { subject, link }: Of<"records">,
): readonly PlainRecord[] | null {
  if (subject === "record") return record?.[link] as readonly PlainRecord[];
  if (subject === "entity") return entityRecords(world, entity, link);
  return relation === null ? null : relationRecords(world, relation, link);
}

/** The entities of some kinds that a record names. */
function namedBy({ byId }: World, { record }: Step, { link, kinds }: Of<"entities">): readonly Step[] {
  return [(record?.[link] ?? []) as string | readonly string[]]
    .flat()
    .map((id) => byId.get(id) as Entity)
    .filter(({ kind }) => kinds.includes(kind))
    .map(alone);
}

function holdsMeasured(world: World, step: Step, predicate: Of<"measure">): Truth {
  const { kinds, measure, compare } = predicate;
  const own = measureOf(stepsFrom(world, step.entity, predicate, kinds), measure, askedOf(world, kinds, null));
  if (compare === "isNull") return own === null;
  const other = world.value(predicate.value);
  if (typeof own !== "number" || other === null) return null;
  if (compare === "in") return isAmong(own, other as readonly Value[]);
  const sign = own - Number(other);
  return { eq: sign === 0, lt: sign < 0, lte: sign <= 0, gt: sign > 0, gte: sign >= 0 }[compare];
}

function holdsCompared(world: World, step: Step, { test, subject, name, value }: Compared): Truth {
  const own = subjectValue(world, step, subject, name);
  const other = world.value(value);
  if (own === null || other === null) return null;
  switch (test) {
    case "eq":
      return isDeepStrictEqual(own, other);
    case "in":
      return isAmong(own, other as readonly Value[]);
    case "includes":
      return (own as readonly Value[]).includes(other);
    case "contains":
      return String(own).includes(String(other));
    case "startsWith":
      return String(own).startsWith(String(other));
    case "endsWith":
      return String(own).endsWith(String(other));
    default: {
      const left = comparable(world, step.entity, subject, name, own);
      // the value of a comparison of dates, durations and decimals is canonical, as the field's is
      const right = comparable(world, step.entity, subject, name, other);
      if (left === null || right === null) return null;
      const order = compareValues(left, right);
      return { lt: order < 0, lte: order <= 0, gt: order > 0, gte: order >= 0 }[test];
    }
  }
}

function isAmong(own: Value, members: readonly Value[]): Truth {
  return members.includes(own) ? true : members.includes(null) ? null : false;
}

function quantified(quantifier: Quantifier, truths: readonly Truth[]): boolean {
  const passing = truths.filter((truth) => truth === true).length;
  if (quantifier === "some") return passing > 0;
  if (quantifier === "none") return passing === 0;
  if (quantifier === "single") return passing === 1;
  return passing > 0 && !truths.includes(false);
}

function all(truths: readonly Truth[]): Truth {
  return truths.includes(false) ? false : truths.includes(null) ? null : true;
}

function not(truth: Truth): Truth {
  return truth === null ? null : !truth;
}
