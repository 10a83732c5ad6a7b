import type { Predicate } from "../plan/plan.ts";
import { isList } from "./attribute.ts";
import { type AnyAttribute, type Attributes, byKind } from "./attributes.ts";
import type { Context, Over } from "./context.ts";
import { askedValue, comparedNumber, keyTruth, testList, testValue } from "./field-test.ts";
import type { Filter } from "./filter.ts";
import { accepting, adjacencyOf, type Graph } from "./graph.ts";
import { lookAtAll, lookForOne } from "./look.ts";
import { compileMeasure } from "./measure-test.ts";
import { quantify, testRecord } from "./record-test.ts";
import type { RecordReaders } from "./records.ts";
import { standings } from "./standing.ts";
import { FALSE, SUSPENDED, type Test, TRUE, type Truth, UNKNOWN } from "./truth.ts";

type HopTest = Extract<Predicate, { test: "hop" }>;
type RecordsTest = Extract<Predicate, { test: "records" }>;
type EntitiesTest = Extract<Predicate, { test: "entities" }>;

/** A record of this kind, which takes the place of the entity. */
interface OfRecord {
  readonly record: string;
}

/** A predicate as a function. `kinds` are those its entity may be of, `over` how it was reached. Cost: O(predicate). */
export function compilePredicate(
  context: Context,
  predicate: Predicate,
  kinds: readonly string[],
  over: Over | OfRecord | null,
): Test {
  const { graph, attributes, values } = context;
  switch (predicate.test) {
    case "and":
    case "or":
      return junction(
        predicate.of.map((one) => compilePredicate(context, one, kinds, over)),
        predicate.test === "and" ? FALSE : TRUE,
      );
    case "not":
      return negation(compilePredicate(context, predicate.of, kinds, over));
    case "kind": {
      const accept = accepting(graph, predicate.kinds, kinds);
      return accept === null ? () => TRUE : (entity) => accept[graph.kind[entity] as number] as Truth;
    }
    case "hop":
      return quantifier(context, predicate, kinds);
    case "measure":
      return compileMeasure(context, predicate, endKinds(graph, predicate), comparedNumber(predicate, values));
    case "records":
      return ofRecords(context, predicate, over);
    case "entities":
      return ofEntities(context, predicate, over);
    default: {
      const value = askedValue(predicate, values);
      if (predicate.subject === "record") {
        const read = recordReaders(context, over)?.fields[predicate.name];
        return read === undefined ? () => UNKNOWN : testRecord(read, predicate.test, value);
      }
      const leaf = (attribute: AnyAttribute): Test =>
        isList(attribute) ? testList(attribute, predicate.test, value) : testValue(attribute, predicate.test, value);
      if (predicate.subject === "entity") return byKind(graph, attributes.ofEntity(predicate.name, kinds), leaf);
      if (over === null || "record" in over) return () => UNKNOWN;
      return leaf(attributes.ofRelation(over.relation, over.direction, predicate.name));
    }
  }
}

function recordReaders({ records }: Context, over: Over | OfRecord | null): RecordReaders | null {
  return over !== null && "record" in over ? (records.kinds[over.record] ?? null) : null;
}

/** Over the records of an entity, of the relation that led to it, or of a record. */
function ofRecords(
  context: Context,
  { subject, link, quantifier: how, where }: RecordsTest,
  over: Over | OfRecord | null,
): Test {
  const { records, meter } = context;
  if (subject === "relation" && (over === null || "record" in over)) return () => UNKNOWN;
  const { ofEntity, ofRelation } = records;
  const hanging =
    subject === "entity" ? ofEntity : subject === "relation" ? ofRelation : recordReaders(context, over)?.records;
  const found = hanging?.[link];
  if (found === undefined) return () => UNKNOWN;
  const test = where && compilePredicate(context, where, [], { record: found.of });
  const members = subject === "relation" ? (_: number, relation: number) => found.numbers(relation) : found.numbers;
  return quantify(meter, how, members, test);
}

