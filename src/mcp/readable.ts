import { isObject, simplify } from "../api/simplify.ts";

/** An answer as indented text, a value a line, for readers who take no structure; nothing that is null. */
export function readable(data: unknown, below: readonly string[]): string {
  const lines = [...linesOf(simplify(data), "")];
  return [...(lines.length === 0 ? ["nothing"] : lines), ...below.map((line) => `\n${line}`)].join("\n");
}

function* linesOf(value: unknown, indent: string): Generator<string, void, void> {
  if (Array.isArray(value)) {
    if (value.length === 0) yield `${indent}none`;
    for (const one of value) {
      if (!isObject(one) && !Array.isArray(one)) yield `${indent}- ${plain(one)}`;
      else {
        const [first = "", ...rest] = linesOf(one, `${indent}  `);
        yield `${indent}- ${first.trimStart()}`;
        yield* rest;
      }
    }
  } else if (isObject(value)) {
    for (const [key, one] of Object.entries(value)) {
      if (one === null) continue;
      if (!isObject(one) && !Array.isArray(one)) yield `${indent}${key}: ${plain(one)}`;
      else {
        yield `${indent}${key}:`;
        yield* linesOf(one, `${indent}  `);
      }
    }
  } else yield `${indent}${plain(value)}`;
}

/** On one line. */
function plain(value: unknown): string {
  return String(value).replaceAll(/\s+/g, " ");
}
