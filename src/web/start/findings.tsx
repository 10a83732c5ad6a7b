import type { FindingsQuery } from "../data/operations.ts";
import { EntityName } from "../parts/entity.tsx";
import { Prose } from "../parts/prose.tsx";
import { Quote } from "../parts/quote.tsx";
import { Reason } from "../parts/reason.tsx";
import { serviceLanguage, useTexts } from "../texts/texts.ts";
import styles from "./start.module.css";

/** What the rules find, each with what it is about and the words behind what is recorded. */
export function FindingList({ findings }: { readonly findings: FindingsQuery["findings"] }) {
  const { start, severity } = useTexts();
  if (findings.length === 0) return <p>{start.noFindings}</p>;
  return (
    <ul className={styles.findings}>
      {findings.map(({ id, severity: level, sentence, rule, entities, evidence, absence }) => (
        <li key={id} data-severity={level}>
          <p className={styles.about}>
            <b className={styles.severity}>{severity[level] ?? level}</b>
            {entities.map((entity) => (
              <EntityName key={entity.id} entity={entity} withKind />
            ))}
          </p>
          <p className={styles.sentence} title={sentence} lang={serviceLanguage}>
            {sentence}
          </p>
          <details lang={serviceLanguage}>
            <summary>{rule.title}</summary>
            <p>
              <Prose text={rule.description} />
            </p>
            {absence.map((one) => (
              <p key={one.sentence}>
                <Reason of={one} />.
              </p>
            ))}
            {evidence.map((one) => (
              <Quote key={`${one.document.id} ${one.start}-${one.end}`} quoted={one} />
            ))}
          </details>
        </li>
      ))}
    </ul>
  );
}
