import { foldText } from "../seeds/fold.ts";
import { lineOf, type Source } from "../seeds/source.ts";

/**
 * The quotes of a cell: one a line, or parted by semicolons. Words of a source have both in them too, so that it is looked what of them
 * stands in a text: as many pieces as there are `lines`, each on its line, where that can be; or else the longest piece that does is a quote. What
 * stands nowhere stays one, for the fault that it gets. Cost: O(pieces x texts).
 */
export function quotesIn(cell: string, sources: readonly Source[], lines: readonly string[] = []): readonly string[] {
  const stands = (words: string) => sources.some(({ folded }) => folded.text.includes(foldText(words).trim()));
  const counted = lines.length > 1 ? quotesOnLines(cell, sources, lines) : null;
  if (counted) return counted;
  if (stands(cell)) return [foldText(cell).trim()];
  return cell
    .split("\n")
    .filter((line) => line.trim() !== "")
    .flatMap((line) => partedQuotes(line.trim(), stands));
}

function partedQuotes(line: string, stands: (words: string) => boolean): readonly string[] {
  const pieces = line.split(/;\s*/).filter((piece) => piece !== "");
  if (stands(line) || pieces.length < 2) return [line];
  const quotes: string[] = [];
  let rest = line;
  while (rest !== "") {
    const ends = Array.from(rest.matchAll(/;\s*|$/g), ({ index }) => index).reverse();
    const end = ends.find((one) => one > 0 && stands(rest.slice(0, one)));
    // none of it: as it was typed, so that the fault shows it
    if (end === undefined) return [...quotes, rest];
    quotes.push(rest.slice(0, end).trim());
    rest = rest.slice(end).replace(/^;\s*/, "").trim();
  }
  return quotes;
}

/** The cell parted into just so many quotes, each on its line, the longest that can be; null where that cannot be. */
function quotesOnLines(cell: string, sources: readonly Source[], lines: readonly string[]): readonly string[] | null {
  const ends = Array.from(cell.matchAll(/;\s*|\n\s*/g), ({ index, 0: cut }) => index + cut.length);
  const cuts = [...new Set([0, ...ends, cell.length])];
  const last = cuts.length - 1;
  const tried = new Set<string>();
  const part = (from: number, at: number): readonly string[] | null => {
    if (at === lines.length) return from === last ? [] : null;
    const key = `${from} ${at}`;
    if (tried.has(key)) return null;
    tried.add(key);
    for (let to = last; to > from; to--) {
      const piece = foldText(cell.slice(cuts[from], cuts[to])).trim();
      const words = to === last ? piece : piece.replace(/\s*;$/, "");
      if (words === "" || !isOn(words, lines[at] ?? "", sources)) continue;
      const rest = part(to, at + 1);
      if (rest) return [words, ...rest];
    }
    return null;
  };
  return part(0, 0);
}

function isOn(words: string, said: string, sources: readonly Source[]): boolean {
  const line = /^\d+/.exec(said)?.[0];
  return sources.some((source) => {
    const lines = linesOf(words, source);
    return line === undefined ? lines.length > 0 : lines.includes(Number(line));
  });
}

/** The line that words begin on, for each time that a text has them, ascending. Cost: O(text). */
export function linesOf(words: string, source: Source): readonly number[] {
  const { text, original } = source.folded;
  const sought = foldText(words).trim();
  const lines: number[] = [];
  for (let at = sought === "" ? -1 : text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
    lines.push(lineOf(source, original(at)));
  }
  return lines;
}
