import { useState } from "react";
import { Link } from "wouter";
import { useAddress } from "../address.ts";
import { type Question, questionAddress, useRows } from "../data/questions.ts";
import { Answered } from "../parts/standing.tsx";
import { useTexts } from "../texts/texts.ts";
import { type Column, Grid } from "./grid.tsx";
import styles from "./table.module.css";

/** Forms in which the service gives an answer's rows, and the part of the graph that it shows. */
const forms = ["csv", "xlsx", "json", "gexf", "graphml", "html"] as const;

/** The answer to a saved question as rows, with its variables. */
export function QuestionRows({ question }: { readonly question: Question }) {
  const { table: texts, behind } = useTexts();
  const { all } = useAddress();
  const said = Object.fromEntries(
    Object.keys(question.variables).flatMap((name) => {
      const values = all(`v.${name}`).filter((value) => value !== "");
      return values.length === 0 ? [] : [[name, values]];
    }),
  );
  const asked = useRows(questionAddress(question.name, "csv", said));
  return (
    <>
      {question.description.map((line) => (
        <p key={line} className={styles.about}>
          {line}
        </p>
      ))}
      <Variables key={question.name} question={question} said={said} />
      <Answered asked={asked}>
        {([head = [], ...rows]) =>
          rows.length === 0 ? (
            <p>{texts.noRows}</p>
          ) : (
            <Grid
              label={question.title}
              columns={head.map(
                (name, at): Column<readonly string[]> => ({
                  id: `${at} ${name}`,
                  head: name,
                  cell: (row) => <Cell name={name} value={row[at] ?? ""} />,
                }),
              )}
              rows={rows}
            />
          )
        }
      </Answered>
      <p className={styles.forms}>
        <span>{behind.download}:</span>
        {forms.map((form) => (
          <a key={form} href={questionAddress(question.name, form, said)} download>
            {form}
          </a>
        ))}
      </p>
    </>
  );
}

/** A cell; an id picks what it is of. */
function Cell({ name, value }: { readonly name: string; readonly value: string }) {
  const { here } = useAddress();
  if (value === "" || !/(^|\.)id$/.test(name)) return <bdi className={styles.value}>{value}</bdi>;
  return (
    <Link href={here({ pick: value, source: null })}>
      <bdi className={styles.value}>{value}</bdi>
    </Link>
  );
}

interface VariablesProps {
  readonly question: Question;
  readonly said: Readonly<Record<string, readonly string[]>>;
}

/** What a question can be told; several values of a list stand apart by commas. */
function Variables({ question: { variables }, said }: VariablesProps) {
  const { table: texts } = useTexts();
  const { here, go } = useAddress();
  const asWritten = (name: string, value: unknown) =>
    said[name]?.join(", ") ?? (Array.isArray(value) ? value.join(", ") : `${value ?? ""}`);
  const [written, setWritten] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, asWritten(name, value)])),
  );
  const names = Object.keys(variables);
  if (names.length === 0) return null;
  return (
    <form
      className={styles.filter}
      onSubmit={(event) => {
        event.preventDefault();
        const changes = names.map((name) => {
          const text = written[name] ?? "";
          const isList = Array.isArray(variables[name]);
          const values = isList ? text.split(",").map((one) => one.trim()) : [text.trim()];
          return [`v.${name}`, values.filter((one) => one !== "")] as const;
        });
        go(here(Object.fromEntries(changes)));
      }}
    >
      {names.map((name) => (
        <label key={name}>
          <span>{name}</span>
          <input
            value={written[name] ?? ""}
            onChange={({ target }) => setWritten({ ...written, [name]: target.value })}
          />
        </label>
      ))}
      <button type="submit">{texts.ask}</button>
    </form>
  );
}
