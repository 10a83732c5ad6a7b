import { type Commitment, commitments } from "../dataset.ts";
import type { Excerpt } from "../excerpt.ts";
import { commitmentWord, lineWidth } from "./commitment.ts";
import { widthAt } from "./letters.ts";
import { letters } from "./map.ts";
import { number, text } from "./shapes.ts";

interface Sign {
  readonly drawn: (x: number, y: number) => string;
  readonly words: string;
}

const sample = 30;

/** What lines and boxes of the map mean, of what is in it, side by side in as many rows as it takes. Cost: O(excerpt). */
export function legend(
  excerpt: Excerpt,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
) {
  let [left, bottom] = [x, y];
  const signs = signsOf(excerpt).map(({ drawn, words }) => {
    const wide = sample + 6 + widthAt(letters.box)(words) + 18;
    if (left > x && left + wide > x + width) [left, bottom] = [x, bottom + 18];
    const one = `${drawn(left, bottom - 4)}${text([words], { x: left + sample + 6, y: bottom, size: letters.box })}`;
    left += wide;
    return one;
  });
  return { svg: `<g class="legend">${signs.join("")}</g>`, bottom };
}

function signsOf({ nodes, edges }: Excerpt): readonly Sign[] {
  const said = new Set<Commitment>();
  for (const { commitment } of edges) if (commitment !== null) said.add(commitment);
  const inferred = [...nodes].some(({ basis }) => basis !== "STATED");
  return [
    { drawn: line(1, ""), words: "a sentence states it" },
    { drawn: line(1, "5 3"), words: "it is inferred" },
    ...(inferred ? [{ drawn: box, words: "read between the lines" }] : []),
    ...commitments
      .filter((one) => said.has(one))
      .map((one) => ({ drawn: line(lineWidth(one), ""), words: commitmentWord(one) })),
  ];
}

function line(width: number, dashes: string): Sign["drawn"] {
  const style = dashes === "" ? "" : ` stroke-dasharray="${dashes}"`;
  return (x, y) =>
    `<path d="M${number(x)} ${number(y)}h${sample}" stroke="#5a6775" stroke-width="${number(width)}"${style}/>`;
}

const box: Sign["drawn"] = (x, y) =>
  `<rect x="${number(x + 4)}" y="${number(y - 6)}" width="${sample - 8}" height="12" rx="3" fill="#fff" stroke="#5a6775" stroke-dasharray="5 3"/>`;
