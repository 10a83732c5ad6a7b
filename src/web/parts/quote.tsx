import type { ReactNode } from "react";
import { Link } from "wouter";
import { useAddress } from "../address.ts";
import { placesOf, printPlace } from "../place.ts";
import { useTexts } from "../texts/texts.ts";
import styles from "./quote.module.css";

/** Words of a document, and where they stand. */
export interface Quoted {
  readonly quote: string;
  readonly line: number;
  readonly page: string | null;
  readonly section: string | null;
  readonly start: number;
  readonly end: number;
  readonly document: { readonly id: string; readonly name: string };
}

/** A quote that leads to its place in the text. */
export function Quote({ quoted }: { readonly quoted: Quoted }) {
  return <QuotedWords quoted={quoted}>{quoted.quote}</QuotedWords>;
}

/** A quote of which some words are marked, say. */
export function QuotedWords({ quoted, children }: { readonly quoted: Quoted; readonly children: ReactNode }) {
  const { source } = useTexts();
  const { here } = useAddress();
  const [place] = placesOf([quoted]);
  const where = [quoted.page && source.page(quoted.page), quoted.section, source.line(quoted.line)];
  return (
    <Link className={styles.quote} href={here({ source: place === undefined ? null : printPlace(place) })}>
      <q dir="auto">{children}</q>
      <span className={styles.where}>{where.filter((part) => part !== null && part !== "").join(", ")}</span>
    </Link>
  );
}
