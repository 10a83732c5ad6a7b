import { useMemo } from "react";
import { useLanguage } from "../texts/texts.ts";
import { useAnswer } from "./answer.ts";
import { Named } from "./operations.ts";
import type { Referred } from "./referred.ts";

/** What entities are called and of which kind they are, by id: those of them that the graph has. Empty until it is known. */
export function useNamed(ids: readonly string[]): ReadonlyMap<string, Referred> {
  const lang = useLanguage();
  const { data } = useAnswer(Named, ids.length === 0 ? null : { ids, lang });
  return useMemo(() => new Map(data?.data.entities.map((entity) => [entity.id, entity])), [data]);
}
