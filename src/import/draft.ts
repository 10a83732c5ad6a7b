import type { Place } from "../../graph/diagnostic.ts";
import type { Line } from "./table.ts";

/** Which cell a piece of YAML was made from; of a whole entry, its row. */
export interface Origin {
  readonly line: Line;
  readonly heading: string | null;
}

/** A piece of text in place of another; `spans` says of its own pieces where they came from. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly spans: readonly Span[];
}

/** Offsets in the text that it is about. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly origin: Origin;
}

/** A file with changes. What no change is about stays as it is, byte by byte. */
export interface Draft {
  readonly path: string;
  readonly before: string | null;
  readonly splices: Splice[];
  /** Entries of the file that rows are about, by their offsets in it. */
  readonly touched: Span[];
}

export interface Drafted {
  readonly path: string;
  readonly text: string;
  readonly changed: boolean;
  /** Which row a place in the new text was made from, the nearest piece first. */
  readonly originOf: (place: Place) => Origin | null;
}

/** Puts the changes in. Cost: O(text + splices log splices). */
export function finishDraft({ path, before, splices, touched }: Draft): Drafted {
  const old = before ?? "";
  const lineEnd = old.includes("\r\n") ? "\r\n" : "\n";
  const ordered = splices.map((one) => withLineEnds(one, lineEnd)).sort((a, b) => a.start - b.start || a.end - b.end);
  const spans: Span[] = [];
  const shifts: { readonly at: number; readonly by: number }[] = [];
  let text = "";
  let last = 0;
  for (const { start, end, text: piece, spans: own } of ordered) {
    text += old.slice(last, start);
    for (const span of own) spans.push({ ...span, start: span.start + text.length, end: span.end + text.length });
    text += piece;
    last = Math.max(last, end);
    shifts.push({ at: end, by: text.length - last });
  }
  text += old.slice(last);
  if (before === null && text !== "") text += "\n";
  const moved = (offset: number) => offset + (shifts.findLast(({ at }) => at <= offset)?.by ?? 0);
  for (const { start, end, origin } of touched) spans.push({ start: moved(start), end: moved(end), origin });
  spans.sort((a, b) => a.end - a.start - (b.end - b.start));
  const lineStarts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lineStarts.push(at + 1);
  return {
    path,
    text,
    changed: text !== before,
    originOf({ line, column }) {
      const at = (lineStarts[line - 1] ?? 0) + column - 1;
      return spans.find(({ start, end }) => start <= at && at < end)?.origin ?? null;
    },
  };
}

function withLineEnds(splice: Splice, lineEnd: string): Splice {
  if (lineEnd === "\n") return splice;
  const moved = (offset: number) => offset + splice.text.slice(0, offset).split("\n").length - 1;
  return {
    ...splice,
    text: splice.text.replaceAll("\n", lineEnd),
    spans: splice.spans.map((span) => ({ ...span, start: moved(span.start), end: moved(span.end) })),
  };
}
