import type { Predicate } from "../plan/plan.ts";
import type { Value } from "../rows.ts";
import {
  type Attribute,
  commonAttribute,
  isList,
  kindAttribute,
  type ListAttribute,
  type Of,
  relationAttribute,
} from "./attribute.ts";
import type { Context, Over } from "./context.ts";
import { accepting, adjacencyOf, type Graph } from "./graph.ts";

/**
 * Three truths, and a fourth outcome: the slice was used up. A test that gives SUSPENDED keeps its place, is asked the
 * same again in the next slice, and goes on from there. So no test may be shared by two executions.
 */
export const FALSE = 0;
export const TRUE = 1;
export const UNKNOWN = 2;
export const SUSPENDED = 3;
export type Truth = typeof FALSE | typeof TRUE | typeof UNKNOWN | typeof SUSPENDED;
export type Test = Of<Truth>;

type HopTest = Extract<Predicate, { test: "hop" }>;
type ValueTest = Extract<Predicate, { value: number }>;

/** A predicate as a function. `kinds` are those its entity may be of, `over` how it was reached. Cost: O(predicate). */
export function compilePredicate(
  context: Context,
  predicate: Predicate,
  kinds: readonly string[],
  over: Over | null,
): Test {
  const { graph, values } = context;
  switch (predicate.test) {
    case "and":
    case "or": {
      const tests = predicate.of.map((one) => compilePredicate(context, one, kinds, over));
      const end = predicate.test === "and" ? FALSE : TRUE;
      const [first, second] = tests;
      const isPair = tests.length === 2 && !predicate.of.some(hops) && first !== undefined && second !== undefined;
      return isPair ? pair(first, second, end) : junction(tests, end);
    }
    case "not":
      return negation(compilePredicate(context, predicate.of, kinds, over));
    case "kind": {
      const accept = accepting(graph, predicate.kinds, kinds);
      return accept === null ? () => TRUE : (entity) => accept[graph.kind[entity] as number] as Truth;
    }
    case "hop":
      return quantifier(context, predicate);
    default: {
      const leaf =
        predicate.test === "isNull"
          ? isNull
          : (attribute: Attribute | ListAttribute) =>
              isList(attribute)
                ? testList(attribute, predicate.test, values[predicate.value] ?? null)
                : testValue(attribute, predicate.test, values[predicate.value] ?? null);
      return testOf(graph, predicate, kinds, over, leaf);
    }
  }
}

/** Whether a predicate goes over relations, and so may be suspended. */
function hops(predicate: Predicate): boolean {
  switch (predicate.test) {
    case "and":
    case "or":
      return predicate.of.some(hops);
    case "not":
      return hops(predicate.of);
    default:
      return predicate.test === "hop";
  }
}

function testOf(
  graph: Graph,
  { subject, name }: { readonly subject: "entity" | "relation"; readonly name: string },
  kinds: readonly string[],
  over: Over | null,
  leaf: (attribute: Attribute | ListAttribute) => Test,
): Test {
  if (subject === "relation") {
    return over === null ? () => UNKNOWN : leaf(relationAttribute(graph, over.relation, over.direction, name));
  }
  const common = commonAttribute(graph, name);
  if (common !== null) return leaf(common);
  const tests = graph.ontology.kinds.map(
    (kind, number): Test => (kinds.includes(kind.name) ? leaf(kindAttribute(graph, number, name)) : () => UNKNOWN),
  );
  const only = kinds.length === 1 ? tests[graph.kindNumber(kinds[0] as string)] : undefined;
  const { kind } = graph;
  return only ?? ((entity, relation, origin) => (tests[kind[entity] as number] as Test)(entity, relation, origin));
}

/** Two tests that cannot be suspended: the usual case, and the one where a call counts. */
function pair(first: Test, second: Test, end: typeof FALSE | typeof TRUE): Test {
  return (entity, relation, origin) => {
    const one = first(entity, relation, origin);
    if (one === end) return end;
    const other = second(entity, relation, origin);
    return other === end || one !== UNKNOWN ? other : UNKNOWN;
  };
}

/** "And" ends at the first false, "or" at the first true; unknown if any was, otherwise the other truth. */
function junction(tests: readonly Test[], end: typeof FALSE | typeof TRUE): Test {
  const neutral: Truth = end === FALSE ? TRUE : FALSE;
  let resumeAt = 0;
  let resumeWith: Truth = neutral;
  return (entity, relation, origin) => {
    let truth = resumeWith;
    for (let at = resumeAt; at < tests.length; at++) {
      const one = (tests[at] as Test)(entity, relation, origin);
      if (one === SUSPENDED) {
        resumeAt = at;
        resumeWith = truth;
        return SUSPENDED;
      }
      if (one === end) {
        truth = end;
        break;
      }
      if (one === UNKNOWN) truth = UNKNOWN;
    }
    if (resumeAt > 0) {
      resumeAt = 0;
      resumeWith = neutral;
    }
    return truth;
  };
}

function negation(test: Test): Test {
  return (entity, relation, origin) => {
    const truth = test(entity, relation, origin);
    return truth === TRUE ? FALSE : truth === FALSE ? TRUE : truth;
  };
}

const isNull = (attribute: Attribute | ListAttribute): Test => {
  if (!isList(attribute)) return testKey(attribute, (key) => (key === none ? TRUE : FALSE));
  return (...of) => (attribute.keys(...of) === null ? TRUE : FALSE);
};

const none = Number.POSITIVE_INFINITY;

