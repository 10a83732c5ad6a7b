import { text } from "./columns.ts";

/** Words of a document, as people are shown them. */
export interface Quote {
  readonly quote: string;
  readonly line: number;
  readonly document: { readonly name: string };
}

/** What people are shown of words, and what a program gets. */
export const quotesShown = "evidence { quote line document { name } }";
export const quotesGiven = "evidence { quote sentence line document { id name credit } }";

/** Whether the words of an answer stand in more than one document, so that a line alone does not tell where. */
export function areOfSeveral(quotes: readonly Quote[]): boolean {
  return new Set(quotes.map(({ document }) => document.name)).size > 1;
}

/** Quotes with where they stand, each once: in which line, and, where the words of the whole answer are of several documents, in which. */
export function placing(all: readonly Quote[]): (quotes: readonly Quote[]) => readonly string[] {
  const areSeveral = areOfSeveral(all);
  return (quotes) => [
    ...new Set(
      quotes.map(({ quote, line, document }) => {
        const place = areSeveral ? `${text(document.name)}, line ${line}` : `line ${line}`;
        return `"${text(quote)}" (${place})`;
      }),
    ),
  ];
}
