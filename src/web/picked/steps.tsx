import type { Referred } from "../data/referred.ts";
import { useWords } from "../data/words.ts";
import { Firm } from "../parts/basis.tsx";
import { EntityName } from "../parts/entity.tsx";
import type { Quoted } from "../parts/quote.tsx";
import styles from "./card.module.css";
import { ClaimOf, type Step } from "./claim.tsx";

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
  return steps.map(({ relation, direction, properties }, at) => {
    const [before, after] = [nodes[at], nodes[at + 1]];
    if (before === undefined || after === undefined) return null;
    const [from, to] = direction === "IN" ? [after, before] : [before, after];
    return (
      <div key={properties.id}>
        <Heading className={styles.sentence}>
          <EntityName entity={before} /> <em>{words.reading(relation, direction)}</em> <EntityName entity={after} />
        </Heading>
        {properties.claims.length > 1 && <Firm {...properties} />}
        {properties.claims.map((claim) => (
          <ClaimOf key={claim.document.id} claim={claim} of={{ from, relation, to }} />
        ))}
      </div>
    );
  });
}

/** The words of steps, in the order in which they are shown. */
export function quotesOf(steps: readonly Step[]): readonly Quoted[] {
  return steps.flatMap(({ properties }) => properties.claims.flatMap(({ evidence }) => evidence));
}
