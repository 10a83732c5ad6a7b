import { useWords } from "../data/words.ts";
import { useTexts } from "../texts/texts.ts";
import { StepList } from "./step-list.tsx";
import type { InTurn } from "./touching.ts";
import styles from "./what-if.module.css";

/** By which of those that fall somebody is served, relation by relation, and how many others are recorded. */
export function ServedBy({ of }: { readonly of: readonly InTurn[] }) {
  const { whatIf, picked } = useTexts();
  const words = useWords();
  return of.map(({ side, servedBy, others }) => (
    <div key={`${side.relation} ${side.direction}`}>
      <p className={styles.follows}>
        <bdi dir={words.direction}>{words.reading(side.relation, side.direction)}</bdi>: {whatIf.left.inTurn(others)}
      </p>
      <StepList of={servedBy.slice(0, 1)} isNamed />
      {servedBy.length > 1 && (
        <details>
          <summary>{picked.more(servedBy.length - 1)}</summary>
          <StepList of={servedBy.slice(1)} isNamed />
        </details>
      )}
    </div>
  ));
}
