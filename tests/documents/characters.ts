import { Lexer, Source, TokenKind } from "graphql";
import type { Chance } from "../api/random/chance.ts";

/** What readers of texts fall over: signs of the grammar, and characters that are none, or none for everybody. */
const alphabet = [
  ...'{}()[]:=!|&@$#,."\\/ \t\n\r_-+0123456789eEaZ',
  ...["...", '"""', "\\u", "\\u{1F600}", "\\ud83d", "\ufeff", "\u00a0", "\u2028", "\u0000", "\u0007", "\u007f"],
  ...["é", "ß", "ı", "漢", "😀", "\ud83d", "\ude00", "\uffff", "\u202e", "a\u0301"],
];

/** A text with some characters taken out, put in, put twice or moved. */
export function changedCharacters(chance: Chance, text: string): string {
  let changed = text;
  for (let left = chance.between(1, 3); left > 0; left--) {
    const at = chance.below(changed.length + 1);
    const end = at + (chance.odds(0.8) ? 1 : chance.below(20));
    const [before, part, after] = [changed.slice(0, at), changed.slice(at, end), changed.slice(end)];
    const sign = chance.one(alphabet);
    const other = chance.below(changed.length + 1);
    const made = [before + after, before + sign + after, before + sign + part + after, before + part + part + after];
    changed = chance.one([...made, before + after.slice(0, other) + part + after.slice(other)]);
  }
  return changed;
}

/** A text with some tokens taken out, put twice, put elsewhere or in each other's place, or made others of these words. */
export function changedTokens(chance: Chance, text: string, words: readonly string[]): string {
  const tokens = tokensOf(text);
  for (let left = chance.between(1, 3); left > 0 && tokens.length > 0; left--) {
    const at = chance.below(tokens.length);
    const other = chance.below(tokens.length);
    const [one, another] = [tokens[at] ?? "", tokens[other] ?? ""];
    const changes = [
      () => tokens.splice(at, 1),
      () => tokens.splice(at, 0, one),
      () => tokens.splice(at, 1, chance.one(words)),
      () => tokens.splice(at, 1, chance.one(signs)),
      () => tokens.splice(at, 1, another),
      () => {
        tokens[at] = another;
        tokens[other] = one;
      },
    ];
    chance.one(changes)();
  }
  return tokens.join(" ");
}

const signs = [
  ...["{", "}", "(", ")", "[", "]", ":", "=", "!", "|", "&", "@", "$", "...", "on", "fragment", "query", "mutation"],
  ...[
    "subscription",
    "null",
    "true",
    "false",
    "0",
    "-1",
    "1.5",
    "1e400",
    "2147483648",
    '""',
    '"a"',
    '"""a"""',
    "schema",
  ],
];

/** Of a text that can be read; of another as far as it can be. */
function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  const lexer = new Lexer(new Source(text));
  try {
    for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
      tokens.push(text.slice(token.start, token.end));
    }
  } catch {
    tokens.push(text.slice(lexer.token.end));
  }
  return tokens;
}
