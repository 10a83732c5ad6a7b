import { createContext, useContext } from "react";
import type { Words } from "./ontology.ts";

export const WordsContext = createContext<Words | null>(null);

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (words === null) throw new Error("there are no words outside the page");
  return words;
}
