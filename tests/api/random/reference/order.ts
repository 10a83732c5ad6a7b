import { compareCodePoints } from "../../../../graph/dataset.ts";
import type { Field } from "../../../../graph/ontology.ts";
import { orderKey } from "../../../../graph/values.ts";
import { type EntityNode, fieldOf, type World } from "./world.ts";

interface Key {
  readonly of: "entity" | "relation";
  readonly name: string;
  readonly descending: boolean;
  readonly type: string;
}

export function sortKeys(sort: unknown, of: Key["of"], fields: readonly Field[]): readonly Key[] {
  const keys = ((sort ?? []) as readonly object[]).flatMap((one) =>
    Object.entries(one).map(([name, direction]): Key => {
      const type = fields.find((field) => field.name === name)?.type ?? "";
      return { of, name, descending: direction === "DESC", type };
    }),
  );
  return firstOfEach(keys);
}

export function edgeSortKeys(world: World, sort: unknown, fields: readonly Field[]): readonly Key[] {
  const keys = ((sort ?? []) as readonly object[]).flatMap((one) =>
    Object.entries(one).flatMap(([end, keysOfEnd]) =>
      end === "node"
        ? sortKeys([keysOfEnd], "entity", fields)
        : sortKeys([keysOfEnd], "relation", world.ontology.properties.fields),
    ),
  );
  return firstOfEach(keys);
}

function firstOfEach(keys: readonly Key[]): readonly Key[] {
  return keys.filter((key, at) => keys.findIndex(({ of, name }) => of === key.of && name === key.name) === at);
}

type Place = string | number | boolean | null;

/** What a value is ordered by. */
export function placeOf(value: unknown, type: string): Place {
  if (value === null || value === undefined) return null;
  if (type === "EDTF" || type === "ISODuration" || type === "Decimal") return orderKey(type, String(value));
  return value as Place;
}

/** Null is larger than every value. */
export function comparePlaces(a: Place, b: Place): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return typeof a === "string" ? compareCodePoints(a, String(b)) : Number(a) - Number(b);
}

export function positionOf(node: EntityNode, { of, name, type }: Key): Place {
  return placeOf(of === "entity" ? fieldOf(node.entity, name) : propertyOf(node, name), type);
}

export function propertyOf({ relation }: EntityNode, name: string): unknown {
  return (relation as unknown as Record<string, unknown>)[name] ?? null;
}

export function compare(a: EntityNode, b: EntityNode, keys: readonly Key[]): number {
  return compareTo(a, [...keys.map((key) => positionOf(b, key)), b.entity.id], keys);
}

export function compareTo(node: EntityNode, mark: readonly Place[], keys: readonly Key[]): number {
  for (const [at, key] of keys.entries()) {
    const order = comparePlaces(positionOf(node, key), mark[at] ?? null);
    if (order !== 0) return key.descending ? -order : order;
  }
  return compareCodePoints(node.entity.id, String(mark.at(-1)));
}

/** What a cursor holds: a checksum of six bytes, then JSON of the sort's fingerprint and the values. */
export function positionIn(cursor: string): readonly Place[] {
  const [, ...position] = JSON.parse(Buffer.from(cursor, "base64url").subarray(6).toString()) as Place[];
  return position;
}
