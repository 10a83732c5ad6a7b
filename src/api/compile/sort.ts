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
  const order: CursorKey[] = [];
  for (const [at, one] of members(sort)) add(order, compiling, "entity", target.fields, one, inside(place, at));
  return order;
}

/** The keys of a relation connection's `sort: [{node, edge}]`. */
export function connectionOrder(
  compiling: Compiling,
  target: Target,
  sort: Input,
  place: RequestPlace,
): readonly CursorKey[] {
  const properties = new Map(compiling.ontology.properties.fields.map((field) => [field.name, field]));
  const order: CursorKey[] = [];
  for (const [at, one] of members(sort)) {
    if (one.is !== "object") continue;
    for (const [end, input] of one.entries) {
      const placed = inside(inside(place, at), end);
      if (end === "node") add(order, compiling, "entity", target.fields, input, placed);
      else add(order, compiling, "relation", properties, input, placed);
    }
  }
  return order;
}

function members(sort: Input): Iterable<readonly [number, Input]> {
  return sort.is === "list" ? sort.of.entries() : [];
}

/** Adds the keys that one member gives, those that are new. */
function add(
  order: CursorKey[],
  compiling: Compiling,
  of: CursorKey["of"],
  fields: ReadonlyMap<string, Field>,
  input: Input,
  place: RequestPlace,
): void {
  if (input.is === "null") refuseNull(compiling, place);
  if (input.is !== "object") return;
  for (const [name, direction] of input.entries) {
    if (direction.is === "null") refuseNull(compiling, inside(place, name));
    const field = fields.get(name);
    if (!field || direction.is !== "leaf" || order.some((key) => key.of === of && key.name === name)) continue;
    const type = isScalarType(field.type) ? field.type : null;
    order.push({ of, name, descending: direction.value === "DESC", type, required: field.required });
  }
}

function refuseNull(compiling: Compiling, place: RequestPlace): void {
  const hint = "give ASC or DESC, or leave the key out";
  refuse(compiling, "API_SORT_NULL", `The sort key \`${place.argument}\` is null.`, place, hint);
}
