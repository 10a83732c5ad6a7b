import { Link } from "wouter";
import { useAddress } from "../address.ts";
import { useWords } from "../data/words.ts";
import { Firm } from "../parts/basis.tsx";
import { EntityName } from "../parts/entity.tsx";
import { Quote } from "../parts/quote.tsx";
import { useTexts } from "../texts/texts.ts";
import { Consequences } from "./in-words.tsx";
import type { Concerned, Line, Standing } from "./touching.ts";
import styles from "./what-if.module.css";

/** As many of a list as are shown at first; the others are a press away. */
const few = 9;

interface ListProps {
  readonly standing: Standing;
  readonly title: string;
  readonly means: string;
  readonly of: readonly Concerned[];
  readonly aims: string;
  readonly leftOut?: number;
}

/** Who stands alike, where a source states it apart from where it is inferred, each with the sentences. */
export function ConcernedList({ standing, title, means, of, aims, leftOut = 0 }: ListProps) {
  const { basis: names, picked } = useTexts();
  if (of.length === 0) return null;
  // who has no relation that goes is known by its ways alone
  const parts = [
    { basis: "STATED", name: names.STATED },
    { basis: "INFERRED", name: names.INFERRED },
    { basis: undefined, name: null },
  ].map((part) => ({ ...part, some: of.filter(({ lines }) => lines[0]?.basis === part.basis) }));
  return (
    <section id={standing} className={styles.section}>
      <h2>{title}</h2>
      <p className={styles.summary}>{means}</p>
      {parts
        .filter(({ some }) => some.length > 0)
        .map(({ basis, name, some }) => (
          <div key={basis ?? ""}>
            {name !== null && <h3 className={styles.basis}>{name}</h3>}
            <Cards of={some.slice(0, few)} aims={aims} />
            {some.length > few && (
              <details>
                <summary>{picked.more(some.length - few)}</summary>
                <Cards of={some.slice(few)} aims={aims} />
              </details>
            )}
          </div>
        ))}
      {leftOut > 0 && <p>{picked.more(leftOut)}</p>}
    </section>
  );
}

function Cards({ of, aims }: Pick<ListProps, "of" | "aims">) {
  return (
    <ul className={styles.cards}>
      {of.map((one) => (
        <li key={one.entity.id} className={styles.card} data-standing={one.standing}>
          <p className={styles.who}>
            <EntityName entity={one.entity} withKind />
          </p>
          <p className={styles.consequence}>
            <Consequences of={one} aims={aims} />
          </p>
          {one.lines.length > 0 && (
            <ul className={styles.relations}>
              {one.lines.map((line) => (
                <Goes key={line.pick} line={line} />
              ))}
            </ul>
          )}
          {one.isCutOff && <WaysHad id={one.entity.id} />}
        </li>
      ))}
    </ul>
  );
}

/** A relation that goes, which leads to its words. */
function Goes({ line: { pick, reading, evidence, ...firmness } }: { readonly line: Line }) {
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
        <Quote key={`${one.document.id} ${one.start}-${one.end}`} quoted={one} basis={firmness.basis} />
      ))}
    </li>
  );
}

/** To each sort of aim: the ways that somebody had to it, each with its words. */
function WaysHad({ id }: { readonly id: string }) {
  const { whatIf } = useTexts();
  const waysTo = useWaysTo();
  const { kinds } = useWords();
  return (
    <p className={styles.ways}>
      {kinds
        .filter(({ aim }) => aim)
        .map(({ name, pluralLabel }) => (
          <Link key={name} href={waysTo(id, name)}>
            {whatIf.waysHad(pluralLabel)}
          </Link>
        ))}
    </p>
  );
}

/** The address of the ways from somebody to all of a kind, over whatever serves whatever. */
export function useWaysTo(): (id: string, kind: string) => string {
  const { to } = useAddress();
  const { relations } = useWords();
  const via = relations.filter(({ serves }) => serves !== null).map(({ name }) => name);
  return (id, kind) => to("/paths", { from: id, to: kind, via, pick: null, source: null });
}
