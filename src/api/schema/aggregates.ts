import { GraphQLEnumType, GraphQLFloat, GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLString } from "graphql";
import type { Field } from "../../../graph/ontology.ts";
import type { FieldMeasure } from "../../../graph/plan/plan.ts";
import { type PlannedField, planned, type Role, steering } from "../roles.ts";
import { type Target, targetNamed } from "../targets.ts";
import { measuredIn } from "./measured.ts";
import { listOfAll } from "./records.ts";
import { leafType, once, type Types } from "./types.ts";

/** What is told of the values of a field, by its type; of every field also how many are recorded. */
const measures: Readonly<Record<string, readonly FieldMeasure[]>> = {
  String: ["shortest", "longest"],
  Int: ["max", "min", "average", "sum"],
  Float: ["max", "min", "average", "sum"],
  EDTF: ["max", "min"],
  ISODuration: ["max", "min"],
  Decimal: ["max", "min", "sum"],
};
const meanings: Partial<Record<FieldMeasure, string>> = {
  recorded: "How many have a value.",
  shortest: "The text with the fewest characters.",
  longest: "The text with the most characters.",
};

/** `aggregate` and the groups of a connection; of a relation's also by what relations carry. */
export function aggregateFields(types: Types, target: Target, overRelation: boolean): Record<string, PlannedField> {
  const fields: Record<string, PlannedField> = {
    aggregate: plain({ role: "aggregate" }, new GraphQLNonNull(aggregateType(types, target))),
    groups: groupsField(types, target, "entity", groupingType(types, target)),
  };
  if (overRelation) fields.edgeGroups = groupsField(types, target, "relation", edgeGroupingType(types));
  return fields;
}

function aggregateType(types: Types, target: Target): GraphQLObjectType {
  const { owner } = measuredIn(types, target, measures);
  const name = `${owner}Aggregate`;
  const make = () =>
    new GraphQLObjectType({
      name,
      description: "All that pass the filter, taken together, whatever the page.",
      fields: () => ({
        count: plain({ role: "inside" }, new GraphQLNonNull(countType(types))),
        node: plain({ role: "inside" }, new GraphQLNonNull(nodeType(types, target))),
      }),
    });
  return once(types, name, `aggregates of ${owner}`, make);
}

function countType(types: Types): GraphQLObjectType {
  const count = (description: string) =>
    planned({ role: "measure", measure: "count" }, { type: new GraphQLNonNull(GraphQLInt), description });
  const make = () =>
    new GraphQLObjectType({
      name: "Count",
      description: "How many there are.",
      fields: { nodes: count("Entities."), edges: count("Edges to them.") },
    });
  return once(types, "Count", "counts", make);
}

function nodeType(types: Types, target: Target): GraphQLObjectType {
  const { owner, fields } = measuredIn(types, target, measures);
  const name = `${owner}AggregateNode`;
  const make = () =>
    new GraphQLObjectType({
      name,
      description: "What the fields of the entities come to.",
      fields: () =>
        Object.fromEntries(
          fields.map((field) => [
            field.name,
            plain({ role: "inside", field: field.name }, new GraphQLNonNull(selectionType(types, field.type))),
          ]),
        ),
    });
  return once(types, name, `aggregates of the fields of ${owner}`, make);
}

/** `IntAggregateSelection` */
function selectionType(types: Types, type: string): GraphQLObjectType {
  const name = `${type}AggregateSelection`;
  const field = (measure: FieldMeasure): PlannedField => {
    const leaf = measure === "average" ? GraphQLFloat : measure === "recorded" ? GraphQLInt : leafType(types, type);
    return planned({ role: "measure", measure }, { type: leaf, description: meanings[measure] ?? null });
  };
  const all: readonly FieldMeasure[] = [...(measures[type] ?? []), "recorded"];
  const make = () =>
    new GraphQLObjectType({
      name,
      description: `What values of ${type} come to; those that are not recorded are left out.`,
      fields: Object.fromEntries(all.map((measure) => [measure, field(measure)])),
    });
  return once(types, name, `aggregates of ${type}`, make);
}

function groupsField(types: Types, target: Target, of: "entity" | "relation", by: GraphQLEnumType): PlannedField {
  return plain({ role: "groups", of }, listOfAll(groupType(types, target)), {
    by: { type: new GraphQLNonNull(by) },
    limit: { type: GraphQLInt },
  });
}

function groupType(types: Types, target: Target): GraphQLObjectType {
  const { owner } = measuredIn(types, target, measures);
  const name = `${owner}AggregateGroup`;
  const make = () =>
    new GraphQLObjectType({
      name,
      description: "Those that share a value, the largest group first.",
      fields: () => ({
        key: planned({ role: "groupKey" }, { type: GraphQLString, description: "The value; null: is not recorded." }),
        count: plain({ role: "measure", measure: "count" }, new GraphQLNonNull(GraphQLInt)),
        node: plain({ role: "inside" }, new GraphQLNonNull(nodeType(types, target))),
      }),
    });
  return once(types, name, `groups of ${owner}`, make);
}

/** By what the entities of a target are grouped: `TaskGrouping`. */
function groupingType(types: Types, target: Target): GraphQLEnumType {
  const of = targetNamed(types.targets, target.inputs);
  const fields = [...of.fields.values()].filter(({ name }) => !["id", "name", "description"].includes(name));
  const name = `${of.name}Grouping`;
  return grouping(types, name, fields, of.abstract);
}

function edgeGroupingType(types: Types): GraphQLEnumType {
  const { name, fields } = types.ontology.properties;
  return grouping(
    types,
    `${name}Grouping`,
    fields.filter((field) => field.type !== "ID"),
    false,
  );
}

function grouping(types: Types, name: string, fields: readonly Field[], byKind: boolean): GraphQLEnumType {
  const values = fields.map((field) => [
    field.name,
    { value: field.name, description: field.description || field.name },
  ]);
  const make = () =>
    new GraphQLEnumType({
      name,
      description: "By what to group; of a list, by each of its members.",
      values: Object.fromEntries([
        ...values,
        ...(byKind ? [["typename", { value: "typename", description: "The kind." }]] : []),
      ]),
      ...steering,
    });
  return once(types, name, `groups by ${name}`, make);
}

function plain(role: Role, type: PlannedField["type"], args: PlannedField["args"] = {}): PlannedField {
  return planned(role, { type, args });
}
