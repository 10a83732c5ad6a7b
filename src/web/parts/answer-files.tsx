import type { ReactNode } from "react";
import { questionAddress, type Said } from "../data/questions.ts";
import { useTexts } from "../texts/texts.ts";
import styles from "./answer-files.module.css";

/** Forms in which the service gives an answer's rows, and the part of the graph that it shows. */
const forms = ["csv", "xlsx", "json", "gexf", "graphml", "html"] as const;

interface AnswerFilesProps {
  /** Of the saved question. */
  readonly name: string;
  readonly said: Said;
  /** Where else the answer is to be seen. */
  readonly children: ReactNode;
}

/** The answer to a saved question as files. */
export function AnswerFiles({ name, said, children }: AnswerFilesProps) {
  const { behind } = useTexts();
  return (
    <p className={styles.files}>
      {children}
      <span>{behind.answer}:</span>
      {forms.map((form) => (
        <a key={form} href={questionAddress(name, form, said)} download>
          {form}
        </a>
      ))}
    </p>
  );
}
