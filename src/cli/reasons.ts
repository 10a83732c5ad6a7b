import { placing, type Quote, quotesShown } from "./quotes.ts";
import type { Style } from "./terminal.ts";
import { wrap } from "./wrap.ts";

/** Why there is nothing, and the words that this rests on. */
export interface Reason {
  readonly sentence: string;
  readonly evidence: readonly Quote[];
}

/** What people are shown of a reason. */
export const reasonShown = `absence { sentence ${quotesShown} }`;

/** An entity that there is nothing of, and why. */
export interface Empty {
  readonly entity: { readonly name: string };
  readonly absence: Reason;
}

/** Each of some that there is nothing of: below its name the reason, and below that the words with their place. */
export function reasonsAsText(empty: readonly Empty[], width: number, style: Style): readonly string[] {
  const placed = placing(empty.flatMap(({ absence }) => absence.evidence));
  return empty.flatMap(({ entity, absence }) => [
    ...wrap(entity.name, width).map(style.bold),
    ...wrap(absence.sentence, width - 2).map((line) => `  ${line}`),
    ...placed(absence.evidence).flatMap((quote) => wrap(quote, width - 4).map((line) => `    ${style.dim(line)}`)),
  ]);
}
