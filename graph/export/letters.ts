/** Widths of characters in DejaVu Sans, as parts of the letters' size: no letter of a class is wider. */
const classes: readonly (readonly [RegExp, number])[] = [
  [/[\p{M}\p{Cf}]/u, 0],
  [/[\s',./:;IJ\\ijlІЇії’·|]/u, 0.35],
  [/[!"()\-[\]frt]/u, 0.47],
  [/[*?FLP_`ckсsvxyz–“”вгзктухчьэєяґғқүұ]/u, 0.62],
  [/[ҐҒҚҢҮҰҺӘӨңһәө]/u, 0.84],
  [/[#%&+<=>@^MWmw~—…№ЖМФШЩЫЮжмфшщыю\u{460}-\u{52F}]/u, 1.1],
  [/[\p{Lu}ъ]/u, 0.84],
  [/[ -~\p{L}\p{N}«»]/u, 0.7],
];
/** Of a space, since there are many. */
const space = 0.32;
/** Han, kana, Hangul and signs, which other fonts draw. */
const wide = 1.1;
const full = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * How wide a text is at most when it is drawn in DejaVu Sans or a narrower font, as most are. Says nothing sure of scripts
 * other than Latin, Greek and Cyrillic. Cost: O(length).
 */
export function widthAt(size: number): (text: string) => number {
  return (text) => {
    let width = 0;
    for (const character of text) width += widthOf(character);
    return width * size;
  };
}

function widthOf(character: string): number {
  if (character === " ") return space;
  if (full.test(character)) return wide;
  return classes.find(([of]) => of.test(character))?.[1] ?? wide;
}
