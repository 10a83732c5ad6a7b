/**
 * An answer without what the dialect needs and a reader does not: a connection becomes the list of its edges, an edge the
 * fields of its node and of the relation beside each other, in the order in which the two were asked for, and an empty connection the sentence that says why. What
 * else was asked of a connection (`totalCount`, `pageInfo`), or of why it is empty, stays beside the list. Cost: O(values).
 */
export function simplify(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(simplify);
  if (!isObject(value)) return value;
  const { edges, absence, ...beside } = value;
  if (!Array.isArray(edges)) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, simplify(one)]));
  const rows = edges.map((edge) => (isObject(edge) ? simplify(merged(edge)) : edge));
  if (rows.length > 0 || !isObject(absence)) return besideList(rows, beside);
  const { sentence, code, ...more } = absence;
  const reason = Object.keys(more).length === 0 ? {} : { absence: simplify(more) };
  return besideList(sentence ?? code ?? null, { ...beside, ...reason });
}

function besideList(list: unknown, beside: Readonly<Record<string, unknown>>): unknown {
  return Object.keys(beside).length === 0 ? list : { ...beside, edges: list };
}

function merged(edge: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { node, properties } = edge;
  const isClash = isObject(node) && isObject(properties) && Object.keys(properties).some((key) => key in node);
  const parts = Object.entries(edge).flatMap(([key, value]) => {
    if (key === "properties" && isClash) return [["relation", value] as const];
    if (key === "node" || key === "properties") return isObject(value) ? Object.entries(value) : [];
    return [[key, value] as const];
  });
  return Object.fromEntries(parts);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The objects of a list; none, where it is no list. */
export function objectsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** What a field is called for a reader: a connection as the list it is. */
export function labelOf(field: string): string {
  return field.replace(/Connection$/, "");
}
