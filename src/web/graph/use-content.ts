import { useMemo } from "react";
import { useAddress } from "../address.ts";
import { type Asked, useAnswer } from "../data/answer.ts";
import { Around, type AroundQuery, WholeGraph, type WholeGraphQuery } from "../data/operations.ts";
import { questionAddress, saidIn, useAnswerAt } from "../data/questions.ts";
import { useLanguage } from "../texts/texts.ts";
import { type AnswerGraph, answerContent, aroundContent, type Content, wholeContent } from "./content.ts";
import type { Looked } from "./looked.ts";
import { aroundQuestion, wholeQuestion } from "./question.ts";

export interface Loaded {
  readonly asked: Asked<AroundQuery> | Asked<WholeGraphQuery> | Asked<AnswerGraph>;
  readonly content: Content | null;
}

/** The graph that the address asks for: all of it, or what lies around entities. */
export function useContent(looked: Looked): Loaded {
  const strategy = useAddress().get("strategy");
  const lang = useLanguage();
  const answered = useQuestionGraph(looked.question);
  const isWhole = looked.around.length === 0 && looked.question === null;
  const whole = useAnswer(WholeGraph, isWhole ? wholeQuestion(strategy, lang) : null);
  const around = useAnswer(Around, looked.around.length === 0 ? null : aroundQuestion(looked, lang));
  const [all, near, answer] = [whole.data?.data, around.data?.data, answered.data?.data];
  const content = useMemo(() => {
    if (looked.question !== null) return answer === undefined ? null : answerContent(answer);
    if (isWhole) return all === undefined ? null : wholeContent(all, strategy === null);
    return near === undefined ? null : aroundContent(near);
  }, [looked.question, isWhole, all, near, answer, strategy]);
  return { asked: looked.question !== null ? answered : isWhole ? whole : around, content };
}

/** The graph of a saved question's answer, with the variables that the address says. */
function useQuestionGraph(name: string | null): Asked<AnswerGraph> {
  const { params } = useAddress();
  return useAnswerAt(name === null ? null : questionAddress(name, "cytoscape", saidIn(params)));
}
