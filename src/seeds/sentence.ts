import { rankOf } from "./fold.ts";
import type { Source } from "./source.ts";

/** Start and end of the sentence an offset is in. */
export type Sentences = (offset: number) => readonly [start: number, end: number];

/**
 * Finds sentences by the rules of Unicode (UAX 29, tailored to the document's language), clipped where a line ends: only
 * a single line end before a lower-case letter is taken as a line break within a sentence. Cost: O(paragraph) for the
 * first offset in it, then O(log sentences).
 */
export function findSentences(source: Source): Sentences {
  const segmenter = new Intl.Segmenter([source.language, "en"], { granularity: "sentence" });
  const paragraphs = [0];
  for (const gap of source.text.matchAll(/[^\S\n\f]*[\n\f]\s*/g)) {
    const next = gap.index + gap[0].length;
    const single = !/[\n\f]\s*[\n\f]/.test(gap[0]);
    if (!single || !/^\p{Ll}/u.test(source.text.slice(next, next + 2))) paragraphs.push(next);
  }
  const sentences = new Map<number, readonly number[]>();
  return (offset) => {
    const rank = rankOf(paragraphs, offset);
    const from = paragraphs[rank - 1] ?? 0;
    const to = paragraphs[rank] ?? source.text.length;
    let starts = sentences.get(from);
    if (!starts) {
      const paragraph = source.text.slice(from, to).replace(/[\n\f]/g, " ");
      starts = Array.from(segmenter.segment(paragraph), ({ index }) => from + index);
      sentences.set(from, starts);
    }
    const sentence = rankOf(starts, offset);
    const start = starts[sentence - 1] ?? from;
    const text = source.text.slice(start, starts[sentence] ?? to);
    return [start + text.length - text.trimStart().length, start + text.trimEnd().length];
  };
}