/** Over the entities that a record names by a link. */
function ofEntities(
  context: Context,
  { link, kinds, quantifier: how, where }: EntitiesTest,
  over: Over | OfRecord | null,
): Test {
  const { graph, meter } = context;
  const readers = recordReaders(context, over);
  const [one, many] = [readers?.one[link], readers?.many[link]];
  if (one === undefined && many === undefined) return () => UNKNOWN;
  const all = (record: number): readonly number[] => {
    const named = one?.(record);
    return named === undefined || named === null ? (many?.(record) ?? []) : [named];
  };
  const accept = accepting(
    graph,
    kinds,
    graph.ontology.kinds.map(({ name }) => name),
  );
  const members =
    accept === null ? all : (record: number) => all(record).filter((at) => accept[graph.kind[at] as number] === 1);
  return quantify(meter, how, members, where && compilePredicate(context, where, kinds, null));
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

export function compileFilter(
  context: Context,
  where: Predicate | null,
  kinds: readonly string[],
  possible: readonly string[],
  over: Over | null,
): Filter {
  const { graph } = context;
  const parts = where === null ? [] : where.test === "and" ? where.of : [where];
  const ofStanding = over === null ? [] : parts.filter(asksStanding);
  const ofField = parts.find((part) => fieldTable(context, part, kinds) !== null);
  const others = parts.filter((part) => !ofStanding.includes(part) && part !== ofField);
  const table = ofField === undefined ? null : fieldTable(context, ofField, kinds);
  return {
    accept: accepting(graph, kinds, possible),
    standingTruths: standingTruths(context, ofStanding, over),
    standing: over === null ? new Uint8Array(0) : adjacencyOf(graph, over.relation, over.direction).standing,
    fieldTruths: table?.truths ?? null,
    field: table?.codes ?? new Uint8Array(0),
    slot: graph.slot,
    test: allOf(context, others, kinds, over),
  };
}

function allOf(context: Context, of: readonly Predicate[], kinds: readonly string[], over: Over | null): Test | null {
  const [first, ...rest] = of;
  if (first === undefined) return null;
  return compilePredicate(context, rest.length === 0 ? first : { test: "and", of }, kinds, over);
}

function fieldTable({ attributes, values }: Context, part: Predicate, kinds: readonly string[]) {
  if (!("name" in part) || part.subject !== "entity") return null;
  const attribute = attributes.ofEntity(part.name, kinds);
  if (!("few" in attribute) || attribute.few === undefined) return null;
  const truthOf = keyTruth(attribute, part.test, askedValue(part, values));
  return truthOf && { truths: Uint8Array.from(attribute.few.keys, truthOf), codes: attribute.few.codes };
}

/** What is asked of a standing, of each there is: as if it were the number of a relation. */
function standingTruths(context: Context, parts: readonly Predicate[], over: Over | null): Uint8Array | null {
  if (parts.length === 0) return null;
  const ofRelation: Attributes["ofRelation"] = (_relation, _direction, name) => context.attributes.ofStanding(name);
  const test = allOf({ ...context, attributes: { ...context.attributes, ofRelation } }, parts, [], over);
  return test && Uint8Array.from({ length: standings }, (_, one) => test(-1, one, -1));
}

function asksStanding(predicate: Predicate): boolean {
  switch (predicate.test) {
    case "and":
    case "or":
      return predicate.of.every(asksStanding);
    case "not":
      return asksStanding(predicate.of);
    case "kind":
    case "hop":
    case "measure":
    case "records":
    case "entities":
      return false;
    default:
      return predicate.subject === "relation" && predicate.name !== "id";
  }
}

/** Over the relations of an entity: always true or false. Stops at the first that decides. */
function quantifier(
  context: Context,
  { relation, direction, kinds, quantifier: how, where }: HopTest,
  subjects: readonly string[],
): Test {
  const { graph } = context;
  const adjacency = adjacencyOf(graph, relation, direction);
  const over = { relation, direction };
  const filter = compileFilter(context, where, kinds, endKinds(graph, over), over);
  const look =
    how === "some" || how === "none"
      ? lookForOne(context, filter, adjacency, how)
      : lookAtAll(context, filter, adjacency, how);
  const { kind, slot } = graph;
  const { rows } = adjacency;
  const only = subjects.length === 1 ? (rows[graph.kindNumber(subjects[0] as string)] ?? null) : undefined;
  return (entity) => {
    const row = only === undefined ? (rows[kind[entity] as number] ?? null) : only;
    if (row === null) return how === "none" ? TRUE : FALSE;
    const place = slot[entity] as number;
    return look(row[place] as number, row[place + 1] as number, entity);
  };
}

/** The kinds that stand at the far end of a relation. */
export function endKinds(graph: Graph, { relation, direction }: Over): readonly string[] {
  const declared = graph.ontology.relations[graph.relationNumber(relation)];
  return (direction === "out" ? declared?.to : declared?.from) ?? [];
}
