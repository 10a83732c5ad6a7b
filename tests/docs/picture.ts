import { type Subject, subjectsOf } from "../../src/cli/start-answer.ts";
import { wrap } from "../../src/cli/wrap.ts";

/** What the picture of an answer shows beside it. */
export interface Caption {
  readonly question: string;
  readonly source: string;
}

const width = 960;
const margin = 24;
const box = 380;
const right = width - margin - box;
const line = 19;
const padding = 14;
/** Characters of 14 pixels that a box takes across. */
const across = 44;

/**
 * The answer to the support question as an SVG: what is asked about on the left, what bears on it on the right, how that
 * is known on the arrow between them, and the words that say so below. Pure.
 */
export function pictureOf(data: Readonly<Record<string, unknown>>, { question, source }: Caption): string {
  const parts = [text(margin, 40, [question], "question")];
  let top = 64;
  for (const subject of sorted(subjectsOf(data))) {
    const row = drawRow(subject, top);
    parts.push(row.svg);
    top += row.height + 18;
  }
  const credit = wrap(source, 128);
  parts.push(text(margin, top + 18, credit, "credit"));
  const height = top + 18 + credit.length * line + 6;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(question)}">`,
    "<style>",
    "  text { font: 14px system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif; fill: #1c2733 }",
    "  .question { font-size: 19px; font-weight: 600 } .credit, .absence { fill: #5a6775 } .quote { font-style: italic; font-size: 13px }",
    "  .subject { fill: #eef3fb; stroke: #4a6fa5 } .means { fill: #fdf6e3; stroke: #b8860b } .bare { fill: none; stroke: #9aa5b1; stroke-dasharray: 5 4 }",
    "  .arrow { stroke: #b8860b; stroke-width: 2; marker-end: url(#head) } .inferred { stroke-dasharray: 7 5 } .how { font-size: 13px; text-anchor: middle }",
    "</style>",
    '<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="#b8860b"/></marker></defs>',
    `<rect width="${width}" height="${height}" rx="12" fill="#ffffff"/>`,
    ...parts,
    "</svg>",
    "",
  ].join("\n");
}

/** What something bears on comes first. */
function sorted(subjects: readonly Subject[]): readonly Subject[] {
  return [...subjects].sort((a, b) => b.means.length - a.means.length);
}

function drawRow({ name, means, absence }: Subject, top: number): { readonly svg: string; readonly height: number } {
  const left = wrap(name, across);
  const parts: string[] = [];
  let below = top;
  for (const { name: by, how, quote } of means) {
    const title = wrap(by, across);
    const words = quote === null ? [] : wrap(`“${quote}”`, across + 5);
    const height = (title.length + words.length) * line + 2 * padding;
    const middle = top + 25;
    parts.push(
      rectangle(right, below, height, "means"),
      text(right + padding, below + padding + 13, title, "name"),
      text(right + padding, below + padding + 13 + title.length * line, words, "quote"),
      `<path class="arrow ${how.startsWith("inferred") ? "inferred" : "stated"}" d="M${right} ${below + 25} ${margin + box + 4} ${middle}"/>`,
      text((right + margin + box) / 2, (below + 25 + middle) / 2 - 9, [how.split(", ")[0] ?? ""], "how"),
      text((right + margin + box) / 2, (below + 25 + middle) / 2 + 20, how.split(", ").slice(1), "how"),
    );
    below += height + 12;
  }
  if (means.length === 0) {
    const why = wrap(absence, across);
    parts.push(rectangle(right, top, why.length * line + 2 * padding, "bare"));
    parts.push(text(right + padding, top + padding + 13, why, "absence"));
    below += why.length * line + 2 * padding + 12;
  }
  const height = Math.max(left.length * line + 2 * padding, below - top - 12);
  const subject = [rectangle(margin, top, left.length * line + 2 * padding, "subject")];
  return { svg: [...subject, text(margin + padding, top + padding + 13, left, "name"), ...parts].join("\n"), height };
}

function rectangle(x: number, y: number, height: number, kind: string): string {
  return `<rect class="${kind}" x="${x}" y="${y}" width="${box}" height="${height}" rx="8"/>`;
}

function text(x: number, y: number, lines: readonly string[], kind: string): string {
  return lines
    .map((one, at) => `<text class="${kind}" x="${x}" y="${y + at * line}">${escaped(one)}</text>`)
    .join("\n");
}

function escaped(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
