import type { Referred } from "../data/referred.ts";
import { useWords } from "../data/words.ts";
import { useTexts } from "../texts/texts.ts";
import { ConcernedList } from "./concerned.tsx";
import { Drawing } from "./drawing.tsx";
import { drawingOf } from "./drawn.ts";
import { type Fallen, standing } from "./falls.ts";
import { standings } from "./touching.ts";
import styles from "./what-if.module.css";

interface FallingProps {
  readonly without: readonly Omit<Referred, "kind">[];
  readonly fallen: Fallen;
}

/** What falls without some entities: counted, drawn, and as lists of what becomes of whom, with the words behind each relation that goes. */
export function Falling({ without, fallen }: FallingProps) {
  const { whatIf } = useTexts();
  const words = useWords();
  const { concerned, leftOut } = fallen;
  if (concerned.length === 0) return <p>{whatIf.nothing}</p>;
  const aims = words.kinds
    .filter(({ aim }) => aim)
    .map(({ pluralLabel }) => pluralLabel)
    .join(", ");
  const lists = standings.map((as) => ({ as, of: standing(fallen, as) })).filter(({ of }) => of.length > 0);
  const isAim = (kind: string) => words.kind(kind)?.aim === true;
  const isNone = concerned.every((one) => one.losses.length === 0 && !one.isCutOff);
  return (
    <>
      <p className={styles.all}>{whatIf.concerned(concerned.length)}</p>
      <ul className={styles.counts}>
        {lists.map(({ as, of }) => (
          <li key={as}>
            <a href={`#${as}`}>{whatIf.counts[as](of.length, aims)}</a>
          </li>
        ))}
      </ul>
      {isNone && <p>{whatIf.nothing}</p>}
      <Drawing drawing={drawingOf(without, fallen, isAim, whatIf.everyAim(aims))} aims={aims} />
      {lists.map(({ as, of }) => (
        <ConcernedList
          key={as}
          standing={as}
          title={whatIf.titles[as](aims)}
          means={whatIf.means[as](aims)}
          of={of}
          aims={aims}
          leftOut={as === "touched" ? leftOut : 0}
        />
      ))}
    </>
  );
}
