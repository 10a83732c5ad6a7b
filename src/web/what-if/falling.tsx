import { Link } from "wouter";
import { useAddress } from "../address.ts";
import { useWords } from "../data/words.ts";
import { Firm } from "../parts/basis.tsx";
import { EntityName, type Referred } from "../parts/entity.tsx";
import { Quote } from "../parts/quote.tsx";
import { useTexts } from "../texts/texts.ts";
import { Drawing } from "./drawing.tsx";
import { drawingOf, type Fallen, type LossOf } from "./falls.ts";
import styles from "./what-if.module.css";

interface FallingProps {
  readonly without: readonly { readonly id: string; readonly name: string }[];
  readonly fallen: Fallen;
}

/** What falls without some entities: drawn, and as lists of who loses what, with the words behind each relation that falls. */
export function Falling({ without, fallen }: FallingProps) {
  const { whatIf } = useTexts();
  const words = useWords();
  const { onlyOnes, onlyStated, cutOff } = fallen;
  if (onlyOnes.length + onlyStated.length + cutOff.length === 0) return <p>{whatIf.nothing}</p>;
  const aims = words.kinds.filter(({ aim }) => aim).map(({ pluralLabel }) => pluralLabel);
  const isAim = (kind: string) => words.kind(kind)?.aim === true;
  return (
    <>
      <p className={styles.counts}>
        {onlyOnes.length > 0 && <span>{whatIf.lose(onlyOnes.length)}</span>}
        {onlyStated.length > 0 && <span>{whatIf.loseStated(onlyStated.length)}</span>}
        {cutOff.length > 0 && <span>{whatIf.cut(cutOff.length)}</span>}
      </p>
      <Drawing drawing={drawingOf(without, fallen, isAim, whatIf.everyAim(aims.join(", ")))} />
      <Losses title={whatIf.onlyOnes} losses={onlyOnes} />
      <Losses title={whatIf.onlyStated} losses={onlyStated} />
      {cutOff.length > 0 && <CutOff entities={cutOff} aims={aims.join(", ")} />}
    </>
  );
}

function Losses({ title, losses }: { readonly title: string; readonly losses: readonly LossOf[] }) {
  if (losses.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      <ul className={styles.losses}>
        {losses.map((loss) => (
          <li key={loss.entity.id} className={styles.loss}>
            <h3>
              <EntityName entity={loss.entity} withKind />
            </h3>
            <p className={styles.summary}>
              <bdi>{loss.summary}.</bdi>
            </p>
            <ul className={styles.relations}>
              {loss.lost.map((service) => (
                <Falls key={service.properties.id} service={service} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A relation that falls. */
function Falls({ service: { reading, properties } }: { readonly service: LossOf["lost"][number] }) {
  const { here, get } = useAddress();
  const { id, evidence, ...firmness } = properties;
  return (
    <li data-basis={firmness.basis}>
      <Link
        className={styles.reading}
        href={here({ pick: id, source: null })}
        aria-current={get("pick") === id ? "true" : undefined}
      >
        <bdi>{reading}</bdi>
      </Link>{" "}
      <Firm {...firmness} />
      {evidence.map((one) => (
        <Quote key={`${one.document.id} ${one.start}-${one.end}`} quoted={one} />
      ))}
    </li>
  );
}

function CutOff({ entities, aims }: { readonly entities: readonly Referred[]; readonly aims: string }) {
  const { whatIf } = useTexts();
  return (
    <section className={styles.section}>
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
