/** Cypher as text, indented for people: an expression or clause is a string whose lines are indented among themselves. */

const lineWidth = 100;

export function indent(text: string): string {
  return `  ${text.replaceAll("\n", "\n  ")}`;
}

/** Clauses under one another; empty ones fall out. */
export function clauses(...all: readonly string[]): string {
  let text = "";
  for (const clause of all) if (clause !== "") text += text === "" ? clause : `\n${clause}`;
  return text;
}

/** `COUNT { ... }`, on one line where it is short. */
export function subquery(keyword: "COLLECT" | "COUNT" | "EXISTS", body: string): string {
  const flat = `${keyword} { ${body} }`;
  return isShort(flat) ? flat : `${keyword} {\n${indent(body)}\n}`;
}

export function listOf(members: readonly string[]): string {
  const flat = `[${members.join(", ")}]`;
  return isShort(flat) ? flat : `[\n${indent(members.join(",\n"))}\n]`;
}

/** Joins tests by AND or OR, in parentheses. */
export function junction(operator: "AND" | "OR", tests: readonly string[]): string {
  if (tests.length === 0) return operator === "AND" ? "true" : "false";
  if (tests.length === 1) return tests.join("");
  const flat = `(${tests.join(` ${operator} `)})`;
  return isShort(flat) ? flat : `(\n${indent(tests.join(`\n${operator} `))}\n)`;
}

export function not(test: string): string {
  return `NOT (${test})`;
}

export function where(...tests: readonly (string | null)[]): string {
  const present = tests.filter((test) => test !== null);
  return present.length === 0 ? "" : `WHERE ${present.join("\n  AND ")}`;
}

function isShort(text: string): boolean {
  return text.length <= lineWidth && !text.includes("\n");
}
