import type { ReactNode } from "react";
import { Link } from "wouter";
import { useAddress } from "../address.ts";
import type { Words } from "../data/ontology.ts";
import type { AnswerCell, CellShows } from "../data/questions.ts";
import { useWords } from "../data/words.ts";
import type { Texts } from "../texts/en.ts";
import { serviceLanguage, useTexts } from "../texts/texts.ts";
import { printValue } from "./cells.tsx";
import type { Words as WordsOf } from "./question-columns.ts";
import styles from "./table.module.css";

interface ValueProps {
  readonly value: AnswerCell;
  readonly type: string;
  readonly shows: CellShows | null;
}

/** A value, which leads to what it is of and to the words that say so. */
export function Value({ value, type, shows }: ValueProps) {
  const texts = useTexts();
  const words = useWords();
  const said = sayValue(value, type, texts, words);
  return said === "" ? null : (
    <Opens shows={shows} className={styles.opens}>
      <bdi className={styles.value}>{said}</bdi>
    </Opens>
  );
}

/** The words behind a row; where an answer quotes for more than one reason, for which. */
export function QuotedIn({ words, isNamed }: { readonly words: readonly WordsOf[]; readonly isNamed: boolean }) {
  return words.map(({ column, quote, shows }) => (
    <Opens key={column.name} shows={shows} className={styles.quoted}>
      <q dir="auto">{quote}</q>
      {isNamed && <small lang={serviceLanguage}>{column.heading}</small>}
    </Opens>
  ));
}

interface OpensProps {
  readonly shows: CellShows | null;
  readonly className: string | undefined;
  readonly children: ReactNode;
}

function Opens({ shows, className, children }: OpensProps) {
  const { here, get } = useAddress();
  if (shows === null) return children;
  const isOpen = get("pick") === shows.pick && get("source") === shows.source;
  return (
    <Link href={here({ ...shows })} className={className} aria-current={isOpen ? "true" : undefined}>
      {children}
    </Link>
  );
}

/** A value in the page's words, where the page has words for its type; names of the API in small letters. */
export function sayValue(value: AnswerCell, type: string, texts: Texts, words: Words): string {
  if (Array.isArray(value)) return value.map((one) => sayValue(one, type, texts, words)).join("; ");
  if (typeof value !== "string") return printValue(value);
  const known = {
    Basis: texts.basis,
    Strength: texts.strength,
    Commitment: texts.commitment,
    Severity: texts.severity,
  };
  const told: Readonly<Record<string, string>> = Object.hasOwn(known, type) ? known[type as keyof typeof known] : {};
  if (Object.hasOwn(told, value)) return told[value] ?? value;
  if (type === "Relation") return words.reading(value);
  if (type === "String" || type === "ID") return words.kind(value) === null ? value : words.one(value);
  return /^[A-Z][A-Z_]*$/.test(value) ? value.toLowerCase().replaceAll("_", " ") : value;
}
