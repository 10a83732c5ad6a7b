/** The first place where two answers differ: in a value, in a key, or in the order of keys. Empty where they are equal. */
export function firstDifference(
  own: unknown,
  expected: unknown,
  path: readonly (string | number)[] = [],
): readonly string[] {
  const [left, right] = [JSON.stringify(own), JSON.stringify(expected)];
  if (left === right) return [];
  if (typeof own === "object" && own !== null && typeof expected === "object" && expected !== null) {
    const keys = [...new Set([...Object.keys(own), ...Object.keys(expected)])];
    for (const key of keys) {
      const found = firstDifference(Reflect.get(own, key), Reflect.get(expected, key), [...path, key]);
      if (found.length > 0) return found;
    }
  }
  return [`at ${path.join(".")}`, `  own      ${left?.slice(0, 500)}`, `  expected ${right?.slice(0, 500)}`];
}
