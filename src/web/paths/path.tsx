import { Link } from "wouter";
import { useAddress } from "../address.ts";
import type { PathsQuery } from "../data/operations.ts";
import { useWords } from "../data/words.ts";
import { Firm } from "../parts/basis.tsx";
import { EntityName } from "../parts/entity.tsx";
import { Quote } from "../parts/quote.tsx";
import { useTexts } from "../texts/texts.ts";
import styles from "./paths.module.css";

type PathOf = PathsQuery["pathsConnection"]["edges"][number]["node"];
type Step = PathOf["steps"][number];

/** A path as a sentence, how firm it is, and each of its steps with the words behind it. */
export function PathCard({ path, isOpen }: { readonly path: PathOf; readonly isOpen: boolean }) {
  const { paths } = useTexts();
  const words = useWords();
  const nodes = [path.start, ...path.steps.map(({ node }) => node)];
  return (
    <li className={styles.path}>
      <p className={styles.sentence}>
        <bdi dir={words.direction}>{path.reading}.</bdi>
      </p>
      <p className={styles.facts}>
        <span>{paths.length(path.length)}</span>
        <span>
          {paths.weakest}: <Firm {...path.weakest} commitment={path.commitment} />
        </span>
        <span>{path.inferredSteps === 0 ? paths.allStated : paths.inferred(path.inferredSteps)}</span>
      </p>
      <details open={isOpen}>
        <summary>{paths.steps}</summary>
        <ol className={styles.steps}>
          {path.steps.map((step, at) => {
            const before = nodes[at];
            return before === undefined ? null : <StepOf key={step.properties.id} step={step} before={before} />;
          })}
        </ol>
      </details>
    </li>
  );
}

function StepOf({ step, before }: { readonly step: Step; readonly before: PathOf["start"] }) {
  const { picked } = useTexts();
  const words = useWords();
  const { here, get } = useAddress();
  const { id, evidence, ...firmness } = step.properties;
  const isPicked = get("pick") === id;
  return (
    <li className={styles.step} data-basis={firmness.basis} data-picked={isPicked}>
      <p>
        <EntityName entity={before} withKind />{" "}
        <Link
          className={styles.relation}
          href={here({ pick: id, source: null })}
          aria-current={isPicked ? "true" : undefined}
        >
          {words.reading(step.relation, step.direction)}
        </Link>{" "}
        <EntityName entity={step.node} withKind />
      </p>
      <Firm {...firmness} />
      {evidence.length === 0 && <p className={styles.quiet}>{picked.quotes(0)}</p>}
      {evidence.map((one) => (
        <Quote key={`${one.document.id} ${one.start}-${one.end}`} quoted={one} basis={firmness.basis} pick={id} />
      ))}
    </li>
  );
}
