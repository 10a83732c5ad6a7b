import { type Commitment, commitments } from "../../../../graph/dataset.ts";
import type { Field } from "../../../../graph/ontology.ts";
import { entityRecords, recordKinds, relationRecords } from "../../../../graph/records.ts";
import { measured } from "../aggregates.ts";
import { comparePlaces, placeOf, propertyOf } from "./order.ts";
import { ofRelation, recordsOf } from "./records.ts";
import { around, type EntityNode, fieldOf, fieldsOf, type World } from "./world.ts";

/** Null: unknown, of three-valued logic. Undefined: there is no test, so nothing to pass or fail. */
type Truth = true | false | null | undefined;

export function whereEntity(world: World, node: EntityNode, where: unknown, fields: readonly Field[]): Truth {
  return every(where, (key, value) => {
    if (isLogic(key)) return logic(key, value, (one) => whereEntity(world, node, one, fields));
    const field = fields.find(({ name }) => name === key);
    if (field) return tests(fieldOf(node.entity, key), value, field);
    if (key === "typename") {
      const kinds = value as readonly string[];
      return kinds.length === 0 ? undefined : kinds.includes(node.entity.kind);
    }
    const records = entityRecords.find(({ name }) => name === key);
    if (records) return whereRecords(world, recordsOf(world, node.entity, key), records.of, value);
    const relations = world.ontology.kinds.find((kind) => kind.name === node.entity.kind)?.relationFields ?? [];
    const relation = relations.find(({ name }) => key === name || key === `${name}Connection`);
    if (!relation) throw new Error(`no such filter: ${key}`);
    const test = key === relation.name ? whereEntity : whereEdge;
    const others = around(world, node.entity, relation);
    return every(value, (quantifier, inner) =>
      quantifier === "aggregate"
        ? whereAggregate(others, inner, fieldsOf(world, relation.target))
        : quantified(others, { [quantifier]: inner }, (other, where) =>
            test(world, other, where, fieldsOf(world, relation.target)),
          ),
    );
  });
}

function quantified<T>(all: readonly T[], filters: unknown, test: (one: T, where: unknown) => Truth): Truth {
  return every(filters, (quantifier, inner) => {
    const truths = all.map((one) => test(one, inner));
    const passing = truths.filter(passes).length;
    if (quantifier === "some") return passing > 0;
    if (quantifier === "none") return passing === 0;
    if (quantifier === "single") return passing === 1;
    return passing > 0 && !truths.includes(false);
  });
}

type PlainRecord = Readonly<Record<string, unknown>>;

function whereRecords(world: World, records: unknown, of: string, filters: unknown): Truth {
  return quantified(records as readonly PlainRecord[], filters, (one, where) => whereRecord(world, one, of, where));
}

function whereRecord(world: World, record: PlainRecord, of: string, where: unknown): Truth {
  const kind = recordKinds.find(({ name }) => name === of);
  return every(where, (key, value) => {
    if (isLogic(key)) return logic(key, value, (one) => whereRecord(world, record, of, one));
    const field = kind?.fields.find(({ name }) => name === key);
    if (field) return tests(record[key], value, { ...field, list: field.list === true });
    const records = kind?.records.find(({ name }) => name === key);
    if (records) return whereRecords(world, record[key], records.of, value);
    const link = kind?.entities.find(({ name }) => name === key);
    if (!link) throw new Error(`no such filter: ${key}`);
    const fields = fieldsOf(world, link.of === "source" ? world.ontology.sourceKind : "Entity");
    const named = [(record[key] ?? []) as EntityNode | readonly EntityNode[]].flat();
    if (link.cardinality !== "one") {
      return quantified(named, value, (one, inner) => whereEntity(world, one, inner, fields));
    }
    const [only] = named;
    const truth = only && whereEntity(world, only, value, fields);
    // it is asked whether there is one that passes
    return truth === undefined ? undefined : truth === true;
  });
}

