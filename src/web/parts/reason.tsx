import { Link } from "wouter";
import { useAddress } from "../address.ts";
import { type Placed, placesOf, printPlace } from "../place.ts";
import { serviceLanguage } from "../texts/texts.ts";
import hidden from "./hidden.module.css";
import styles from "./reason.module.css";

/** Why something is empty, as the service says it, and the words that this rests on: none where it rests on none. */
export interface Absent {
  readonly sentence: string;
  readonly evidence: readonly Placed[];
}

interface ReasonProps {
  readonly of: Absent;
  /** What is seen in its place, where there is little room, or all that is said, where there is no sentence. */
  readonly brief?: string;
  /** Where the keys of a grid bring the cursor to what is explained, and not Tab to this. */
  readonly tabIndex?: number;
}

/** Why something is empty: what lists a source leaves open and what it rules out lead to its words. */
export function Reason({ of: { sentence, evidence }, brief, tabIndex }: ReasonProps) {
  const { here } = useAddress();
  const [first, ...others] = placesOf(evidence);
  const said = (
    <>
      {brief}
      {sentence !== "" && (
        <span className={brief === undefined ? undefined : hidden.hidden} lang={serviceLanguage}>
          {brief !== undefined && ". "}
          {sentence}
        </span>
      )}
    </>
  );
  if (first === undefined) return said;
  return (
    <>
      <Link className={styles.reason} href={here({ source: printPlace(first) })} tabIndex={tabIndex}>
        {said}
      </Link>
      {others.map((place) => (
        <Link
          key={place.document}
          className={styles.other}
          href={here({ source: printPlace(place) })}
          tabIndex={tabIndex}
        >
          {place.name}
        </Link>
      ))}
    </>
  );
}
