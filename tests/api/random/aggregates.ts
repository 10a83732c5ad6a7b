import type { Entity, Relation } from "../../../graph/dataset.ts";
import type { Field } from "../../../graph/ontology.ts";
import type { FieldMeasure, Grouping } from "../../../graph/plan/plan.ts";
import type { Value } from "../../../graph/rows.ts";
import { type Asked, aggregateRows, measureOf } from "../../contract/plain-aggregate.ts";

const measures: readonly FieldMeasure[] = [
  ...(["recorded", "min", "max", "sum", "average", "shortest", "longest"] as const),
  ...(["shortestLength", "longestLength", "averageLength"] as const),
];

/** What a set of entities, each with the relation it was reached over, is measured by. */
export interface Measured {
  readonly entity: Entity;
  readonly relation: Relation | null;
}

export type ReadField = (of: Measured, name: string) => unknown;

/** `aggregate`, `groups` and `edgeGroups` of a connection, as plain objects; groups are made when they are asked for. */
export function aggregatesOf(all: readonly Measured[], fields: readonly Field[], read: ReadField) {
  const groups = (of: "entity" | "relation") => (args: Readonly<Record<string, unknown>>) =>
    groupsOf(all, fields, read, of, String(args.by), args.limit);
  return { aggregate: taken(all, fields, read), groups: groups("entity"), edgeGroups: groups("relation") };
}

/** One measure of a field; `nodes` and `edges` count. */
export function measured(all: readonly Measured[], fields: readonly Field[], read: ReadField, name: string) {
  const asked = askedOf(fields, read);
  return (measure: FieldMeasure): Value => measureOf(all, { measure, name }, asked);
}

function taken(all: readonly Measured[], fields: readonly Field[], read: ReadField) {
  return {
    count: { nodes: all.length, edges: all.length },
    node: Object.fromEntries(
      fields.map(({ name }) => {
        const of = measured(all, fields, read, name);
        return [name, Object.fromEntries(measures.map((measure) => [measure, of(measure)]))];
      }),
    ),
  };
}

function groupsOf(
  all: readonly Measured[],
  fields: readonly Field[],
  read: ReadField,
  of: "entity" | "relation",
  name: string,
  limit: unknown,
) {
  const by: Grouping = name === "typename" ? { of: "kind", name, limit: null } : { of, name, limit: null };
  const asked = { ...askedOf(fields, read), limit: Number(limit ?? Number.POSITIVE_INFINITY) };
  const keys = aggregateRows(all, { kinds: [], where: null, by, measures: [] }, asked);
  return keys.map(([key = null]) => {
    const own = all.filter((one) => {
      const group = asked.groupOf(one, by);
      if (!Array.isArray(group)) return group === key;
      return key === null ? group.length === 0 : group.includes(key);
    });
    const { count, node } = taken(own, fields, read);
    return { key: key === null ? null : String(key), count: count.nodes, node };
  });
}

function askedOf(fields: readonly Field[], read: ReadField): Asked<Measured> {
  return {
    fieldValue: (of, name) => read(of, name) as Value,
    fieldOf: (name) => fields.find((field) => field.name === name) ?? null,
    groupOf: (one, { of, name }) => {
      if (of === "kind") return one.entity.kind;
      if (of === "entity") return read(one, name) as Value;
      return ((one.relation as Record<string, unknown> | null)?.[name] ?? null) as Value;
    },
    limit: Number.POSITIVE_INFINITY,
  };
}
