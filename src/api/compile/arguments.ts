import type { GraphQLField } from "graphql";
import type { Order, Page, Param, Predicate } from "../../../graph/plan/plan.ts";
import type { RequestPlace } from "../codes.ts";
import type { CursorKey } from "../cursor.ts";
import type { Target } from "../targets.ts";
import type { Group } from "./collect.ts";
import { type Compiling, refuse } from "./compiling.ts";
import { absent, type Input, inputOf } from "./input.ts";
import { addParam, type Reading } from "./params.ts";
import { connectionOrder, entityOrder } from "./sort.ts";
import { connectionTest, entityTest } from "./where.ts";

/** A field as it stands in the operation: what is asked, and where. */
export interface Asked {
  readonly field: GraphQLField<unknown, unknown>;
  readonly group: Group;
  readonly path: readonly string[];
}

/** What the arguments of a list or a connection say. */
export interface Chosen {
  readonly where: Predicate | null;
  readonly order: readonly Order[];
  readonly keys: readonly CursorKey[];
  readonly page: Page;
}

/** Of a list, or of a root connection, whose `where` and `sort` are about entities alone. */
export function chosenEntities(compiling: Compiling, asked: Asked, target: Target): Chosen {
  return chosen(compiling, asked, target, entityTest, entityOrder);
}

/** Of a relation's connection. */
export function chosenRelations(compiling: Compiling, asked: Asked, target: Target): Chosen {
  return chosen(compiling, asked, target, connectionTest, connectionOrder);
}

/** An argument's value as a parameter, or null where it is absent or null. */
export function textArgument(compiling: Compiling, asked: Asked, name: string): Param | null {
  const input = given(compiling, asked, name);
  if (input.is !== "leaf") return null;
  return addParam(compiling.params, input.source, { as: "scalar", type: "String", list: false }, placeOf(asked, name));
}

/** True or false, or null where it is absent or null. */
export function flagArgument(compiling: Compiling, asked: Asked, name: string): Param | null {
  const input = given(compiling, asked, name);
  if (input.is !== "leaf") return null;
  return addParam(compiling.params, input.source, { as: "scalar", type: "Boolean", list: false }, placeOf(asked, name));
}

/** A list of ids. */
export function textsArgument(compiling: Compiling, asked: Asked, name: string): Param | null {
  const input = given(compiling, asked, name);
  if (input.is !== "leaf") return null;
  return addParam(compiling.params, input.source, { as: "scalar", type: "ID", list: true }, placeOf(asked, name));
}

/** A size, or null where it is absent or null. */
export function countArgument(compiling: Compiling, asked: Asked, name: string): Param | null {
  const input = given(compiling, asked, name);
  return input.is === "leaf" ? addParam(compiling.params, input.source, count, placeOf(asked, name)) : null;
}

/** A number, or null where it is absent or null. */
export function numberArgument(compiling: Compiling, asked: Asked, name: string): Param | null {
  const input = given(compiling, asked, name);
  if (input.is !== "leaf") return null;
  return addParam(compiling.params, input.source, { as: "scalar", type: "Float", list: false }, placeOf(asked, name));
}

/** The `id` of a look-up, or another that must be given. Only a nullable variable with a default can bring null here; that is refused. */
export function idArgument(compiling: Compiling, asked: Asked, name = "id"): Param {
  const place = placeOf(asked, name);
  const argument = argumentOf(compiling, asked, name);
  if (argument.is !== "leaf") refuse(compiling, "API_ARGUMENT_NULL", `\`${name}\` is null.`, place, "give an id");
  const source = argument.is === "leaf" ? argument.source : { literal: "" };
  return addParam(compiling.params, source, { as: "scalar", type: "ID", list: false }, place);
}

/** The value of an enum that steers. Null, as for `id`, is refused. */
export function enumArgument(compiling: Compiling, asked: Asked, name: string): string {
  const argument = argumentOf(compiling, asked, name);
  if (argument.is === "leaf" && typeof argument.value === "string") return argument.value;
  refuse(compiling, "API_ARGUMENT_NULL", `\`${name}\` is null.`, placeOf(asked, name), "give one of its values");
  return "";
}

function chosen(
  compiling: Compiling,
  asked: Asked,
  target: Target,
  test: typeof entityTest,
  orderOf: typeof entityOrder,
): Chosen {
  const keys = orderOf(compiling, target, given(compiling, asked, "sort"), placeOf(asked, "sort"));
  return {
    where: test(compiling, target, given(compiling, asked, "where"), placeOf(asked, "where")),
    order: keys.map(({ of, name, descending }) => ({ of, name, descending })),
    keys,
    page: pageOf(compiling, asked, { as: "cursor", keys }),
  };
}

const count: Reading = { as: "count" };

/** The page that `limit` and `offset`, or `first` and `after`, ask for. */
export function pageOf(compiling: Compiling, asked: Asked, cursor: Reading): Page {
  const param = (name: string, reading: Reading): Param | null => {
    const input = given(compiling, asked, name);
    return input.is === "leaf" ? addParam(compiling.params, input.source, reading, placeOf(asked, name)) : null;
  };
  return {
    offset: param("offset", count),
    limit: param("limit", count) ?? param("first", count),
    after: param("after", cursor),
  };
}

/** An optional argument: null says as much as leaving it out. */
export function given(compiling: Compiling, asked: Asked, name: string): Input {
  const input = argumentOf(compiling, asked, name);
  return input.is === "null" ? absent : input;
}

function argumentOf(compiling: Compiling, { field, group }: Asked, name: string): Input {
  const node = group[0].arguments?.find((one) => one.name.value === name);
  if (node === undefined) return absent;
  const argument = field.args.find((one) => one.name === name);
  return argument ? inputOf(node.value, argument.type, compiling.variables) : absent;
}

export function placeOf({ group, path }: Asked, argument: string): RequestPlace {
  return { nodes: [group[0]], path, argument };
}
