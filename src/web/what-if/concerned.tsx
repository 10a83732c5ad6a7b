import type { Named } from "../data/referred.ts";
import { useTexts } from "../texts/texts.ts";
import { Cards } from "./cards.tsx";
import type { Concerned, Standing } from "./touching.ts";
import styles from "./what-if.module.css";

interface ListProps {
  readonly standing: Standing;
  readonly of: readonly Concerned[];
  readonly without: ReadonlyMap<string, Named>;
  readonly aims: string;
  readonly leftOut: number;
}

/** Who stands alike, where a source states it apart from where it is inferred, each with the sentences. */
export function ConcernedList({ standing, of, without, aims, leftOut }: ListProps) {
  const { basis: names, picked, whatIf } = useTexts();
  if (of.length === 0) return null;
  // who is cut off is known by a way, each relation of which tells how firm it is
  const basisOf = ({ lines, inTurn }: Concerned) =>
    standing === "cutOff" ? undefined : (inTurn[0]?.servedBy[0] ?? lines[0])?.basis;
  const parts = [
    { basis: "STATED", name: names.STATED },
    { basis: "INFERRED", name: names.INFERRED },
    { basis: undefined, name: null },
  ].map((part) => ({ ...part, some: of.filter((one) => basisOf(one) === part.basis) }));
  return (
    <section id={standing} className={styles.section}>
      <h2>{whatIf.titles[standing](aims)}</h2>
      <p className={styles.summary}>{whatIf.means[standing](aims)}</p>
      {parts
        .filter(({ some }) => some.length > 0)
        .map(({ basis, name, some }) => (
          <div key={basis ?? ""}>
            {name !== null && <h3 className={styles.basis}>{name}</h3>}
            <Cards of={some} without={without} aims={aims} />
          </div>
        ))}
      {leftOut > 0 && <p>{picked.more(leftOut)}</p>}
    </section>
  );
}
