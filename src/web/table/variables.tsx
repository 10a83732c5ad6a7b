import { useState } from "react";
import { useAddress } from "../address.ts";
import type { Question, Said } from "../data/questions.ts";
import { useTexts } from "../texts/texts.ts";
import styles from "./table.module.css";

interface VariablesProps {
  readonly question: Question;
  readonly said: Said;
}

/** What a question can be told; several values of a list stand apart by commas. */
export function Variables({ question: { variables }, said }: VariablesProps) {
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