export function whereEdge(world: World, node: EntityNode, where: unknown, fields: readonly Field[]): Truth {
  return every(where, (key, value) => {
    if (isLogic(key)) return logic(key, value, (one) => whereEdge(world, node, one, fields));
    return key === "node" ? whereEntity(world, node, value, fields) : whereProperties(world, node, value);
  });
}

function whereProperties(world: World, node: EntityNode, where: unknown): Truth {
  return every(where, (key, value) => {
    if (isLogic(key)) return logic(key, value, (one) => whereProperties(world, node, one));
    const field = world.ontology.properties.fields.find(({ name }) => name === key);
    if (field) return tests(propertyOf(node, key), value, field);
    const records = relationRecords.find(({ name }) => name === key);
    if (!records) throw new Error(`no such filter: ${key}`);
    return node.relation && whereRecords(world, ofRelation(world, node.relation, key), records.of, value);
  });
}

/** What lies along a relation, taken together: how many there are, and what their fields come to. */
function whereAggregate(others: readonly EntityNode[], where: unknown, fields: readonly Field[]): Truth {
  const number = (own: unknown, filters: unknown) => tests(own, filters, { type: "Float", list: false } as Field);
  const node = (asked: unknown): Truth =>
    every(asked, (key, value) => {
      if (isLogic(key)) return logic(key, value, node);
      const of = measured(others, fields, ({ entity }, name) => fieldOf(entity, name), key);
      return every(value, (measure, filters) => number(of(measure as Parameters<typeof of>[0]), filters));
    });
  return every(where, (key, value) => {
    if (isLogic(key)) return logic(key, value, (one) => whereAggregate(others, one, fields));
    return key === "node" ? node(value) : every(value, (_nodesOrEdges, filters) => number(others.length, filters));
  });
}

export function passes(truth: Truth): boolean {
  return truth === true || truth === undefined;
}

function every(where: unknown, test: (key: string, value: unknown) => Truth): Truth {
  return and(Object.entries((where ?? {}) as object).map(([key, value]) => test(key, value)));
}

function and(all: readonly Truth[]): Truth {
  const truths = all.filter((truth) => truth !== undefined);
  if (truths.length === 0) return undefined;
  if (truths.includes(false)) return false;
  return truths.includes(null) ? null : true;
}

function not(truth: Truth): Truth {
  return typeof truth === "boolean" ? !truth : truth;
}

function isLogic(key: string): key is "AND" | "OR" | "NOT" {
  return key === "AND" || key === "OR" || key === "NOT";
}

function logic(key: "AND" | "OR" | "NOT", value: unknown, test: (where: unknown) => Truth): Truth {
  if (key === "NOT") return not(test(value));
  const truths = (value as readonly unknown[]).map(test);
  return key === "AND" ? and(truths) : not(and(truths.map(not)));
}

function tests(own: unknown, filters: unknown, { type, list: isList }: Pick<Field, "type" | "list">): Truth {
  return every(filters, (operator, given) => {
    if (operator === "eq" && given === null) return own === null;
    if (own === null) return null;
    if (isList) {
      const members = own as readonly unknown[];
      if (operator === "includes") return members.includes(given);
      return JSON.stringify(members) === JSON.stringify(given);
    }
    switch (operator) {
      case "eq":
        return own === given;
      case "in":
        return (given as readonly unknown[]).includes(own);
      case "contains":
        return String(own).includes(String(given));
      case "startsWith":
        return String(own).startsWith(String(given));
      case "endsWith":
        return String(own).endsWith(String(given));
      default: {
        const place = (one: unknown) =>
          type === "Commitment" ? commitments.indexOf(one as Commitment) : placeOf(one, type);
        const [left, right] = [place(own), place(given)];
        if (left === null || right === null) return null;
        const order = comparePlaces(left, right);
        if (operator === "lt") return order < 0;
        if (operator === "lte") return order <= 0;
        return operator === "gt" ? order > 0 : order >= 0;
      }
    }
  });
}
