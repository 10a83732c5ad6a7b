import { Link } from "wouter";
import { useAddress } from "../address.ts";
import { useQuestions } from "../data/questions.ts";
import { serviceLanguage, useTexts } from "../texts/texts.ts";
import { questionsWith } from "./questions-with.ts";
import styles from "./search.module.css";

/** Saved questions that speak of what is looked for. */
export function QuestionsFound({ text }: { readonly text: string }) {
  const { search } = useTexts();
  const { to } = useAddress();
  const { data = [] } = useQuestions();
  const found = questionsWith(data, text);
  if (found.length === 0) return null;
  return (
    <section className={styles.questions}>
      <h2>{search.questions}</h2>
      <ul>
        {found.map(({ name, title }) => (
          <li key={name}>
            <Link href={to("/table", { question: name, pick: null, source: null })} lang={serviceLanguage}>
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
