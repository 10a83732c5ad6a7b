import type { ReactNode } from "react";
import { Link } from "wouter";
import { useAddress } from "../address.ts";
import type { Basis } from "../data/operations.ts";
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

interface QuoteProps {
  readonly quoted: Quoted;
  /** Of what it is quoted for; null where that is no claim. */
  readonly basis?: Basis | null;
  /** What it is quoted for, where that is to be picked with it; otherwise what is picked stays. */
  readonly pick?: string;
  /** Whether it is lit in the text below: there it stands in full. */
  readonly isBelow?: boolean;
}

/** A quote that leads to its place in the text. */
export function Quote(props: QuoteProps) {
  return <QuotedWords {...props}>{props.quoted.quote}</QuotedWords>;
}

/** A quote of which some words are marked, say. */
export function QuotedWords({
  quoted,
  basis = null,
  pick,
  isBelow = false,
  children,
}: QuoteProps & { readonly children: ReactNode }) {
  const { source } = useTexts();
  const { here } = useAddress();
  const [place] = placesOf([quoted]);
  const where = [quoted.page && source.page(quoted.page), quoted.section, source.line(quoted.line)];
  return (
    <Link
      className={styles.quote}
      href={here({
        source: place === undefined ? null : printPlace(place),
        ...(pick === undefined ? {} : { pick }),
      })}
      data-basis={basis}
      data-below={isBelow || undefined}
    >
      <q dir="auto">{children}</q>
      <span className={styles.where}>{where.filter((part) => part !== null && part !== "").join(", ")}</span>
    </Link>
  );
}
