import type { ReactNode } from "react";
import { Link } from "wouter";
import { useAddress } from "../address.ts";
import type { AnswerCell, CellShows } from "../data/answer-table.ts";
import { useWords } from "../data/words.ts";
import { serviceLanguage, useOtherLanguage, useTexts } from "../texts/texts.ts";
import type { Words } from "./question-columns.ts";
import styles from "./table.module.css";
import { sayValue } from "./values.ts";

interface ValueProps {
  readonly value: AnswerCell;
  readonly type: string;
  readonly shows: CellShows | null;
  readonly language: string | null;
}

/** A value, which leads to what it is of and to the words that say so. */
export function Value({ value, type, shows, language }: ValueProps) {
  const texts = useTexts();
  const words = useWords();
  const other = useOtherLanguage();
  const said = sayValue(value, type, texts, words);
  return said === "" ? null : (
    <Opens shows={shows} className={styles.opens}>
      <bdi className={styles.value} lang={other(language)}>
        {said}
      </bdi>
    </Opens>
  );
}

/** The words behind a row; where an answer quotes for more than one reason, for which. */
export function QuotedIn({ words, isNamed }: { readonly words: readonly Words[]; readonly isNamed: boolean }) {
  const other = useOtherLanguage();
  return words.map(({ column, quote, basis, shows, language }) => (
    <Opens key={column.name} shows={shows} className={styles.quoted} basis={basis}>
      <q dir="auto" lang={other(language)}>
        {quote}
      </q>
      {isNamed && <small lang={serviceLanguage}>{column.heading}</small>}
    </Opens>
  ));
}

interface OpensProps {
  readonly shows: CellShows | null;
  readonly className: string | undefined;
  readonly basis?: string | null;
  readonly children: ReactNode;
}

function Opens({ shows, className, basis, children }: OpensProps) {
  const { here, get } = useAddress();
  if (shows === null) return children;
  const isOpen = get("pick") === shows.pick && get("source") === shows.source;
  return (
    <Link href={here({ ...shows })} className={className} aria-current={isOpen ? "true" : undefined} data-basis={basis}>
      {children}
    </Link>
  );
}
