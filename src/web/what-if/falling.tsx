import type { Referred } from "../data/referred.ts";
import { useWords } from "../data/words.ts";
import { EntityName } from "../parts/entity.tsx";
import { serviceLanguage, useTexts } from "../texts/texts.ts";
import { Drawing } from "./drawing.tsx";
import { drawingOf, type Fallen, type LossOf } from "./falls.ts";
import { ByBasis, Falls } from "./touched.tsx";
import type { Line, Touching } from "./touching.ts";
import styles from "./what-if.module.css";

interface FallingProps {
  readonly without: readonly { readonly id: string; readonly name: string }[];
  readonly fallen: Fallen;
}

/** What falls without some entities: drawn, and as lists of who loses what, with the words behind each relation that falls. */
export function Falling({ without, fallen }: FallingProps) {
  const { whatIf, picked } = useTexts();
  const words = useWords();
  const { onlyOnes, onlyStated, cutOff, touched, reached, leftOut } = fallen;
  const isNone = onlyOnes.length + onlyStated.length + cutOff.length === 0;
  if (isNone && touched.length + reached.length === 0) return <p>{whatIf.nothing}</p>;
  const aims = words.kinds.filter(({ aim }) => aim).map(({ pluralLabel }) => pluralLabel);
  const parts = [
    { part: "only-ones", count: onlyOnes.length, says: whatIf.lose },
    { part: "only-stated", count: onlyStated.length, says: whatIf.loseStated },
    { part: "cut-off", count: cutOff.length, says: (count: number) => whatIf.cut(count, aims.join(", ")) },
    { part: "touched", count: entitiesIn(touched), says: whatIf.touchedToo },
    { part: "reached", count: entitiesIn(reached), says: whatIf.reachedToo },
  ];
  const isAim = (kind: string) => words.kind(kind)?.aim === true;
  return (
    <>
      <ul className={styles.counts}>
        {parts
          .filter(({ count }) => count > 0)
          .map(({ part, count, says }) => (
            <li key={part}>
              <a href={`#${part}`}>{says(count)}</a>
            </li>
          ))}
      </ul>
      {isNone && <p>{whatIf.nothing}</p>}
      <Drawing drawing={drawingOf(without, fallen, isAim, whatIf.everyAim(aims.join(", ")))} />
      <Losses id="only-ones" title={whatIf.onlyOnes} losses={onlyOnes} />
      <Losses id="only-stated" title={whatIf.onlyStated} losses={onlyStated} />
      {cutOff.length > 0 && <CutOff entities={cutOff} aims={aims.join(", ")} />}
      <ByBasis id="touched" title={whatIf.touched} means={whatIf.touchedMeans} touched={touched}>
        {leftOut > 0 && <p>{picked.more(leftOut)}</p>}
      </ByBasis>
      <ByBasis id="reached" title={whatIf.reached} means={whatIf.reachedMeans} touched={reached} />
    </>
  );
}

/** Several relations of one are one that is touched. */
function entitiesIn(touched: readonly Touching[]): number {
  return new Set(touched.map(({ entity }) => entity.id)).size;
}

interface LossesProps {
  readonly id: string;
  readonly title: string;
  readonly losses: readonly LossOf[];
}

function Losses({ id, title, losses }: LossesProps) {
  if (losses.length === 0) return null;
  return (
    <section id={id} className={styles.section}>
      <h2>{title}</h2>
      <ul className={styles.losses}>
        {losses.map((loss) => (
          <li key={loss.entity.id} className={styles.loss}>
            <h3>
              <EntityName entity={loss.entity} withKind />
            </h3>
            <p className={styles.summary} lang={serviceLanguage}>
              <bdi dir="ltr">{loss.summary}.</bdi>
            </p>
            <ul className={styles.relations}>
              {loss.lost.map((service) => (
                <Falls key={service.properties.id} line={lineOf(service)} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function lineOf({ reading, properties: { id, ...firmness } }: LossOf["lost"][number]): Line {
  return { pick: id, reading, ...firmness };
}

function CutOff({ entities, aims }: { readonly entities: readonly Referred[]; readonly aims: string }) {
  const { whatIf } = useTexts();
  return (
    <section id="cut-off" className={styles.section}>
      <h2>{whatIf.cutOff}</h2>
      <p className={styles.summary}>{whatIf.cutOffMeans(aims)}</p>
      <ul className={styles.plain}>
        {entities.map((entity) => (
          <li key={entity.id}>
            <EntityName entity={entity} withKind />
          </li>
        ))}
      </ul>
    </section>
  );
}
