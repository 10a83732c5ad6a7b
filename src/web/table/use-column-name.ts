import { inWords, type KindWords } from "../data/ontology.ts";
import { useWords } from "../data/words.ts";

/** How a column of a kind is headed: a field by its name in words, a relation as it reads. */
export function useColumnName({ relationFields }: KindWords): (name: string) => string {
  const words = useWords();
  return (name) => {
    const field = relationFields.find((one) => one.name === name);
    return field === undefined ? inWords(name) : words.reading(field.relation, field.direction === "in" ? "IN" : "OUT");
  };
}
