import { isObject } from "../api/simplify.ts";
import { text } from "./columns.ts";
import type { Style } from "./terminal.ts";
import { elide, widthOfText, wrap } from "./wrap.ts";

/** How many subjects a start shows, at most. */
const shownSubjects = 12;

interface Means {
  readonly name: string;
  /** "inferred, medium" */
  readonly how: string;
  readonly quote: string | null;
}

/** Something asked about by name, what bears on it, and what there is to say where nothing does. */
export interface Subject {
  readonly name: string;
  readonly means: readonly Means[];
  readonly absence: string;
}

/** The answer of the shown example, whatever its kinds and relations are called. */
export function subjectsOf(data: Readonly<Record<string, unknown>>): readonly Subject[] {
  const [list] = Object.values(data);
  const rows = Array.isArray(list) ? list.filter(isObject) : [];
  return rows.map((row) => {
    const connection = Object.values(row).find((value) => isObject(value) && Array.isArray(value.edges));
    const { edges, absence } = isObject(connection) ? connection : {};
    return {
      name: text(row.name),
      means: (Array.isArray(edges) ? edges : []).filter(isObject).map(({ node, properties }) => ({
        name: isObject(node) ? text(node.name) : "",
        ...provenance(isObject(properties) ? properties : {}),
      })),
      absence: isObject(absence) ? text(absence.sentence) : "none recorded",
    };
  });
}

/** How it is known, and the first words that say so: the relation's own, or those of its strongest claim. */
function provenance({ basis, strength, evidence, claims }: Readonly<Record<string, unknown>>) {
  const how = [basis, strength].filter((one) => typeof one === "string").map((one) => one.toLowerCase());
  const quote = first(evidence)?.quote ?? first(first(claims)?.evidence)?.quote;
  return { how: how.join(", "), quote: typeof quote === "string" ? text(quote) : null };
}

function first(list: unknown): Readonly<Record<string, unknown>> | undefined {
  return Array.isArray(list) ? list.find(isObject) : undefined;
}

/** What something bears on, each with its means; then, for each reason that nothing does, all it holds for on one line. */
export function describeAnswer(subjects: readonly Subject[], width: number, style: Style): readonly string[] {
  const shown = subjects.slice(0, shownSubjects);
  const borne = shown
    .filter(({ means }) => means.length > 0)
    .flatMap(({ name, means }) => [
      `  ${elide(name, width - 2)}`,
      ...means.flatMap((one) => describeMeans(one, width)),
    ]);
  const bare = new Map<string, string[]>();
  for (const { name, means, absence } of shown) {
    if (means.length === 0) bare.set(absence, [...(bare.get(absence) ?? []), name]);
  }
  const without = [...bare].flatMap(([absence, names]) => {
    const [head = "", ...rest] = wrap(absence, width - 7).map(style.dim);
    return [`  ${joined(names, width - 2)}`, `    <- ${head}`, ...rest.map((line) => `       ${line}`)];
  });
  const others = subjects.length - shown.length;
  return [...borne, ...without, ...(others > 0 ? [`  and ${others} more`] : [])];
}

/** On one line where there is room for enough of the quote, otherwise with the quote below. */
function describeMeans({ name, how, quote }: Means, width: number): readonly string[] {
  const head = `    <- ${elide(name, width - 7 - 4 - how.length)}    ${how}`;
  if (quote === null) return [head];
  const room = width - widthOfText(head) - 4;
  if (room >= Math.min(60, widthOfText(quote))) return [`${head}: "${elide(quote, room)}"`];
  return [head, `       "${elide(quote, width - 9)}"`];
}

/** Names on one line, each given as much of it as it needs while there is room for all. */
function joined(names: readonly string[], width: number): string {
  const room = width - 3 * (names.length - 1);
  let share = Math.max(...names.map(widthOfText));
  const total = () => names.reduce((sum, name) => sum + Math.min(widthOfText(name), share), 0);
  while (share > 12 && total() > room) share--;
  return elide(names.map((name) => elide(name, share)).join(" | "), width);
}
