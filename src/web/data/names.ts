import { useMemo } from "react";
import { useLanguage } from "../texts/texts.ts";
import { useAnswer } from "./answer.ts";
import { Named } from "./operations.ts";

/** What entities are called, by id: those of them that the graph has. Empty until it is known. */
export function useNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const lang = useLanguage();
  const { data } = useAnswer(Named, ids.length === 0 ? null : { ids, lang });
  return useMemo(() => new Map(data?.data.entities.map(({ id, name }) => [id, name])), [data]);
}