/** A test that looks at the key alone: a table where there are few. */
function testKey({ key, few }: Attribute, truthOf: (key: number) => Truth): Test {
  if (few === undefined) return (entity, relation, origin) => truthOf(key(entity, relation, origin));
  const truths = Uint8Array.from(few.keys, truthOf);
  const { codes, slot } = few;
  return slot === null
    ? (_, relation) => truths[codes[relation] as number] as Truth
    : (entity) => truths[codes[slot[entity] as number] as number] as Truth;
}

/** A test of a single value; unknown where there is none, or where it is compared with null. */
function testValue(attribute: Attribute, test: ValueTest["test"], value: Value): Test {
  if (value === null) return () => UNKNOWN;
  switch (test) {
    case "eq": {
      const wanted = attribute.keyOf(value);
      return testKey(attribute, (key) => (key === none ? UNKNOWN : key === wanted ? TRUE : FALSE));
    }
    case "in": {
      const members = value as readonly Value[];
      const wanted = new Set(members.map((member) => attribute.keyOf(member)));
      const otherwise = members.includes(null) ? UNKNOWN : FALSE;
      return testKey(attribute, (key) => (key === none ? UNKNOWN : wanted.has(key) ? TRUE : otherwise));
    }
    case "lt":
    case "lte":
    case "gt":
    case "gte": {
      const place = attribute.placeOf(value);
      if (place === null) return () => UNKNOWN;
      const against = attribute.against(place);
      const passes = comparisons[test];
      return (entity, relation, origin) => {
        if (attribute.order(entity, relation, origin) === none) return UNKNOWN;
        return passes(against(entity, relation, origin)) ? TRUE : FALSE;
      };
    }
    case "contains":
    case "startsWith":
    case "endsWith": {
      const part = String(value);
      const has = searches[test];
      return (entity, relation, origin) => {
        const text = attribute.read(entity, relation, origin);
        return typeof text !== "string" ? UNKNOWN : has(text, part) ? TRUE : FALSE;
      };
    }
    case "includes":
      return () => UNKNOWN;
  }
}

const comparisons = {
  lt: (sign: number) => sign < 0,
  lte: (sign: number) => sign <= 0,
  gt: (sign: number) => sign > 0,
  gte: (sign: number) => sign >= 0,
};

const searches = {
  contains: (text: string, part: string) => text.includes(part),
  startsWith: (text: string, part: string) => text.startsWith(part),
  endsWith: (text: string, part: string) => text.endsWith(part),
};

/** `eq` and `includes` of a list; every other test of one is unknown. */
function testList(attribute: ListAttribute, test: ValueTest["test"], value: Value): Test {
  if (value === null) return () => UNKNOWN;
  if (test === "includes") {
    const wanted = attribute.keyOf(value);
    return (entity, relation, origin) => {
      const keys = attribute.keys(entity, relation, origin);
      return keys === null ? UNKNOWN : keys.includes(wanted) ? TRUE : FALSE;
    };
  }
  if (test !== "eq") return () => UNKNOWN;
  const wanted = (value as readonly Value[]).map((member) => (member === null ? Number.NaN : attribute.keyOf(member)));
  return (entity, relation, origin) => {
    const keys = attribute.keys(entity, relation, origin);
    if (keys === null) return UNKNOWN;
    return keys.length === wanted.length && keys.every((key, at) => key === wanted[at]) ? TRUE : FALSE;
  };
}

/** Over the relations of an entity: always true or false. Stops at the first that decides. */
function quantifier(context: Context, { relation, direction, kinds, quantifier: how, where }: HopTest): Test {
  const { graph, meter } = context;
  const { ends, relations, rows } = adjacencyOf(graph, relation, direction);
  const accept = accepting(graph, kinds, endKinds(graph, { relation, direction }));
  const test = where === null ? null : compilePredicate(context, where, kinds, { relation, direction });
  const { kind, slot } = graph;
  let resumeAt = -1;
  let resumeWith = 0;
  const suspend = (at: number, passed: number): typeof SUSPENDED => {
    resumeAt = at;
    resumeWith = passed;
    return SUSPENDED;
  };
  return (entity) => {
    const row = rows[kind[entity] as number] ?? null;
    if (row === null) return how === "none" ? TRUE : FALSE;
    const end = row[(slot[entity] as number) + 1] as number;
    let at = resumeAt < 0 ? (row[slot[entity] as number] as number) : resumeAt;
    let passed = resumeWith;
    resumeAt = -1;
    resumeWith = 0;
    for (; at < end; at++) {
      meter.left--;
      const other = ends[at] as number;
      if (accept === null || accept[kind[other] as number] === 1) {
        const truth = test === null ? TRUE : test(other, relations === null ? at : (relations[at] as number), entity);
        if (truth === SUSPENDED) return suspend(at, passed);
        if (truth === TRUE) {
          if (how === "some") return TRUE;
          if (how === "none" || (how === "single" && passed > 0)) return FALSE;
          passed++;
        } else if (truth === FALSE && how === "all") return FALSE;
      }
      if (meter.left < 0 && meter.spent()) return suspend(at + 1, passed);
    }
    return how === "none" || passed > 0 ? TRUE : FALSE;
  };
}

/** The kinds that stand at the far end of a relation. */
export function endKinds(graph: Graph, { relation, direction }: Over): readonly string[] {
  const declared = graph.ontology.relations[graph.relationNumber(relation)];
  return (direction === "out" ? declared?.to : declared?.from) ?? [];
}
