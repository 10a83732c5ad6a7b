import { Link } from "wouter";
import { useAddress } from "../address.ts";
import { useAnswer } from "../data/answer.ts";
import { Criticality, type CriticalityQuery } from "../data/operations.ts";
import { useWords } from "../data/words.ts";
import { Behind } from "../parts/behind.tsx";
import { firstIn, More } from "../parts/more.tsx";
import { Name } from "../parts/name.tsx";
import { Answered } from "../parts/standing.tsx";
import { useLanguage, useTexts } from "../texts/texts.ts";
import { Cards } from "./cards.tsx";
import { fallenOf, standing } from "./falls.ts";
import { type Concerned, isLoss, keepsOthers, standings } from "./touching.ts";
import { useAims } from "./use-aims.ts";
import styles from "./what-if.module.css";

/** What rests on one entity alone, of a kind where one is chosen: those without which most is lost first, each with the words. */
export function Alone({ kind }: { readonly kind: string | null }) {
  const { whatIf } = useTexts();
  const address = useAddress();
  const variables = {
    first: firstIn(address),
    kinds: kind === null ? null : [kind],
    strategy: address.get("strategy"),
    lang: useLanguage(),
  };
  const asked = useAnswer(Criticality, variables);
  return (
    <>
      <Answered asked={asked}>
        {({ criticality, all }) => {
          // those without which the graph only comes apart are the last
          const count = all.filter(({ onlyOnes, onlyStated, cutOff }) => onlyOnes + onlyStated + cutOff > 0).length;
          const shown = criticality.slice(0, count);
          return (
            <>
              <p className={styles.answer}>{count === 0 ? whatIf.noneAlone : whatIf.alone(count)}</p>
              {count > 0 && <p className={styles.summary}>{whatIf.means.onlyOnes()}</p>}
              {shown.map((one, at) => (
                <Carries key={one.entity.id} one={one} isFirst={at === 0} />
              ))}
              {shown.length < count && <More shown={shown.length} all={count} />}
            </>
          );
        }}
      </Answered>
      <Behind operation={Criticality} variables={variables} />
    </>
  );
}

/** What one entity carries alone; its name leads to all that it concerns that it is taken out. */
function Carries({
  one: { entity, whatIf: falls },
  isFirst,
}: {
  readonly one: CriticalityQuery["criticality"][number];
  readonly isFirst: boolean;
}) {
  const { whatIf } = useTexts();
  const { here, get } = useAddress();
  const words = useWords();
  const aims = useAims();
  const fallen = fallenOf({ without: [entity.id], strategy: get("strategy") }, { whatIf: falls });
  const counts = standings.flatMap((as) => {
    const count = standing(fallen, as).length;
    return count === 0 ? [] : [whatIf.counts[as](count, aims)];
  });
  const whole = here({ without: entity.id, kind: null, first: null, pick: null, source: null });
  const shown = { without: new Map([[entity.id, entity]]), aims };
  const lost = fallen.concerned.filter((one) => isLoss(one.standing));
  const inTurn = standing(fallen, "inTurn");
  const keeping = inTurn.filter(keepsOthers);
  return (
    <section className={styles.section}>
      <h2 className={styles.carries}>
        <Link href={whole}>
          <Name of={entity} />
        </Link>{" "}
        <small>{words.one(entity.kind)}</small>
      </h2>
      <p className={styles.summary}>{whatIf.withoutIt(counts.join("; "))}</p>
      <Cards of={lost.filter((one) => one.standing !== "cutOff")} {...shown} />
      <Cards of={lost.filter((one) => one.standing === "cutOff")} {...shown} />
      {inTurn.length > 0 && (
        <details open={isFirst || inTurn.some((one) => isPickedIn(one, get("pick")))}>
          <summary className={styles.inTurn}>
            <h3>{whatIf.titles.inTurn()}</h3> <small>{inTurn.length}</small>
          </summary>
          <p className={styles.summary}>{whatIf.means.inTurn()}</p>
          <Cards of={inTurn.filter((one) => !keepsOthers(one))} {...shown} />
          {keeping.length > 0 && (
            <details>
              <summary>{whatIf.keeping(keeping.length)}</summary>
              <Cards of={keeping} {...shown} />
            </details>
          )}
        </details>
      )}
      <p>
        <Link href={whole}>{whatIf.further}</Link>
      </p>
    </section>
  );
}

function isPickedIn({ inTurn }: Concerned, pick: string | null): boolean {
  return inTurn.some(({ servedBy }) => servedBy.some((one) => one.pick === pick));
}
