import { Link } from "wouter";
import { useAddress } from "../address.ts";
import { useWords } from "../data/words.ts";
import { Firm } from "../parts/basis.tsx";
import hidden from "../parts/hidden.module.css";
import { Name } from "../parts/name.tsx";
import { Quote } from "../parts/quote.tsx";
import type { Step } from "./touching.ts";
import styles from "./what-if.module.css";

interface ListProps {
  readonly of: readonly Step[];
  /** Which relation it is stands before them already. */
  readonly isNamed?: boolean;
}

/** Relations, each with the end that it leads to; each leads to its words, and so does each quote. */
export function StepList({ of, isNamed = false }: ListProps) {
  const { here, get } = useAddress();
  const words = useWords();
  return (
    <ol className={styles.relations}>
      {of.map(({ pick, side, to, evidence, ...firmness }) => (
        <li key={pick} data-basis={firmness.basis}>
          <Link
            className={styles.reading}
            href={here({ pick, source: null })}
            aria-current={get("pick") === pick ? "true" : undefined}
          >
            <span className={isNamed ? hidden.hidden : undefined}>
              <bdi dir={words.direction}>{words.reading(side.relation, side.direction)}</bdi>{" "}
            </span>
            <Name of={to} />
          </Link>{" "}
          <Firm basis={firmness.basis} strength={firmness.strength} commitment={firmness.commitment ?? null} />
          {evidence.map((one) => (
            <Quote key={`${one.document.id} ${one.start}-${one.end}`} quoted={one} basis={firmness.basis} pick={pick} />
          ))}
        </li>
      ))}
    </ol>
  );
}
