import type { YAMLSeq } from "yaml";
import type { Draft, Origin, Span } from "./draft.ts";
import type { Line } from "./table.ts";
import { columnOf, rangeOf, trimmedEnd } from "./yaml-edit.ts";
import { type Section, sectionOf, type YamlFile } from "./yaml-file.ts";
import { isFlow, type Plain, printFlow, printPair } from "./yaml-print.ts";

/** A key of a new entry, and under which heading of its row the value stands. */
export interface NewPair {
  readonly key: string;
  readonly value: Plain;
  readonly heading: string | null;
}

/** Sections of a file that have been begun, so that a second entry goes below the first. */
export type Begun = Set<string>;

/** Puts an entry at the end of a section, which begins at the end of the file where there is none. */
export function appendEntry(
  draft: Draft,
  file: YamlFile | null,
  section: Section,
  begun: Begun,
  pairs: readonly NewPair[],
  line: Line,
): void {
  const seq = file && sectionOf(file, section);
  const text = file?.text ?? "";
  if (file && seq && isFlow(seq) && seq.items.length > 0) {
    const [start, end] = rangeOf(seq);
    const at = trimmedEnd(text, start, end - 1);
    const value = Object.fromEntries(pairs.map(({ key, value }) => [key, value]));
    push(draft, at, at, `, ${printFlow(value)}`, [], { line, heading: null });
    return;
  }
  if (file && seq && seq.items.length > 0) {
    const [start, end] = rangeOf(seq);
    const at = trimmedEnd(text, start, end);
    const between = isSpaced(seq, text) ? "\n\n" : "\n";
    const entry = printEntry(pairs, columnOf(text, start), line);
    push(draft, at, at, `${between}${entry.text}`, moved(entry.spans, between.length), { line, heading: null });
    return;
  }
  const first = !begun.has(section);
  begun.add(section);
  const entry = printEntry(pairs, 2, line);
  if (file && seq) {
    // an empty list, in brackets
    const [start, end] = rangeOf(seq);
    const from = trimmedEnd(text, 0, start);
    const lead = first ? "\n" : "\n\n";
    push(draft, first ? from : end, end, `${lead}${entry.text}`, moved(entry.spans, lead.length), {
      line,
      heading: null,
    });
    return;
  }
  const at = text.trimEnd().length;
  const lead = `${first ? `${at > 0 || draft.splices.length > 0 ? "\n\n" : ""}${section}:\n` : "\n\n"}`;
  push(draft, at, at, `${lead}${entry.text}`, moved(entry.spans, lead.length), { line, heading: null });
}

/** Blank lines stand between the entries that are there, or there is but one. */
function isSpaced(seq: YAMLSeq, text: string): boolean {
  const [first, second] = seq.items;
  if (!first || !second) return true;
  const [, end] = rangeOf(first as never);
  const [start] = rangeOf(second as never);
  return /\n\s*\n/.test(text.slice(end - 1, start));
}

/** `- id: ...` and the other keys, their dash at a column. */
function printEntry(
  pairs: readonly NewPair[],
  column: number,
  line: Line,
): { readonly text: string; readonly spans: readonly Span[] } {
  const spans: Span[] = [];
  let text = "";
  for (const { key, value, heading } of pairs) {
    text += `${text === "" ? `${" ".repeat(column)}- ` : `\n${" ".repeat(column + 2)}`}`;
    const start = text.length;
    text += printPair(key, value, column + 2);
    const origin: Origin = { line, heading };
    spans.push({ start, end: text.length, origin });
  }
  return { text, spans };
}

function moved(spans: readonly Span[], by: number): readonly Span[] {
  return spans.map((span) => ({ ...span, start: span.start + by, end: span.end + by }));
}

function push(draft: Draft, start: number, end: number, text: string, spans: readonly Span[], whole: Origin): void {
  draft.splices.push({ start, end, text, spans: [...spans, { start: 0, end: text.length, origin: whole }] });
}
