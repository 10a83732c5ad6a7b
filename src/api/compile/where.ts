import { commitments } from "../../../graph/dataset.ts";
import type { Field, RelationField } from "../../../graph/ontology.ts";
import type { Comparison, FieldMeasure, Measure, Predicate, Quantifier, Subject } from "../../../graph/plan/plan.ts";
import { entityRecords, type RecordKind, recordKinds, relationRecords } from "../../../graph/records.ts";
import type { RequestPlace } from "../codes.ts";
import { isScalarType, type Target, targetNamed } from "../targets.ts";
import { type Compiling, inside, refuse } from "./compiling.ts";
import type { Input } from "./input.ts";
import { addParam } from "./params.ts";

type Found = Predicate | null;

/**
 * What a `where` asks of an entity, or null for nothing. An absent variable, `{}`, `AND: []`, `OR: []` and `NOT: {}` are
 * no test, and drop out of what is around them, as in @neo4j/graphql.
 */
export function entityTest(compiling: Compiling, target: Target, where: Input, place: RequestPlace): Found {
  return allOf(compiling, where, place, (key, input, at) => {
    if (isLogic(key)) return logic(compiling, key, input, at, (one, next) => entityTest(compiling, target, one, next));
    const field = target.fields.get(key);
    if (field) return fieldTest(compiling, "entity", field, input, at);
    if (key === "typename" && target.abstract) return kindTest(compiling, input, at);
    const relation = target.relations.get(key);
    if (relation) {
      const to = targetNamed(compiling.targets, relation.target);
      return hopTest(compiling, relation, input, at, (one, next) => entityTest(compiling, to, one, next));
    }
    const records = entityRecords.find(({ name }) => name === key);
    if (records) return recordsTest(compiling, "entity", records, input, at);
    const connected = target.relations.get(key.replace(/Connection$/, ""));
    if (!connected) return null;
    const to = targetNamed(compiling.targets, connected.target);
    return hopTest(
      compiling,
      connected,
      input,
      at,
      (one, next) => connectionTest(compiling, to, one, next),
      (one, next) => aggregateTest(compiling, connected, to, null, one, next),
    );
  });
}

/** What the `where` of a relation's connection asks of the relation and the entity at its other end. */
export function connectionTest(compiling: Compiling, target: Target, where: Input, place: RequestPlace): Found {
  return allOf(compiling, where, place, (key, input, at) => {
    if (isLogic(key)) {
      return logic(compiling, key, input, at, (one, next) => connectionTest(compiling, target, one, next));
    }
    return key === "node" ? entityTest(compiling, target, input, at) : edgeTest(compiling, input, at);
  });
}

/** What is asked of a relation itself. */
export function edgeTest(compiling: Compiling, where: Input, place: RequestPlace): Found {
  return allOf(compiling, where, place, (key, input, at) => {
    if (isLogic(key)) return logic(compiling, key, input, at, (one, next) => edgeTest(compiling, one, next));
    const field = compiling.ontology.properties.fields.find(({ name }) => name === key);
    if (field) return fieldTest(compiling, "relation", field, input, at);
    const records = relationRecords.find(({ name }) => name === key);
    return records ? recordsTest(compiling, "relation", records, input, at) : null;
  });
}

/** What is asked of the records that hang on an entity, on a relation or on a record. */
function recordsTest(
  compiling: Compiling,
  subject: Subject,
  { name: link, of }: RecordKind["records"][number],
  input: Input,
  place: RequestPlace,
): Found {
  const kind = recordKinds.find(({ name }) => name === of);
  if (kind === undefined) return null;
  return quantified(compiling, input, place, (quantifier, one, at) => {
    const where = recordTest(compiling, kind, one, at);
    return { test: "records", subject, link, quantifier, where };
  });
}

