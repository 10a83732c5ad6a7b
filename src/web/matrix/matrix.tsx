import { useMemo } from "react";
import { useAddress } from "../address.ts";
import { useAnswer } from "../data/answer.ts";
import { endsOf } from "../data/ends.ts";
import type { Axes } from "../data/opening-axes.ts";
import { called } from "../data/operation.ts";
import { Matrix as MatrixQuery } from "../data/operations.ts";
import { useWords } from "../data/words.ts";
import { Behind } from "../parts/behind.tsx";
import { Answered } from "../parts/standing.tsx";
import { useLanguage, useTexts } from "../texts/texts.ts";
import { axesIn } from "./axes.ts";
import { AxesChoice } from "./axes-choice.tsx";
import { Grid } from "./grid.tsx";
import styles from "./matrix.module.css";

/** Entities of a kind by those of another: where something links them, how firmly, and where nothing is recorded, why. */
export function Matrix() {
  const { matrix } = useTexts();
  const words = useWords();
  const address = useAddress();
  const axes = useMemo(() => axesIn(address, words), [address, words]);
  return (
    <section className={styles.matrix}>
      <h1>{matrix.caption(words.many(axes.rows), words.many(axes.columns))}</h1>
      <AxesChoice axes={axes} />
      <MatrixOf axes={axes} />
    </section>
  );
}

/** The matrix itself, with the question behind it. */
export function MatrixOf({ axes }: { readonly axes: Axes }) {
  const words = useWords();
  const { get } = useAddress();
  const lang = useLanguage();
  const [rows, columns] = [words.kind(axes.rows), words.kind(axes.columns)];
  const basis = get("basis");
  const strategy = get("strategy");
  const variables =
    rows === null || columns === null
      ? null
      : {
          rows: endsOf(rows, { strategy, only: axes.only }),
          columns: endsOf(columns, { strategy }),
          ...(axes.pattern !== null ? { pattern: axes.pattern } : axes.via.length > 0 ? { via: axes.via } : {}),
          ...(basis === "STATED" ? { where: { basis: { eq: "STATED" as const } } } : {}),
          lang,
        };
  const operation = useMemo(
    () => (rows === null || columns === null ? MatrixQuery : called(MatrixQuery, rows.plural, "by", columns.plural)),
    [rows, columns],
  );
  const asked = useAnswer(operation, variables);
  return (
    <>
      <Answered asked={asked}>{({ coverage }) => <Grid coverage={coverage} axes={axes} />}</Answered>
      {variables !== null && <Behind as="matrix" operation={operation} variables={variables} />}
    </>
  );
}
