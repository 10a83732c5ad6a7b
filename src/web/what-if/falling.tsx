import type { Referred } from "../data/referred.ts";
import { useWords } from "../data/words.ts";
import { useTexts } from "../texts/texts.ts";
import { ConcernedList } from "./concerned.tsx";
import { Drawing } from "./drawing.tsx";
import { drawingOf } from "./drawn.ts";
import { type Fallen, standing } from "./falls.ts";
import { isLoss, type Standing, standings } from "./touching.ts";
import { useAims } from "./use-aims.ts";
import styles from "./what-if.module.css";

interface FallingProps {
  readonly without: readonly Omit<Referred, "kind">[];
  readonly fallen: Fallen;
}

/**
 * What falls without some entities: in a sentence, then as lists of what becomes of whom, with the words behind each relation that
 * goes, then whom it concerns in turn, and drawn; who is only touched comes last.
 */
export function Falling({ without, fallen }: FallingProps) {
  const { whatIf } = useTexts();
  const words = useWords();
  const aims = useAims();
  const { concerned, leftOut } = fallen;
  if (concerned.length === 0) return <p className={styles.answer}>{whatIf.nothing}</p>;
  const lists = standings.map((as) => ({ as, of: standing(fallen, as) })).filter(({ of }) => of.length > 0);
  const isAim = (kind: string) => words.kind(kind)?.aim === true;
  const lost = concerned.filter((one) => isLoss(one.standing)).length;
  const named = new Map(without.map((one) => [one.id, one]));
  const listed = (isShown: (as: Standing) => boolean) =>
    lists
      .filter(({ as }) => isShown(as))
      .map(({ as, of }) => (
        <ConcernedList
          key={as}
          standing={as}
          of={of}
          without={named}
          aims={aims}
          leftOut={as === "touched" ? leftOut : 0}
        />
      ));
  return (
    <>
      <p className={styles.answer}>{lost === 0 ? whatIf.nothing : whatIf.answer(lost, concerned.length)}</p>
      <p className={styles.summary}>{whatIf.once}</p>
      <ul className={styles.counts}>
        {lists.map(({ as, of }) => (
          <li key={as} data-standing={as}>
            <a href={`#${as}`}>{whatIf.counts[as](of.length, aims)}</a>
          </li>
        ))}
      </ul>
      {listed(isLoss)}
      {listed((as) => as === "inTurn")}
      <Drawing drawing={drawingOf(without, fallen, isAim, whatIf.everyAim(aims))} aims={aims} />
      {listed((as) => !isLoss(as) && as !== "inTurn")}
    </>
  );
}
