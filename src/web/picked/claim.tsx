import type { RelationsQuery } from "../data/operations.ts";
import type { Referred } from "../data/referred.ts";
import { useWords } from "../data/words.ts";
import { Firm } from "../parts/basis.tsx";
import { EntityName } from "../parts/entity.tsx";
import { Quote } from "../parts/quote.tsx";
import { useTexts } from "../texts/texts.ts";
import styles from "./card.module.css";

/** Relations gone over from one end to the other, each with what is claimed of it. */
export type Step = RelationsQuery["links"][number]["steps"][number];
type Claim = Step["properties"]["claims"][number];

/** A relation as it is recorded, along its own way. */
export interface Claimed {
  readonly from: Referred;
  readonly relation: string;
  readonly to: Referred;
}

interface ClaimProps {
  readonly claim: Claim;
  readonly of: Claimed;
}

/** Who says a relation, how firmly and why, in which words, and what these may mean instead. */
export function ClaimOf({ claim, of }: ClaimProps) {
  const { picked, commitment } = useTexts();
  const { annotator, reviewer, attributedTo, qualifier, note, reasoning, alternatives } = claim;
  return (
    <article className={styles.claim}>
      <p className={styles.firm}>
        <Firm {...claim} />{" "}
        {reasoning !== null && (
          <span>
            <b>{picked.reasoning}:</b> {reasoning}
          </span>
        )}
      </p>
      {claim.evidence.map((one) => (
        <Quote key={`${one.document.id} ${one.start}-${one.end}`} quoted={one} basis={claim.basis} isBelow />
      ))}
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
      {alternatives.map((one) => (
        <p key={one.reasoning} className={styles.quiet}>
          {picked.otherReading}: <Sentence {...of} {...told(one)} />, {picked.because} {one.reasoning}.
        </p>
      ))}
      {qualifier !== null && <p className={styles.quiet}>“{qualifier}”</p>}
      {note !== null && <p className={styles.quiet}>{note}</p>}
      <p className={styles.quiet}>
        {picked.readBy(annotator)}, {reviewer === null ? picked.notReviewed : picked.reviewedBy(reviewer)}
        {attributedTo !== null && `, ${picked.attributedTo(attributedTo.name)}`}
        {". "}
        {claim.document.name}
      </p>
    </article>
  );
}

/** What another reading has of its own; the rest is as the claim has it. */
function told({ from, relation, to }: Claim["alternatives"][number]): Partial<Claimed> {
  return {
    ...(from === null ? {} : { from }),
    ...(relation === null ? {} : { relation }),
    ...(to === null ? {} : { to }),
  };
}

function Sentence({ from, relation, to }: Claimed) {
  const words = useWords();
  return (
    <>
      <EntityName entity={from} /> {words.reading(relation)} <EntityName entity={to} />
    </>
  );
}
