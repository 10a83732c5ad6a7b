import type { ReactNode } from "react";
import { Link } from "wouter";
import { useAddress } from "../address.ts";
import { useWords } from "../data/words.ts";
import { Firm } from "../parts/basis.tsx";
import { EntityName } from "../parts/entity.tsx";
import { Quote } from "../parts/quote.tsx";
import { useTexts } from "../texts/texts.ts";
import type { Line, Touching } from "./touching.ts";
import styles from "./what-if.module.css";

interface ByBasisProps {
  readonly id: string;
  readonly title: string;
  readonly means: string;
  readonly touched: readonly Touching[];
  readonly children?: ReactNode;
}

/** Who is touched, what a source states apart from what is inferred, each with the sentences. */
export function ByBasis({ id, title, means, touched, children }: ByBasisProps) {
  const { basis: names } = useTexts();
  if (touched.length === 0) return null;
  return (
    <section id={id} className={styles.section}>
      <h2>{title}</h2>
      <p className={styles.summary}>{means}</p>
      {(["STATED", "INFERRED"] as const).map((basis) => {
        const some = touched.filter((one) => one.basis === basis);
        return (
          some.length > 0 && (
            <div key={basis}>
              <h3 className={styles.basis}>{names[basis]}</h3>
              <ul className={styles.losses}>
                {some.map(({ entity, from: _, ...line }) => (
                  <li key={line.pick} className={styles.loss}>
                    <p className={styles.touched}>
                      <EntityName entity={entity} withKind />
                    </p>
                    <ul className={styles.relations}>
                      <Falls line={line} />
                    </ul>
                  </li>
                ))}
              </ul>
            </div>
          )
        );
      })}
      {children}
    </section>
  );
}

/** A relation that falls, which leads to its words. */
export function Falls({ line: { pick, reading, evidence, ...firmness } }: { readonly line: Line }) {
  const { here, get } = useAddress();
  const { direction } = useWords();
  return (
    <li data-basis={firmness.basis}>
      <Link
        className={styles.reading}
        href={here({ pick, source: null })}
        aria-current={get("pick") === pick ? "true" : undefined}
      >
        <bdi dir={direction}>{reading}</bdi>
      </Link>{" "}
      <Firm {...firmness} />
      {evidence.map((one) => (
        <Quote key={`${one.document.id} ${one.start}-${one.end}`} quoted={one} />
      ))}
    </li>
  );
}
