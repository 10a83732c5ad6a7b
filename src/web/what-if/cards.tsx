import { Link } from "wouter";
import { useAddress } from "../address.ts";
import type { Named } from "../data/referred.ts";
import { useWords } from "../data/words.ts";
import { Firm } from "../parts/basis.tsx";
import { EntityName } from "../parts/entity.tsx";
import hidden from "../parts/hidden.module.css";
import { Name } from "../parts/name.tsx";
import { Quote } from "../parts/quote.tsx";
import { useTexts } from "../texts/texts.ts";
import { saysOf } from "./consequences.ts";
import { ServedBy } from "./served-by.tsx";
import { StepList } from "./step-list.tsx";
import type { Concerned, Line } from "./touching.ts";
import { useWaysTo } from "./use-ways-to.ts";
import styles from "./what-if.module.css";

/** As many of a list as are shown at first; the others are a press away. */
const few = 9;

interface CardsProps {
  readonly of: readonly Concerned[];
  /** What is taken out, by id. */
  readonly without: ReadonlyMap<string, Named>;
  /** What all aims are called. */
  readonly aims: string;
}

/** Each of some with what becomes of it, relation by relation, and the sentences. */
export function Cards({ of, ...rest }: CardsProps) {
  const { picked } = useTexts();
  if (of.length === 0) return null;
  return (
    <>
      <CardList of={of.slice(0, few)} {...rest} />
      {of.length > few && (
        <details>
          <summary>{picked.more(of.length - few)}</summary>
          <CardList of={of.slice(few)} {...rest} />
        </details>
      )}
    </>
  );
}

function CardList({ of, without, aims }: CardsProps) {
  const { whatIf } = useTexts();
  return (
    <ul className={styles.cards}>
      {of.map((one) => (
        <li key={one.entity.id} className={styles.card} data-standing={one.standing}>
          <p className={styles.who}>
            <EntityName entity={one.entity} withKind />
          </p>
          {one.lostWay !== null && <p className={styles.consequence}>{whatIf.left.noWay(aims)}</p>}
          <ServedBy of={one.inTurn} />
          {ownLines(one).length > 0 && (
            <ul className={styles.relations}>
              {ownLines(one).map((line) => (
                <Goes key={line.pick} line={line} entity={one.entity} without={without} />
              ))}
            </ul>
          )}
          {one.lostWay !== null && (
            <>
              <p className={styles.follows}>{whatIf.wayHad}</p>
              <StepList of={one.lostWay} />
              <WaysHad id={one.entity.id} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The relations that go, but for those that are told of already: on the way that is lost, or relation by relation. */
function ownLines({ lines, lostWay, inTurn }: Concerned): readonly Line[] {
  const steps = new Set(lostWay?.map(({ pick }) => pick));
  return lines.filter(({ pick, side, sign }) => {
    if (sign !== "touches") return true;
    return !steps.has(pick) && (side !== null || inTurn.length === 0);
  });
}

interface GoesProps {
  readonly line: Line;
  readonly entity: Named;
  readonly without: ReadonlyMap<string, Named>;
}

/** A relation that goes, as it reads from whom it concerns, and what is left of its kind; it leads to its words, and so does each quote. */
function Goes({ line, entity, without }: GoesProps) {
  const { here, get } = useAddress();
  const words = useWords();
  const texts = useTexts();
  const { pick, side, from, reading, evidence, sign, ...firmness } = line;
  const says = saysOf(line, words, texts);
  return (
    <li data-basis={firmness.basis} data-sign={sign}>
      <Link
        className={styles.reading}
        href={here({ pick, source: null })}
        aria-current={get("pick") === pick ? "true" : undefined}
      >
        {side === null ? (
          <bdi dir={words.direction}>{reading}</bdi>
        ) : (
          <>
            <span className={hidden.hidden}>
              <Name of={entity} />{" "}
            </span>
            <bdi dir={words.direction}>{words.reading(side.relation, side.direction)}</bdi>
            {(says === null || without.size > 1) && (
              <>
                {" "}
                <Name of={without.get(from)} otherwise={from} />
              </>
            )}
            {says !== null && `: ${says}`}
          </>
        )}
      </Link>{" "}
      <Firm {...firmness} />
      {evidence.map((one) => (
        <Quote key={`${one.document.id} ${one.start}-${one.end}`} quoted={one} basis={firmness.basis} pick={pick} />
      ))}
    </li>
  );
}

/** To each sort of aim: the ways that somebody had to it, each with its words. */
function WaysHad({ id }: { readonly id: string }) {
  const { whatIf } = useTexts();
  const waysTo = useWaysTo();
  const { kinds } = useWords();
  return (
    <p className={styles.ways}>
      {kinds
        .filter(({ aim }) => aim)
        .map(({ name, pluralLabel }) => (
          <Link key={name} href={waysTo(id, name)}>
            {whatIf.waysHad(pluralLabel)}
          </Link>
        ))}
    </p>
  );
}
