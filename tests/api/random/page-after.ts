import { type GraphQLInputType, getNamedType, isInputObjectType, isNonNullType, isObjectType } from "graphql";
import { orderKey } from "../../../graph/values.ts";
import { fingerprintOf, writeCursor } from "../../../src/api/cursor.ts";
import { randomValue } from "./dataset.ts";
import { Reference, randomInput } from "./inputs.ts";
import { type Composite, declare, type Field, isComposite, type Making } from "./making.ts";

/** A sort, and a cursor under it that may stand before, among or behind the rows. */
export function pageAfter(making: Making, field: Field): [string, GraphQLInputType, unknown][] {
  const { pool } = making;
  const { chance } = pool;
  const sort = field.args.find(({ name }) => name === "sort");
  const after = field.args.find(({ name }) => name === "after");
  const node = nodeType(field);
  if (!sort || !after || !node) return [];
  const value = randomInput(pool, sort.type, 2);
  const keys = (Array.isArray(value) ? value : [value]).flatMap((one: object) =>
    isInputObjectType(getNamedType(sort.type)) && getNamedType(sort.type).name.endsWith("ConnectionSort")
      ? Object.entries(one).flatMap(([end, inner]) =>
          Object.entries(inner as object).map(([name, direction]) =>
            keyOf(making, end === "node" ? node : null, name, direction),
          ),
        )
      : Object.entries(one).map(([name, direction]) => keyOf(making, node, name, direction)),
  );
  const order = keys.filter((key, at) => keys.findIndex(({ of, name }) => of === key.of && name === key.name) === at);
  const cursor = () =>
    writeCursor(fingerprintOf(order), [
      ...order.map(({ name, type, required }) => {
        if (!required && chance.odds(0.1)) return null;
        if (name === "id") return chance.one(pool.ids);
        const own = randomValue(chance, type, pool.ontology);
        return type === "EDTF" || type === "ISODuration" || type === "Decimal" ? orderKey(type, String(own)) : own;
      }),
      chance.one(pool.ids),
    ]);
  const text = chance.odds(0.5)
    ? cursor()
    : new Reference(
        declare(making, { type: "String", fallback: null, make: () => (chance.odds(0.2) ? undefined : cursor()) }),
      );
  return [
    ["sort", sort.type, value],
    ["after", after.type, text],
  ];
}

function keyOf(making: Making, node: Composite | null, name: string, direction: unknown) {
  const property = making.pool.ontology.properties.fields.find((one) => one.name === name);
  const own = node?.getFields()[name]?.type;
  return {
    of: node ? ("entity" as const) : ("relation" as const),
    name,
    descending: direction === "DESC",
    type: own ? getNamedType(own).name : (property?.type ?? "String"),
    required: own ? isNonNullType(own) : property?.required === true,
  };
}

/** What the edges of a connection lead to. */
function nodeType(field: Field): Composite | null {
  const connection = getNamedType(field.type);
  if (!isObjectType(connection)) return null;
  const edge = getNamedType(connection.getFields().edges?.type);
  if (!isObjectType(edge)) return null;
  const node = getNamedType(edge.getFields().node?.type);
  return node && isComposite(node) ? node : null;
}
