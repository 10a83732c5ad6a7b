import type { Field } from "../../../graph/ontology.ts";
import type { RequestPlace } from "../codes.ts";
import type { CursorKey } from "../cursor.ts";
import { isScalarType, type Target } from "../targets.ts";
import { type Compiling, inside, refuse } from "./compiling.ts";
import type { Input } from "./input.ts";

/** The keys of a list's or root connection's `sort`, in the order written; a key met twice counts where it stands first. */
export function entityOrder(
  compiling: Compiling,
  target: Target,
  sort: Input,
  place: RequestPlace,
): readonly CursorKey[] {
  return distinct(members(sort, place).flatMap(([one, at]) => keys(compiling, "entity", target.fields, one, at)));
}

/** The keys of a relation connection's `sort: [{node, edge}]`. */
export function connectionOrder(
  compiling: Compiling,
  target: Target,
  sort: Input,
  place: RequestPlace,
): readonly CursorKey[] {
  const properties = new Map(compiling.ontology.properties.fields.map((field) => [field.name, field]));
  const order = members(sort, place).flatMap(([one, at]) =>
    one.is !== "object"
      ? []
      : [...one.entries].flatMap(([end, input]) =>
          end === "node"
            ? keys(compiling, "entity", target.fields, input, inside(at, end))
            : keys(compiling, "relation", properties, input, inside(at, end)),
        ),
  );
  return distinct(order);
}

function members(sort: Input, place: RequestPlace): readonly (readonly [Input, RequestPlace])[] {
  return sort.is === "list" ? sort.of.map((one, index) => [one, inside(place, index)] as const) : [];
}

function keys(
  compiling: Compiling,
  of: CursorKey["of"],
  fields: ReadonlyMap<string, Field>,
  input: Input,
  place: RequestPlace,
): readonly CursorKey[] {
  if (input.is === "null") return refuseNull(compiling, place);
  if (input.is !== "object") return [];
  return [...input.entries].flatMap(([name, direction]) => {
    const field = fields.get(name);
    if (direction.is === "null") return refuseNull(compiling, inside(place, name));
    if (!field || direction.is !== "leaf") return [];
    const type = isScalarType(field.type) ? field.type : null;
    return [{ of, name, descending: direction.value === "DESC", type, required: field.required }];
  });
}

function refuseNull(compiling: Compiling, place: RequestPlace): readonly [] {
  const hint = "give ASC or DESC, or leave the key out";
  refuse(compiling, "API_SORT_NULL", `The sort key \`${place.argument}\` is null.`, place, hint);
  return [];
}

function distinct(order: readonly CursorKey[]): readonly CursorKey[] {
  return order.filter((key, index) => order.findIndex(({ of, name }) => of === key.of && name === key.name) === index);
}