function recordTest(compiling: Compiling, kind: RecordKind, where: Input, place: RequestPlace): Found {
  return allOf(compiling, where, place, (key, input, at) => {
    if (isLogic(key)) return logic(compiling, key, input, at, (one, next) => recordTest(compiling, kind, one, next));
    const field = kind.fields.find(({ name }) => name === key);
    if (field) return fieldTest(compiling, "record", field, input, at);
    const records = kind.records.find(({ name }) => name === key);
    if (records) return recordsTest(compiling, "record", records, input, at);
    const link = kind.entities.find(({ name }) => name === key);
    return link ? linkTest(compiling, link, input, at) : null;
  });
}

/** What is asked of an entity that a record names, or over those that it may name. */
function linkTest(
  compiling: Compiling,
  { name: link, of, cardinality }: RecordKind["entities"][number],
  input: Input,
  place: RequestPlace,
): Found {
  const { ontology, targets } = compiling;
  const target = targetNamed(targets, of === "source" ? ontology.sourceKind : (ontology.interfaces[0]?.name ?? ""));
  const { kinds } = target;
  if (cardinality === "one") {
    const where = entityTest(compiling, target, input, place);
    return where && { test: "entities", link, kinds, quantifier: "some", where };
  }
  return quantified(compiling, input, place, (quantifier, one, at) => {
    const where = entityTest(compiling, target, one, at);
    return { test: "entities", link, kinds, quantifier, where };
  });
}

function fieldTest(
  compiling: Compiling,
  subject: Subject,
  field: Pick<Field, "name" | "type"> & { readonly list?: boolean },
  filters: Input,
  place: RequestPlace,
): Found {
  const { name, type } = field;
  return allOf(compiling, filters, place, (key, input, at) => {
    if (key === "eq" && input.is === "null") return { test: "isNull", subject, name };
    if (input.is !== "leaf") return nullFilter(compiling, input, at);
    if (type === "Commitment" && (key === "gte" || key === "lte")) {
      const values = key === "gte" ? [...commitments].reverse() : commitments;
      const value = addParam(compiling.params, input.source, { as: "upTo", values }, at);
      return { test: "in", subject, name, value };
    }
    const list = key === "in" || (key === "eq" && field.list === true);
    const reading = isScalarType(type) ? ({ as: "scalar", type, list } as const) : ({ as: "enum" } as const);
    const value = addParam(compiling.params, input.source, reading, at);
    return isTest(key) ? { test: key, subject, name, value } : null;
  });
}

function kindTest(compiling: Compiling, input: Input, place: RequestPlace): Found {
  if (input.is !== "leaf") return nullFilter(compiling, input, place);
  const named: readonly unknown[] = Array.isArray(input.value) ? input.value : [input.value];
  if (named.length === 0) return null;
  return {
    test: "kind",
    kinds: compiling.ontology.kinds.map(({ name }) => name).filter((name) => named.includes(name)),
  };
}

function hopTest(
  compiling: Compiling,
  { relation, direction, kinds }: RelationField,
  input: Input,
  place: RequestPlace,
  compile: (input: Input, place: RequestPlace) => Found,
  aggregate: (input: Input, place: RequestPlace) => Found = () => null,
): Found {
  return quantified(
    compiling,
    input,
    place,
    (quantifier, one, at) => {
      const where = compile(one, at);
      return { test: "hop", relation, direction, kinds, quantifier, where };
    },
    aggregate,
  );
}

function quantified(
  compiling: Compiling,
  input: Input,
  place: RequestPlace,
  compile: (quantifier: Quantifier, input: Input, place: RequestPlace) => Found,
  aggregate: (input: Input, place: RequestPlace) => Found = () => null,
): Found {
  return allOf(compiling, input, place, (quantifier, one, at) => {
    if (one.is === "null") return nullFilter(compiling, one, at);
    if (quantifier === "aggregate") return aggregate(one, at);
    return isQuantifier(quantifier) ? compile(quantifier, one, at) : null;
  });
}

