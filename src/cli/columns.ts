import { isObject, labelOf } from "../api/simplify.ts";

/** The columns of a nested answer, as a tree: a branch for each field that holds objects, a leaf for each that holds values. */
export interface Shape {
  readonly branches: Map<string, Shape>;
}

/** A line of cells, one for each leaf; a continuation of the line above leaves blank what stays the same. */
export type Line = readonly string[];

/** Nothing there: null, or an empty list. */
export const nothing = "—";

/** The shape of all values together, in the order of their fields. Cost: O(values). */
export function shapeOf(value: unknown, shape: Shape = { branches: new Map() }): Shape {
  if (Array.isArray(value)) for (const one of value) shapeOf(one, shape);
  else if (isObject(value)) {
    for (const [key, inner] of Object.entries(value)) {
      const known = shape.branches.get(key) ?? { branches: new Map() };
      shape.branches.set(key, known);
      shapeOf(inner, known);
    }
  }
  return shape;
}

/**
 * The lines of a value under a shape that covers it. The items of a list stand below each other; lists beside each other
 * share their lines, so that nothing is multiplied out. Cost: O(values).
 */
export function linesOf(value: unknown, shape: Shape): readonly Line[] {
  const blank: Line = Array.from({ length: leaves(shape) }, () => "");
  if (shape.branches.size === 0) return [[text(value)]];
  if (Array.isArray(value) && value.length > 0) return value.flatMap((one) => linesOf(one, shape));
  if (!isObject(value)) return [[text(value), ...blank.slice(1)]];
  const blocks = [...shape.branches].map(([key, inner]) => {
    const lines = key in value ? linesOf(value[key], inner) : [];
    return { lines, blank: Array.from({ length: leaves(inner) }, () => "") };
  });
  const height = Math.max(...blocks.map(({ lines }) => lines.length));
  return Array.from({ length: height }, (_, row) => blocks.flatMap(({ lines, blank }) => lines[row] ?? blank));
}

/**
 * A name for each leaf: its field's, with as many of the fields above it as tell it from the others. The name of a thing
 * is called as the field that leads to the thing.
 */
export function labelsOf(shape: Shape): readonly string[] {
  const paths = pathsOf(shape, []).map((path) => {
    const named = path.map(labelOf).filter((key) => key !== "edges");
    return named.length > 1 && named.at(-1) === "name" ? named.slice(0, -1) : named;
  });
  const deepest = Math.max(...paths.map((path) => path.length));
  return paths.map((path) => {
    for (let length = 1; length < deepest; length++) {
      const label = path.slice(-length).join(" ");
      if (paths.filter((other) => other.slice(-length).join(" ") === label).length === 1) return label;
    }
    return path.join(" ");
  });
}

/** One line of text for a value: runs of white space as one space, and no character a terminal would obey. */
export function text(value: unknown): string {
  if (value === null || value === undefined) return nothing;
  if (Array.isArray(value)) return value.length === 0 ? nothing : value.map(text).join(", ");
  const plain = typeof value === "object" ? JSON.stringify(value) : String(value);
  return plain.replace(/\s+/g, " ").replace(/\p{Cc}/gu, "\ufffd");
}

function leaves(shape: Shape): number {
  return shape.branches.size === 0 ? 1 : [...shape.branches.values()].reduce((sum, one) => sum + leaves(one), 0);
}

function pathsOf(shape: Shape, path: readonly string[]): readonly (readonly string[])[] {
  if (shape.branches.size === 0) return [path];
  return [...shape.branches].flatMap(([key, inner]) => pathsOf(inner, [...path, key]));
}
