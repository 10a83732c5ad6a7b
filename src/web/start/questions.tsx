import { Link } from "wouter";
import { useAddress } from "../address.ts";
import { useQuestions } from "../data/questions.ts";
import { Trouble, Waiting } from "../parts/standing.tsx";
import styles from "./start.module.css";

/** The saved questions, each of which leads to its answer. */
export function QuestionList() {
  const { to } = useAddress();
  const { data, error, refetch } = useQuestions();
  if (data === undefined) return error === null ? <Waiting /> : <Trouble error={error} again={() => void refetch()} />;
  return (
    <ul className={styles.questions}>
      {data.map(({ name, title }) => (
        <li key={name}>
          <Link href={to("/table", { question: name, pick: null, source: null })}>{title}</Link>
        </li>
      ))}
    </ul>
  );
}
