import { Link } from "wouter";
import { useAddress } from "../address.ts";
import { type Question, useQuestions } from "../data/questions.ts";
import { Trouble, Waiting } from "../parts/standing.tsx";
import { useTexts } from "../texts/texts.ts";
import styles from "./start.module.css";

/** Those that are asked first; the others are a press away. */
const first = 4;

/** The saved questions, each of which leads to its answer. */
export function QuestionList() {
  const { start } = useTexts();
  const { data, error, refetch } = useQuestions();
  if (data === undefined) return error === null ? <Waiting /> : <Trouble error={error} again={() => void refetch()} />;
  const others = data.slice(first);
  return (
    <>
      <Questions of={data.slice(0, first)} />
      {others.length > 0 && (
        <details className={styles.others}>
          <summary>{start.otherQuestions(others.length)}</summary>
          <Questions of={others} />
        </details>
      )}
    </>
  );
}

function Questions({ of }: { readonly of: readonly Pick<Question, "name" | "title">[] }) {
  const { to } = useAddress();
  return (
    <ul className={styles.questions}>
      {of.map(({ name, title }) => (
        <li key={name}>
          <Link href={to("/table", { question: name, pick: null, source: null })}>{title}</Link>
        </li>
      ))}
    </ul>
  );
}
