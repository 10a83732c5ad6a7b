import { useState } from "react";
import { useAddress } from "../address.ts";
import { useAnswer } from "../data/answer.ts";
import { ValuesOf } from "../data/operations.ts";
import type { Question, Said } from "../data/questions.ts";
import { useWords } from "../data/words.ts";
import { Choice, type Option } from "../parts/choice.tsx";
import { Several } from "../parts/several.tsx";
import { useTexts } from "../texts/texts.ts";
import styles from "./table.module.css";
import { sayValue } from "./values.ts";

interface VariablesProps {
  readonly question: Question;
  readonly said: Said;
}

/** What a question can be told: values of a few kinds are chosen, others written. */
export function Variables({ question: { variables, types }, said }: VariablesProps) {
  const all = Object.entries(variables).map(([name, value]): Variable => {
    const type = types[name] ?? "String";
    const of = type.replaceAll(/[[\]!]/g, "");
    const values = said[name] ?? [value ?? []].flat().map(String);
    return { name, of, values, isList: type.startsWith("["), isSaid: said[name] !== undefined };
  });
  const written = all.filter(({ of }) => scalars.includes(of));
  return all.length === 0 ? null : (
    <div className={styles.choices}>
      {written.length > 0 && <Written variables={written} />}
      {all
        .filter((one) => !written.includes(one))
        .map((one) => (
          <Chosen key={one.name} variable={one} />
        ))}
    </div>
  );
}

interface Variable {
  readonly name: string;
  /** The type of its value, or of each of its values. */
  readonly of: string;
  readonly values: readonly string[];
  readonly isList: boolean;
  /** Whether the address says what it is. */
  readonly isSaid: boolean;
}

/** Types of which a value is written. */
const scalars: readonly string[] = ["Int", "Float", "String", "ID"];

function Chosen({ variable }: { readonly variable: Variable }) {
  const { table: texts } = useTexts();
  const { here, go } = useAddress();
  const options = useOptions(variable.of);
  const { name, values, isList, isSaid } = variable;
  const tell = (chosen: readonly string[]) => go(here({ [`v.${name}`]: chosen }));
  if (options === "asking") return null;
  if (options === null) return <Written variables={[variable]} />;
  if (!isList) return <Choice label={name} options={options} chosen={values[0] ?? ""} onChoose={(id) => tell([id])} />;
  return (
    <Several
      label={name}
      none={texts.anything}
      options={options}
      chosen={values}
      onChoose={tell}
      isSome
      usual={isSaid ? { label: texts.usual, choose: () => tell([]) } : null}
    />
  );
}

/** The values that a type has, in the page's words; null where they cannot be listed. */
function useOptions(type: string): readonly Option[] | "asking" | null {
  const texts = useTexts();
  const words = useWords();
  const isTruth = type === "Boolean";
  const { data, isLoading } = useAnswer(ValuesOf, isTruth ? null : { type });
  if (isTruth) return (["true", "false"] as const).map((id) => ({ id, label: texts.table.truths[id] }));
  if (isLoading) return "asking";
  const values = data?.data.__type?.enumValues;
  if (!values) return null;
  return values.map(({ name, description }) => ({
    id: name,
    label: sayValue(name, type, texts, words),
    ...(description ? { description } : {}),
  }));
}

/** Values that are written; several of a list stand apart by commas. */
function Written({ variables }: { readonly variables: readonly Variable[] }) {
  const { table: texts } = useTexts();
  const { here, go } = useAddress();
  const told = Object.fromEntries(variables.map(({ name, values }) => [name, values.join(", ")]));
  const [draft, setDraft] = useState({ told, texts: told });
  // what the address says by now counts more than what was begun before
  const isCurrent = JSON.stringify(draft.told) === JSON.stringify(told);
  const current = isCurrent ? draft.texts : told;
  return (
    <form
      className={styles.filter}
      onSubmit={(event) => {
        event.preventDefault();
        const changes = variables.map(({ name, isList }) => {
          const text = current[name] ?? "";
          const values = (isList ? text.split(",") : [text]).map((one) => one.trim());
          return [`v.${name}`, values.filter((one) => one !== "")] as const;
        });
        go(here(Object.fromEntries(changes)));
      }}
    >
      {variables.map(({ name }) => (
        <label key={name}>
          <span>{name}</span>
          <input
            value={current[name] ?? ""}
            onChange={({ target }) => setDraft({ told, texts: { ...current, [name]: target.value } })}
          />
        </label>
      ))}
      <button type="submit">{texts.ask}</button>
    </form>
  );
}
