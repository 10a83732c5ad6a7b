import type { ChainQuery, RelationsQuery } from "../data/operations.ts";
import type { Referred } from "../data/referred.ts";
import { EntityName } from "../parts/entity.tsx";
import { Quote, type Quoted } from "../parts/quote.tsx";
import { Reason } from "../parts/reason.tsx";
import { useTexts } from "../texts/texts.ts";
import styles from "./card.module.css";
import { quotesOf, Steps } from "./steps.tsx";

type LinkOf = RelationsQuery["links"][number];

interface PairCardProps {
  readonly link: LinkOf;
  readonly other: Referred;
}

/** What links two entities, relation by relation, with who says so and in which words; where nothing does, why. */
export function PairCard({ link, other }: PairCardProps) {
  const { matrix } = useTexts();
  if (link.absence === null) {
    return (
      <section>
        <Steps start={link.of} steps={link.steps} level="h2" />
      </section>
    );
  }
  return (
    <section>
      <h2 className={styles.sentence}>
        <EntityName entity={link.of} /> <em>{matrix.empty}</em> <EntityName entity={other} />
      </h2>
      <p className={styles.absence}>
        <Reason of={link.absence} />.
      </p>
      {link.absence.evidence.map((one) => (
        <Quote key={`${one.document.id} ${one.start}-${one.end}`} quoted={one} isBelow />
      ))}
    </section>
  );
}

/** The chain that links two entities where no relation does, step by step; nothing where there is none. */
export function ChainCard({ links }: ChainQuery) {
  const { picked } = useTexts();
  return links
    .filter(({ steps }) => steps.length > 0)
    .map(({ of, steps }) => (
      <section key={of.id} className={styles.group}>
        <h3>{picked.over(steps.length)}</h3>
        <Steps start={of} steps={steps} level="h4" />
      </section>
    ));
}

/** The words of what a pair's card shows, in its order. */
export function quotesOfLink({ steps, absence }: LinkOf): readonly Quoted[] {
  return [...quotesOf(steps), ...(absence?.evidence ?? [])];
}
