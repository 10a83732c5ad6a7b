import { Link } from "wouter";
import { useAddress } from "../address.ts";
import type { AnswerRow, AnswerTable } from "../data/answer-table.ts";
import { asVariables, type Question, questionAddress, saidOf, useAnswerAt } from "../data/questions.ts";
import { AnswerFiles } from "../parts/answer-files.tsx";
import { Prose } from "../parts/prose.tsx";
import { Several } from "../parts/several.tsx";
import { Answered } from "../parts/standing.tsx";
import { serviceLanguage, useLanguage, useTexts } from "../texts/texts.ts";
import { QuotedIn, Value } from "./answer-cells.tsx";
import { type Column, Grid } from "./grid.tsx";
import { Head } from "./head.tsx";
import { choosable, hasQuotes, quotesIn, shownColumns } from "./question-columns.ts";
import { inOrder, sortedBy, sortIn } from "./sort.ts";
import styles from "./table.module.css";
import { Variables } from "./variables.tsx";

/** The answer to a saved question as rows, with its variables. */
export function QuestionRows({ question }: { readonly question: Question }) {
  const { table: texts, source } = useTexts();
  const address = useAddress();
  const said = saidOf(question, address);
  const asked = useAnswerAt<AnswerTable>(questionAddress(question.name, "table", said));
  return (
    <>
      {question.description.map((line) => (
        <p key={line} className={styles.about} lang={serviceLanguage}>
          <Prose text={line} />
        </p>
      ))}
      <Variables key={question.name} question={question} said={said} />
      <Answered asked={asked}>
        {(table) => (
          <>
            {table.rows.length === 0 ? <p>{texts.noRows}</p> : <Shown question={question} table={table} />}
            {table.credits.map((credit) => (
              <p key={credit} className={styles.credit}>
                {source.credit}: {credit}
              </p>
            ))}
          </>
        )}
      </Answered>
      <AnswerFiles name={question.name} said={said}>
        <Link href={address.to("/graph", { question: question.name, ...asVariables(said) })}>{texts.asGraph}</Link>
      </AnswerFiles>
    </>
  );
}

/** Characters past which a value wants room. */
const long = 24;

function Shown({ question, table }: { readonly question: Question; readonly table: AnswerTable }) {
  const { table: texts } = useTexts();
  const { all, get, here, go } = useAddress();
  const language = useLanguage();
  const columns = shownColumns(table, all("column"));
  const sort = sortIn(get("sort"));
  const by = table.columns.findIndex(({ name }) => name === sort?.field);
  const rows = sort === null || by < 0 ? table.rows : inOrder(table.rows, ({ cells }) => cells[by], sort, language);
  const isWide = new Set(
    columns
      .filter(({ at }) => table.rows.some(({ cells }) => String(cells[at] ?? "").length > long))
      .map(({ at }) => at),
  );
  const isNamed = table.columns.filter(({ holds }) => holds === "quote").length > 1;
  const [first, ...others] = columns.map(
    ({ name, heading, description, type, at }): Column<AnswerRow> => ({
      id: name,
      head: (
        <Head
          field={name}
          label={
            <span title={description ?? undefined} lang={serviceLanguage}>
              {heading}
            </span>
          }
          sort={sort}
        />
      ),
      ...sortedBy(name, sort),
      cell: ({ cells, shows }) => (
        <div className={isWide.has(at) ? styles.wide : undefined}>
          <Value value={cells[at] ?? null} type={type} shows={shows[at] ?? null} />
        </div>
      ),
    }),
  );
  const words: Column<AnswerRow> = {
    id: ">words",
    head: texts.words,
    cell: (row) => <QuotedIn words={quotesIn(table, row)} isNamed={isNamed} />,
  };
  return (
    <>
      <div className={styles.folded}>
        <Several
          label={texts.columns}
          none={texts.nameOnly}
          options={choosable(table).map(({ name, heading, description }) => ({
            id: name,
            label: heading,
            ...(description === null ? {} : { description }),
          }))}
          chosen={columns.map(({ name }) => name)}
          onChoose={(column) => go(here({ column }))}
        />
      </div>
      <p className={styles.counts}>{texts.rows(rows.length)}</p>
      <Grid
        label={question.title}
        columns={[...(first === undefined ? [] : [first]), ...(hasQuotes(table) ? [words] : []), ...others]}
        rows={rows}
      />
    </>
  );
}
