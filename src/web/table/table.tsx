import { useAddress } from "../address.ts";
import { useQuestions } from "../data/questions.ts";
import { useWords } from "../data/words.ts";
import { Choice } from "../parts/choice.tsx";
import { Trouble, Waiting } from "../parts/standing.tsx";
import { useTexts } from "../texts/texts.ts";
import { askedTable } from "./asked.ts";
import { KindChoice } from "./kind-choice.tsx";
import { KindRows } from "./kind-rows.tsx";
import { FormChoice, QuestionAnswer } from "./question-answer.tsx";
import styles from "./table.module.css";

/** What of the address belongs to one table, and not to the next. */
const ofOneTable = { column: null, sort: null, filter: null, has: null, lacks: null, first: null };

/** Entities of a kind, or the answer to a saved question, as a table. */
export function Table() {
  const { table: texts } = useTexts();
  const words = useWords();
  const address = useAddress();
  const { get, to, here, go } = address;
  const questions = useQuestions();
  const name = get("question");
  const question = questions.data?.find((one) => one.name === name) ?? null;
  const table = name === null ? askedTable(address, words) : null;
  const titles = (questions.data ?? []).map(({ name: id, title }) => ({ id, label: title }));
  return (
    <section>
      <h1>{question?.title ?? table?.kind.pluralLabel ?? texts.title}</h1>
      <div className={styles.choices}>
        {table !== null && (
          <Choice
            label={texts.kind}
            options={words.kinds.map((one) => ({
              id: one.name,
              label: one.pluralLabel,
              description: one.description,
            }))}
            chosen={table.kind.name}
            onChoose={(kind) => go(here({ ...ofOneTable, kind }))}
          />
        )}
        <Choice
          label={texts.question}
          options={[{ id: "", label: texts.noQuestion }, ...titles]}
          chosen={question?.name ?? ""}
          onChoose={(id) => go(to("/table", id === "" ? {} : { question: id }))}
        />
        {table !== null && <KindChoice table={table} />}
        {question !== null && <FormChoice />}
      </div>
      {table !== null && <KindRows table={table} />}
      {question !== null && <QuestionAnswer question={question} />}
      {name !== null && question === null && <NoQuestion asked={questions} />}
    </section>
  );
}

function NoQuestion({ asked }: { readonly asked: ReturnType<typeof useQuestions> }) {
  const { table: texts } = useTexts();
  if (asked.isPending) return <Waiting />;
  return asked.error === null ? (
    <p role="alert">{texts.unknown}</p>
  ) : (
    <Trouble error={asked.error} again={() => void asked.refetch()} />
  );
}
