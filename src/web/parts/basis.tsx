import type { Basis, Commitment, Strength } from "../data/operations.ts";
import { useTexts } from "../texts/texts.ts";
import styles from "./basis.module.css";

interface Firmness {
  /** Null where it is not told. */
  readonly basis: Basis | null;
  readonly strength?: Strength | null;
  readonly commitment?: Commitment | null;
  /** Whether it is put together from several relations, so that no sentence may state the whole. */
  readonly isJoined?: boolean;
}

/** Whether a sentence says so or it is read between the lines, by a line as in the graph and in words. */
export function Firm({ basis, strength = null, commitment = null, isJoined = false }: Firmness) {
  const texts = useTexts();
  return (
    <span className={styles.firm}>
      {basis !== null && (
        <span className={basis === "STATED" ? styles.stated : styles.inferred}>
          {isJoined && basis === "STATED" ? texts.paths.allStated : texts.basis[basis]}
          {strength !== null && `, ${texts.strength[strength]}`}
        </span>
      )}
      {commitment !== null && (
        <span className={styles.commitment} title={texts.stages[commitment]}>
          {texts.commitment[commitment]}
        </span>
      )}
    </span>
  );
}
