import type { ReactNode } from "react";
import { Link } from "wouter";
import { useAddress } from "../address.ts";
import { openingAxes } from "../data/opening-axes.ts";
import { type Question, useQuestions } from "../data/questions.ts";
import { useWords } from "../data/words.ts";
import { Trouble, Waiting } from "../parts/standing.tsx";
import { useTexts } from "../texts/texts.ts";
import styles from "./start.module.css";

/** Those that are asked first; the others are a press away. */
const first = 4;

/** What is asked first: some saved questions, each of which leads to its answer, and what falls without one of the means. */
export function QuestionList() {
  const { start } = useTexts();
  const { data, error, refetch } = useQuestions();
  if (data === undefined) return error === null ? <Waiting /> : <Trouble error={error} again={() => void refetch()} />;
  const others = data.slice(first);
  return (
    <>
      <Questions of={data.slice(0, first)}>
        <WhatFalls />
      </Questions>
      {others.length > 0 && (
        <details className={styles.others}>
          <summary>{start.otherQuestions(others.length)}</summary>
          <Questions of={others} />
        </details>
      )}
    </>
  );
}

/** What falls if a means is dropped: for each that carries something alone, what is lost without it. */
function WhatFalls() {
  const { start } = useTexts();
  const { to } = useAddress();
  const words = useWords();
  const means = openingAxes(words).columns;
  return (
    <li>
      <Link href={to("/what-if", { kind: means, pick: null, source: null })}>{start.whatFalls(words.many(means))}</Link>
    </li>
  );
}

interface QuestionsProps {
  readonly of: readonly Pick<Question, "name" | "title">[];
  readonly children?: ReactNode;
}

function Questions({ of, children }: QuestionsProps) {
  const { to } = useAddress();
  return (
    <ul className={styles.questions}>
      {of.map(({ name, title }) => (
        <li key={name}>
          <Link href={to("/table", { question: name, pick: null, source: null })}>{title}</Link>
        </li>
      ))}
      {children}
    </ul>
  );
}
