import { useEffect, useMemo } from "react";
import { type Asked, useAnswer } from "../data/answer.ts";
import type { WhatIfQuery } from "../data/operations.ts";
import { useWords } from "../data/words.ts";
import { reachedQuestion, type Ways } from "./reached.ts";

interface Reached {
  readonly question: ReturnType<typeof reachedQuestion>;
  readonly asked: Asked<Ways>;
  /** Null: there are none yet, or none of the graph and the question that what falls is of. */
  readonly ways: Ways | null;
}

/** What some entities lead to over several relations, in the same graph in which something falls without them. */
export function useReached(of: Parameters<typeof reachedQuestion>[1], falls: Asked<WhatIfQuery>): Reached {
  const { patterns } = useWords();
  const { ids, strategy, lang } = of;
  const question = useMemo(() => reachedQuestion(patterns, { ids, strategy, lang }), [patterns, ids, strategy, lang]);
  const asked = useAnswer(question.operation, question.variables);
  const [one, other] = [falls.data?.revision, asked.data?.revision];
  const isOther = one !== undefined && other !== undefined && one !== other;
  const { refetch } = asked;
  const again = falls.refetch;
  useEffect(() => {
    // either may be the older
    if (isOther) void Promise.all([again(), refetch()]);
  }, [isOther, again, refetch]);
  const ways = asked.isPlaceholderData || falls.isPlaceholderData || isOther ? null : (asked.data?.data ?? null);
  return { question, asked, ways };
}
