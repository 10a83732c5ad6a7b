import { Link } from "wouter";
import { type Address, useAddress } from "../address.ts";
import type { AnswerOutline } from "../data/answer-outline.ts";
import type { AnswerTable } from "../data/answer-table.ts";
import { asVariables, type Question, questionAddress, type Said, saidOf, useAnswerAt } from "../data/questions.ts";
import { AnswerFiles } from "../parts/answer-files.tsx";
import { Choice } from "../parts/choice.tsx";
import { Prose } from "../parts/prose.tsx";
import { Answered } from "../parts/standing.tsx";
import { serviceLanguage, useTexts } from "../texts/texts.ts";
import { Outline } from "./outline.tsx";
import { RemembersPressed } from "./pressed.tsx";
import { QuestionRows } from "./question-rows.tsx";
import styles from "./table.module.css";
import { Variables } from "./variables.tsx";

/** Ways in which an answer is shown, by what an address says; the first is meant where it says nothing. */
const forms = ["outline", "rows"] as const;

/** The answer to a saved question, to be read from top to bottom or as rows. */
export function QuestionAnswer({ question }: { readonly question: Question }) {
  const { table: texts } = useTexts();
  const address = useAddress();
  const said = saidOf(question, address);
  const form = formIn(address);
  return (
    <>
      <About question={question} said={said} />
      {form === "rows" ? <AsRows question={question} said={said} /> : <AsOutline question={question} said={said} />}
      <AnswerFiles name={question.name} said={said}>
        <Link href={address.to("/graph", { question: question.name, ...asVariables(said) })}>{texts.asGraph}</Link>
      </AnswerFiles>
    </>
  );
}

/** In which form the answer is shown. */
export function FormChoice() {
  const { table: texts } = useTexts();
  const address = useAddress();
  return (
    <Choice
      label={texts.form}
      options={forms.map((id) => ({ id, label: texts.forms[id] }))}
      chosen={formIn(address)}
      onChoose={(id) => address.go(address.here({ as: id === forms[0] ? null : id, column: null, sort: null }))}
    />
  );
}

function formIn({ get }: Address): (typeof forms)[number] {
  return forms.find((one) => one === get("as")) ?? forms[0];
}

interface AskedProps {
  readonly question: Question;
  readonly said: Said;
}

function AsOutline({ question, said }: AskedProps) {
  const { table: texts } = useTexts();
  const asked = useAnswerAt<AnswerOutline>(questionAddress(question.name, "outline", said));
  return (
    <Answered asked={asked}>
      {({ branches, credits }) => (
        <>
          <RemembersPressed>
            {branches.length === 0 ? <p>{texts.noRows}</p> : <Outline branches={branches} />}
          </RemembersPressed>
          <Credits of={credits} />
        </>
      )}
    </Answered>
  );
}

function AsRows({ question, said }: AskedProps) {
  const { table: texts } = useTexts();
  const asked = useAnswerAt<AnswerTable>(questionAddress(question.name, "table", said));
  return (
    <Answered asked={asked}>
      {(table) => (
        <>
          {table.rows.length === 0 ? <p>{texts.noRows}</p> : <QuestionRows question={question} table={table} />}
          <Credits of={table.credits} />
        </>
      )}
    </Answered>
  );
}

function Credits({ of }: { readonly of: readonly string[] }) {
  const { source } = useTexts();
  return of.map((credit) => (
    <p key={credit} className={styles.credit}>
      {source.credit}: {credit}
    </p>
  ));
}

/** What a question asks, and, a press away, how its answer is read and what may be changed. */
function About({ question, said }: AskedProps) {
  const { table: texts } = useTexts();
  const [first, ...others] = question.description;
  const isFixed = Object.keys(question.variables).length === 0;
  return (
    <>
      {first !== undefined && <Line text={first} />}
      {(others.length > 0 || !isFixed) && (
        <details className={styles.about} open={Object.keys(said).length > 0}>
          <summary>{texts.reading}</summary>
          {others.map((line) => (
            <Line key={line} text={line} />
          ))}
          <Variables key={question.name} question={question} said={said} />
        </details>
      )}
    </>
  );
}

function Line({ text }: { readonly text: string }) {
  return (
    <p className={styles.about} lang={serviceLanguage}>
      <Prose text={text} />
    </p>
  );
}
