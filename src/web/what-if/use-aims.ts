import { useWords } from "../data/words.ts";

/** What all that is done for in the end is called. */
export function useAims(): string {
  const { kinds } = useWords();
  return kinds
    .filter(({ aim }) => aim)
    .map(({ pluralLabel }) => pluralLabel)
    .join(", ");
}
