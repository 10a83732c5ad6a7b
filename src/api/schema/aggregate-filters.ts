import { type GraphQLInputFieldConfigMap, GraphQLInputObjectType } from "graphql";
import type { Field } from "../../../graph/ontology.ts";
import type { Target } from "../targets.ts";
import { filtersOf } from "./filters.ts";
import { measuredIn } from "./measured.ts";
import { once, type Types } from "./types.ts";

/** What is tested of the values of a field, by its type, each with the type it is tested as. */
const measures: Readonly<Record<string, Readonly<Record<string, "Int" | "Float">>>> = {
  String: { averageLength: "Float", shortestLength: "Int", longestLength: "Int" },
  Int: { average: "Float", max: "Int", min: "Int", sum: "Int" },
  Float: { average: "Float", max: "Float", min: "Float", sum: "Float" },
};

/** `TaskConnectionAggregateInput`: tests on what lies along a relation, taken together. */
export function aggregateFilters(
  types: Types,
  target: Target,
  logic: (where: GraphQLInputObjectType) => GraphQLInputFieldConfigMap,
): GraphQLInputObjectType {
  const { owner, fields } = measuredIn(types, target, measures);
  const name = `${owner}ConnectionAggregateInput`;
  return once(types, name, `filters of aggregates of ${owner}`, () => {
    const where: GraphQLInputObjectType = new GraphQLInputObjectType({
      name,
      description: "Tests on all entities along a relation, taken together.",
      fields: () => ({
        count: { type: countFilters(types) },
        node: { type: nodeFilters(types, owner, fields, logic) },
        ...logic(where),
      }),
    });
    return where;
  });
}

function countFilters(types: Types): GraphQLInputObjectType {
  const name = "ConnectionAggregationCountFilterInput";
  const make = () =>
    new GraphQLInputObjectType({
      name,
      description: "Tests on how many there are.",
      fields: { nodes: { type: numbers(types, "Int") }, edges: { type: numbers(types, "Int") } },
    });
  return once(types, name, "filters of counts", make);
}

function nodeFilters(
  types: Types,
  owner: string,
  fields: readonly Field[],
  logic: (where: GraphQLInputObjectType) => GraphQLInputFieldConfigMap,
): GraphQLInputObjectType {
  const name = `${owner}NodeAggregationWhereInput`;
  return once(types, name, `filters of aggregated fields of ${owner}`, () => {
    const where: GraphQLInputObjectType = new GraphQLInputObjectType({
      name,
      description: "Tests on what fields come to.",
      fields: () => ({
        ...Object.fromEntries(fields.map((field) => [field.name, { type: measureFilters(types, field.type) }])),
        ...logic(where),
      }),
    });
    return where;
  });
}

/** `IntScalarAggregationFilters` */
function measureFilters(types: Types, type: string): GraphQLInputObjectType {
  const name = `${type}ScalarAggregationFilters`;
  const make = () =>
    new GraphQLInputObjectType({
      name,
      description: `Tests on what values of ${type} come to.`,
      fields: Object.fromEntries(
        Object.entries(measures[type] ?? {}).map(([measure, as]) => [measure, { type: numbers(types, as) }]),
      ),
    });
  return once(types, name, `filters of aggregates of ${type}`, make);
}

function numbers(types: Types, type: "Int" | "Float"): GraphQLInputObjectType {
  return filtersOf(types, { type, list: false });
}
