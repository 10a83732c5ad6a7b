import { useId } from "react";
import { Link } from "wouter";
import { useAddress } from "../address.ts";
import { useWords } from "../data/words.ts";
import { Name } from "../parts/name.tsx";
import { Answered } from "../parts/standing.tsx";
import { useTexts } from "../texts/texts.ts";
import styles from "./graph.module.css";
import { type Facet, type Hidden, hide, notSaid, showAll } from "./looked.ts";
import { widthFor } from "./looks.ts";
import type { Counts } from "./shown.ts";
import type { Colouring } from "./use-colours.ts";

interface Row {
  readonly value: string;
  readonly label: string;
  readonly sign: React.ReactNode;
  readonly count: number;
  readonly meaning?: string;
}

interface LegendProps {
  readonly counts: Counts;
  readonly hidden: Hidden;
  readonly colouring: Colouring;
}

const bases = ["STATED", "INFERRED"] as const;
const commitments = ["DISCUSSED", "PROPOSED", "PLANNED", "COMMITTED", "IN_FORCE", "DONE"] as const;

/** What colours, lines and their widths mean; each of them is left out and brought back here. */
export function Legend({ counts, hidden, colouring }: LegendProps) {
  const { graph, basis, commitment, stages } = useTexts();
  const words = useWords();
  const { here } = useAddress();
  const row = (facet: Facet, value: string, label: string, sign: React.ReactNode, meaning?: string): readonly Row[] => {
    const count = counts[facet].get(value) ?? 0;
    // what was hidden before another graph came can be brought back in it
    return count === 0 && !hidden[facet].has(value)
      ? []
      : [{ value, label, sign, count, ...(meaning === undefined ? {} : { meaning }) }];
  };
  const isByKind = colouring.communities.length === 0;
  const kinds = words.kinds.flatMap(({ name, pluralLabel }) =>
    row("kind", name, pluralLabel, isByKind ? <Dot colour={colouring.ofKind(name)} /> : null),
  );
  const ofBases = bases.flatMap((one) =>
    row("basis", one, basis[one], <Line width={2} isDashed={one === "INFERRED"} />),
  );
  const ofStages = [
    ...commitments.flatMap((one) =>
      row("commitment", one, commitment[one], <Line width={widthFor(one)} />, stages[one]),
    ),
    ...row("commitment", notSaid, graph.notSaid, <Line width={widthFor(null)} />),
  ];
  const relations = words.relations.flatMap(({ name, reading }) => row("relation", name, reading.out, null));
  const isAnyHidden = Object.values(hidden).some(({ size }) => size > 0);
  return (
    <div className={styles.facets}>
      {isAnyHidden && (
        <p>
          <Link href={here(showAll)}>{graph.showAll}</Link>
        </p>
      )}
      {colouring.asked !== null && (
        <Answered asked={colouring.asked}>
          {() => (
            <section>
              <h2>{graph.colours.community}</h2>
              <ul className={styles.communities}>
                {colouring.communities.map(({ colour, size, around }) => (
                  <li key={around.id}>
                    <Dot colour={colour} />
                    <Link href={here({ pick: around.id, source: null })}>
                      {graph.community} <Name of={around} />
                    </Link>
                    <span className={styles.count}>{size}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </Answered>
      )}
      <Group facet="kind" title={graph.kinds} rows={kinds} hidden={hidden} />
      <Group facet="basis" title={graph.basis} rows={ofBases} hidden={hidden} />
      <Group facet="commitment" title={graph.commitment} rows={ofStages} hidden={hidden} />
      <Group facet="relation" title={graph.relations} rows={relations} hidden={hidden} />
    </div>
  );
}

interface GroupProps {
  readonly facet: Facet;
  readonly title: string;
  readonly rows: readonly Row[];
  readonly hidden: Hidden;
}

function Group({ facet, title, rows, hidden }: GroupProps) {
  const { graph } = useTexts();
  const { here, go } = useAddress();
  const id = useId();
  if (rows.length === 0) return null;
  const values = rows.map(({ value }) => value);
  const isNoneHidden = values.every((value) => !hidden[facet].has(value));
  return (
    <fieldset className={styles.group} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {rows.length > 2 && (
        <Link className={styles.every} href={here(hide(hidden, facet, values, isNoneHidden))}>
          {isNoneHidden ? graph.hideAll(title) : graph.showAllOf(title)}
        </Link>
      )}
      {rows.map(({ value, label, sign, count, meaning }) => (
        <label key={value} className={styles.row}>
          <input
            type="checkbox"
            checked={!hidden[facet].has(value)}
            onChange={({ target }) => go(here(hide(hidden, facet, [value], !target.checked)))}
          />
          {sign}
          <span className={styles.value}>
            {label}
            {meaning !== undefined && <small>{meaning}</small>}
          </span>
          <span className={styles.count}>{count}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Dot({ colour }: { readonly colour: string }) {
  return <span className={styles.dot} style={{ backgroundColor: colour }} aria-hidden="true" />;
}

function Line({ width, isDashed = false }: { readonly width: number; readonly isDashed?: boolean }) {
  return (
    <span
      className={styles.line}
      style={{ borderBlockStartWidth: `${width}px`, borderBlockStartStyle: isDashed ? "dashed" : "solid" }}
      aria-hidden="true"
    />
  );
}
