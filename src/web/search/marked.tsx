import { type Found, segmentsOf } from "./marks.ts";
import styles from "./search.module.css";

/** A text with the words that were found in it marked: a word that is only nearly so by another line under it. */
export function Marked({ found }: { readonly found: Found }) {
  return segmentsOf(found.text, found.matches).map(({ at, text, manner }) =>
    manner === null ? (
      <span key={at}>{text}</span>
    ) : (
      <mark key={at} className={styles.mark} data-manner={manner}>
        {text}
      </mark>
    ),
  );
}
