import { useAddress } from "../address.ts";
import type { AnswerColumn, AnswerRow, AnswerTable } from "../data/answer-table.ts";
import type { Question } from "../data/questions.ts";
import { Several } from "../parts/several.tsx";
import { serviceLanguage, useLanguage, useTexts } from "../texts/texts.ts";
import { QuotedIn, Value } from "./answer-cells.tsx";
import { type Column, Grid } from "./grid.tsx";
import { Head } from "./head.tsx";
import { choosable, hasQuotes, quotesIn, saidOfOne, saidWords, shownColumns, wordsColumn } from "./question-columns.ts";
import { inOrder, type Sorted, sortedBy, sortIn } from "./sort.ts";
import styles from "./table.module.css";

/** Characters past which a value wants room. */
const long = 24;

/** The answer to a saved question as rows, of which columns are chosen and sorted. */
export function QuestionRows({ question, table }: { readonly question: Question; readonly table: AnswerTable }) {
  const { table: texts } = useTexts();
  const { all, get, here, go } = useAddress();
  const language = useLanguage();
  const chosen = all("column");
  const shown = shownColumns(table, chosen);
  const sort = sortIn(get("sort"));
  const by = table.columns.findIndex(({ name }) => name === sort?.field);
  const rows = sort === null || by < 0 ? table.rows : inOrder(table.rows, ({ cells }) => cells[by], sort, language);
  const options = choosable(table).map(({ name, heading, description }) => ({
    id: name,
    label: heading,
    ...(description === null ? {} : { description }),
  }));
  return (
    <>
      <div className={styles.folded}>
        <Several
          label={texts.columns}
          none={texts.nameOnly}
          options={hasQuotes(table) ? [{ id: wordsColumn, label: texts.words }, ...options] : options}
          chosen={shown}
          onChoose={(ids) => go(here({ column: ids.length === 0 ? "" : ids }))}
          usual={chosen.length === 0 ? null : { label: texts.usual, choose: () => go(here({ column: null })) }}
        />
      </div>
      <p className={styles.counts}>{texts.rows(rows.length)}</p>
      <Grid label={question.title} columns={columnsOf(table, shown, sort, texts.words)} rows={rows} />
    </>
  );
}

function columnsOf(
  table: AnswerTable,
  shown: readonly string[],
  sort: Sorted | null,
  words: string,
): readonly Column<AnswerRow>[] {
  const isNamed = table.columns.filter(({ holds }) => holds === "quote").length > 1;
  return shown.flatMap((name): Column<AnswerRow> | [] => {
    if (name === wordsColumn) {
      const cell = (row: AnswerRow) => <QuotedIn words={quotesIn(table, row)} isNamed={isNamed} />;
      return { id: name, head: words, cell, says: (row) => saidWords(quotesIn(table, row)) };
    }
    const at = table.columns.findIndex((one) => one.name === name);
    const column = table.columns[at];
    if (column === undefined) return [];
    const isWide = table.rows.some(({ cells }) => String(cells[at] ?? "").length > long);
    return {
      id: name,
      head: <Head field={name} label={labelOf(column)} sort={sort} />,
      ...sortedBy(name, sort),
      cell: (row) => (
        <div className={isWide ? styles.wide : undefined}>
          <Value
            value={row.cells[at] ?? null}
            type={column.type}
            shows={row.shows[at] ?? null}
            language={row.languages[at] ?? null}
          />
        </div>
      ),
      says: (row) => saidOfOne(row, at),
    };
  });
}

function labelOf({ heading, description }: AnswerColumn) {
  return (
    <span title={description ?? undefined} lang={serviceLanguage}>
      {heading}
    </span>
  );
}
