import type { Column, Param } from "../plan/plan.ts";
import type { Value } from "../rows.ts";
import { partOfText, visitsOfText } from "../text.ts";
import { type Context, parameter } from "./context.ts";
import { clauses, listOf, subquery } from "./cypher.ts";
import { countRows, type Decode, decodeRows } from "./decode.ts";

interface Cell {
  readonly text: string;
  readonly decode: Decode;
}

/** More than a text has. */
const most = 0x7fffffff;

/**
 * A part of a text, held by the variable. The server cuts it out where it counts as we do, which is where no character has two
 * units; else it sends the whole, and it is cut where the answer arrives.
 */
export function compileContent(
  context: Context,
  { start, end }: Extract<Column, { column: "content" }>,
  text: string,
): Cell {
  const [from, to] = [within(context, start, "From", 0, text), within(context, end, "To", most, text)];
  const cut = `substring(${text}.text, ${from}, CASE WHEN ${from} < ${to} THEN ${to} - ${from} ELSE 0 END)`;
  return {
    text: listOf([`${text}.pairs`, `CASE WHEN ${text}.pairs THEN ${text}.text ELSE ${cut} END`]),
    decode: (sent, decoding) => {
      const [pairs, found] = sent as readonly [boolean, string];
      const bound = (param: Param | null) =>
        param === null ? null : ((decoding.values[param] ?? null) as number | null);
      const stretch = { start: bound(start), end: bound(end) };
      const content = pairs ? found.slice(...partOfText(stretch, found.length, (at) => found.charCodeAt(at))) : found;
      countRows(visitsOfText(content.length), decoding);
      return content;
    },
  };
}

/** A bound, as far as there is text. */
function within(context: Context, param: Param | null, form: string, otherwise: number, text: string): string {
  const encode = (value: Value): Value => Math.min(Math.max(Number(value ?? otherwise), 0), most);
  const bound = param === null ? String(otherwise) : `toInteger(${parameter(context, param, form, encode)})`;
  return `CASE WHEN ${bound} < ${text}.length THEN ${bound} ELSE ${text}.length END`;
}

/** The pages or the sections of a text, as rows. */
export function compileMarks(
  link: "pages" | "sections",
  columns: readonly Column[],
  text: string,
  depth: number,
): Cell {
  const at = `at${depth + 1}`;
  const stored = { pages: ["pageStarts", "pageLabels"], sections: ["sectionStarts", "sectionLabels"] }[link];
  const [starts, labels] = stored.map((name) => `${text}.${name}`);
  const fields: Readonly<Record<string, string>> = { start: `${starts}[${at}]`, label: `${labels}[${at}]` };
  const cells = columns.map((column) => (column.column === "field" ? (fields[column.name] ?? "null") : "null"));
  const rows = clauses(
    `UNWIND range(0, size(${starts}) - 1) AS ${at}`,
    `WITH ${at} ORDER BY ${at}`,
    `RETURN ${listOf(cells)}`,
  );
  return { text: subquery("COLLECT", rows), decode: decodeRows(null) };
}