/** What lies along a relation, taken together: `count`, and `node` with the measures of its fields, `field` being one. */
function aggregateTest(
  compiling: Compiling,
  along: RelationField,
  target: Target,
  field: Field | null,
  input: Input,
  place: RequestPlace,
): Found {
  return allOf(compiling, input, place, (key, one, at) => {
    const inside = (next: Field | null) => aggregateTest(compiling, along, target, next, one, at);
    if (isLogic(key)) {
      return logic(compiling, key, one, at, (each, next) => aggregateTest(compiling, along, target, field, each, next));
    }
    if (field !== null)
      return measureTest(compiling, along, { measure: key as FieldMeasure, name: field.name }, field, one, at);
    if (key === "nodes" || key === "edges") return measureTest(compiling, along, { measure: "count" }, null, one, at);
    return inside(key === "node" || key === "count" ? null : (target.fields.get(key) ?? null));
  });
}

function measureTest(
  compiling: Compiling,
  { relation, direction, kinds }: RelationField,
  measure: Measure,
  field: Field | null,
  filters: Input,
  place: RequestPlace,
): Found {
  const isWhole = measure.measure !== "average" && measure.measure !== "averageLength" && field?.type !== "Float";
  const over = { test: "measure", relation, direction, kinds, measure } as const;
  return allOf(compiling, filters, place, (key, input, at) => {
    if (key === "eq" && input.is === "null") return { ...over, compare: "isNull", value: null };
    if (input.is !== "leaf") return nullFilter(compiling, input, at);
    const reading = { as: "scalar", type: isWhole ? "Int" : "Float", list: key === "in" } as const;
    return { ...over, compare: key as Comparison, value: addParam(compiling.params, input.source, reading, at) };
  });
}

/** Each key of an object is a test; all must hold. */
function allOf(
  compiling: Compiling,
  input: Input,
  place: RequestPlace,
  compile: (key: string, input: Input, place: RequestPlace) => Found,
): Found {
  if (input.is !== "object") return nullFilter(compiling, input, place);
  const tests: Found[] = [];
  for (const [key, one] of input.entries) tests.push(compile(key, one, inside(place, key)));
  return join("and", tests);
}

function logic(
  compiling: Compiling,
  key: "AND" | "OR" | "NOT",
  input: Input,
  place: RequestPlace,
  compile: (input: Input, place: RequestPlace) => Found,
): Found {
  if (key === "NOT") {
    const of = compile(input, place);
    return of && { test: "not", of };
  }
  if (input.is !== "list") return nullFilter(compiling, input, place);
  return join(
    key === "AND" ? "and" : "or",
    input.of.map((one, index) => compile(one, inside(place, index))),
  );
}

/** All of these, or any; what asks nothing drops out. */
export function join(test: "and" | "or", all: readonly Found[]): Found {
  const of: Predicate[] = [];
  for (const one of all) {
    if (one?.test === test) of.push(...one.of);
    else if (one !== null) of.push(one);
  }
  return of.length < 2 ? (of[0] ?? null) : { test, of };
}

/** An absent variable is no test; null is refused. */
export function nullFilter(compiling: Compiling, input: Input, place: RequestPlace): null {
  if (input.is === "null") {
    refuse(
      compiling,
      "API_FILTER_NULL",
      `The filter \`${place.argument}\` is null.`,
      place,
      "ask `eq: null` for what is not recorded, or leave the filter out",
    );
  }
  return null;
}

function isLogic(key: string): key is "AND" | "OR" | "NOT" {
  return key === "AND" || key === "OR" || key === "NOT";
}

const tests = ["eq", "in", "lt", "lte", "gt", "gte", "contains", "startsWith", "endsWith", "includes"] as const;

function isTest(key: string): key is (typeof tests)[number] {
  return (tests as readonly string[]).includes(key);
}

const quantifiers = ["some", "none", "all", "single"] as const;

function isQuantifier(key: string): key is (typeof quantifiers)[number] {
  return (quantifiers as readonly string[]).includes(key);
}
