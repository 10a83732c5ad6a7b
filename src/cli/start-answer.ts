import { isObject, text } from "./columns.ts";
import type { Style } from "./terminal.ts";
import { elide, pad, widthOfText } from "./wrap.ts";

/** How many subjects a start shows, at most. */
const shownSubjects = 12;

/** Something asked about by name, what bears on it, and what there is to say where nothing does. */
export interface Subject {
  readonly name: string;
  readonly means: readonly { readonly name: string; readonly how: string; readonly quote: string | null }[];
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
    .flatMap(({ name, means }) => {
      const names = means.map((one) => `    <- ${one.name}`);
      const column = Math.min(Math.floor(width / 2), Math.max(...names.map(widthOfText)));
      const lines = means.map(({ how, quote }, index) => {
        const head = `${pad(elide(names[index] ?? "", column), column)}    ${how}${quote === null ? "" : ": "}`;
        const room = Math.max(20, width - widthOfText(head) - 2);
        return quote === null ? head : `${head}"${elide(quote, room)}"`;
      });
      return [`  ${elide(name, width - 2)}`, ...lines];
    });
  const bare = new Map<string, string[]>();
  for (const { name, means, absence } of shown) {
    if (means.length === 0) bare.set(absence, [...(bare.get(absence) ?? []), name]);
  }
  const without = [...bare].flatMap(([absence, names]) => [
    `  ${joined(names, width - 2)}`,
    `    <- ${style.dim(elide(absence, width - 7))}`,
  ]);
  const others = subjects.length - shown.length;
  return [...borne, ...without, ...(others > 0 ? [`  and ${others} more`] : [])];
}

/** Names on one line, each given as much of it as it needs while there is room for all. */
function joined(names: readonly string[], width: number): string {
  const room = width - 3 * (names.length - 1);
  let share = Math.max(...names.map(widthOfText));
  const total = () => names.reduce((sum, name) => sum + Math.min(widthOfText(name), share), 0);
  while (share > 12 && total() > room) share--;
  return elide(names.map((name) => elide(name, share)).join(" | "), width);
}
