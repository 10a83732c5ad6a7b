import type { RelationsQuery } from "../data/operations.ts";
import type { Referred } from "../data/referred.ts";
import { useWords } from "../data/words.ts";
import { Firm } from "../parts/basis.tsx";
import { EntityName } from "../parts/entity.tsx";
import { Quote, type Quoted } from "../parts/quote.tsx";
import { useTexts } from "../texts/texts.ts";
import styles from "./card.module.css";

export type Step = RelationsQuery["links"][number]["steps"][number];
type Claim = Step["properties"]["claims"][number];

interface StepsProps {
  readonly start: Referred;
  readonly steps: readonly Step[];
  /** Of which each step has a heading. */
  readonly level: "h2" | "h4";
}

/** Relations gone over one after the other, each a sentence, with who says so and in which words. */
export function Steps({ start, steps, level: Heading }: StepsProps) {
  const words = useWords();
  const nodes = [start, ...steps.map(({ node }) => node)];
  return steps.map((step, at) => {
    const [before, after] = [nodes[at], nodes[at + 1]];
    if (before === undefined || after === undefined) return null;
    return (
      <div key={step.properties.id}>
        <Heading className={styles.sentence}>
          <EntityName entity={before} /> <em>{words.reading(step.relation, step.direction)}</em>{" "}
          <EntityName entity={after} />
        </Heading>
        <Firm {...step.properties} />
        {step.properties.claims.map((claim) => (
          <ClaimOf key={claim.document.id} claim={claim} />
        ))}
      </div>
    );
  });
}

/** The words of steps, in the order in which they are shown. */
export function quotesOf(steps: readonly Step[]): readonly Quoted[] {
  return steps.flatMap(({ properties }) => properties.claims.flatMap(({ evidence }) => evidence));
}

function ClaimOf({ claim }: { readonly claim: Claim }) {
  const { picked, commitment } = useTexts();
  const words = useWords();
  const { annotator, reviewer, attributedTo, qualifier, note, reasoning, alternatives } = claim;
  return (
    <article className={styles.claim}>
      {claim.evidence.map((one) => (
        <Quote key={`${one.document.id} ${one.start}-${one.end}`} quoted={one} basis={claim.basis} />
      ))}
      {reasoning !== null && (
        <p className={styles.reasoning}>
          <b>{picked.reasoning}:</b> {reasoning}
        </p>
      )}
      {claim.commitment !== null && claim.commitmentEvidence.length > 0 && (
        <p className={styles.quiet}>
          {commitment[claim.commitment]}:{" "}
          {claim.commitmentEvidence.map(({ quote, start }) => (
            <q key={start} dir="auto">
              {quote}
            </q>
          ))}
        </p>
      )}
      {qualifier !== null && <p className={styles.quiet}>“{qualifier}”</p>}
      {note !== null && <p className={styles.quiet}>{note}</p>}
      {alternatives.length > 0 && (
        <details className={styles.quiet}>
          <summary>{picked.otherReadings}</summary>
          <ul>
            {alternatives.map((one) => (
              <li key={one.reasoning}>
                {[one.from?.name, one.relation === null ? null : words.reading(one.relation), one.to?.name]
                  .filter((part) => part !== null && part !== undefined)
                  .join(" ")}
                {": "}
                {one.reasoning}
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className={styles.quiet}>
        {picked.readBy(annotator)}, {reviewer === null ? picked.notReviewed : picked.reviewedBy(reviewer)}
        {attributedTo !== null && `, ${picked.attributedTo(attributedTo.name)}`}
        {". "}
        {claim.document.name}
      </p>
    </article>
  );
}
