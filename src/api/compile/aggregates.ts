import { GraphQLInt, getNullableType } from "graphql";
import type { Aggregate, Measure } from "../../../graph/plan/plan.ts";
import type { AggregateField, ConnectionRead } from "../row-shape.ts";
import { type Asked, enumArgument, pageOf } from "./arguments.ts";
import { type FieldBelow, fieldsBelow } from "./below.ts";
import type { Compiling } from "./compiling.ts";

type AggregateRead = Extract<ConnectionRead, { read: "aggregate" }>;

/** What a connection's `aggregate`, `groups` or `edgeGroups` asks: added to the aggregates that go beside its rows. */
export function compileAggregate(
  compiling: Compiling,
  below: FieldBelow,
  path: readonly string[],
  chosen: Pick<Aggregate, "kinds" | "where">,
  aggregates: Aggregate[],
): AggregateRead {
  const { role } = below;
  const grouped = role.role === "groups";
  const measures: Measure[] = [];
  const measure = (one: Measure): number => {
    const known = measures.findIndex((other) => JSON.stringify(other) === JSON.stringify(one));
    return (grouped ? 1 : 0) + (known < 0 ? measures.push(one) - 1 : known);
  };
  const fields = fieldsInside(compiling, below, path, null, measure);
  let by: Aggregate["by"] = null;
  if (grouped) {
    const asked: Asked = { field: below.field, group: below.group, path };
    const name = enumArgument(compiling, asked, "by");
    const { limit } = pageOf(compiling, asked, { as: "count" });
    by = name === "typename" ? { of: "kind", name: "", limit } : { of: role.of, name, limit };
  }
  const at = aggregates.push({ ...chosen, by, measures }) - 1;
  return { read: "aggregate", at, grouped, fields };
}

function fieldsInside(
  compiling: Compiling,
  parent: FieldBelow,
  path: readonly string[],
  of: string | null,
  measure: (one: Measure) => number,
): readonly AggregateField[] {
  return fieldsBelow(compiling, parent.type, parent.group, (below): AggregateField["read"] => {
    const { role } = below;
    switch (role.role) {
      case "groupKey":
        return { read: "key" };
      case "measure": {
        if (role.measure === "count") return { read: "measure", at: measure({ measure: "count" }), whole: null };
        const whole = role.measure === "sum" && getNullableType(below.type) === GraphQLInt;
        const at = measure({ measure: role.measure, name: of ?? "" });
        return { read: "measure", at, whole: whole ? { nodes: [below.group[0]], path: [...path, below.key] } : null };
      }
      case "inside":
        return {
          read: "inside",
          fields: fieldsInside(compiling, below, [...path, below.key], role.field ?? of, measure),
        };
      default:
        throw new Error(`an aggregate has a field for ${role.role}`);
    }
  });
}
