import { useMemo } from "react";
import { useAddress } from "../address.ts";
import { type Asked, useAnswer } from "../data/answer.ts";
import { Around, type AroundQuery, WholeGraph, type WholeGraphQuery } from "../data/operations.ts";
import { useLanguage } from "../texts/texts.ts";
import { aroundContent, type Content, wholeContent } from "./content.ts";
import type { Looked } from "./looked.ts";
import { aroundQuestion, wholeQuestion } from "./question.ts";

export interface Loaded {
  readonly asked: Asked<AroundQuery> | Asked<WholeGraphQuery>;
  readonly content: Content | null;
}

/** The graph that the address asks for: all of it, or what lies around entities. */
export function useContent(looked: Looked): Loaded {
  const strategy = useAddress().get("strategy");
  const lang = useLanguage();
  const isWhole = looked.around.length === 0;
  const whole = useAnswer(WholeGraph, isWhole ? wholeQuestion(strategy, lang) : null);
  const around = useAnswer(Around, isWhole ? null : aroundQuestion(looked, lang));
  const [all, near] = [whole.data?.data, around.data?.data];
  const content = useMemo(() => {
    if (isWhole) return all === undefined ? null : wholeContent(all, strategy === null);
    return near === undefined ? null : aroundContent(near);
  }, [isWhole, all, near, strategy]);
  return { asked: isWhole ? whole : around, content };
}
