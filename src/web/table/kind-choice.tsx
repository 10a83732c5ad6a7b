import { useState } from "react";
import { Link } from "wouter";
import { useAddress } from "../address.ts";
import type { KindTable } from "../data/kind-table.ts";
import { Choice, type Option } from "../parts/choice.tsx";
import { Several } from "../parts/several.tsx";
import { useTexts } from "../texts/texts.ts";
import styles from "./table.module.css";
import { useColumnName } from "./use-column-name.ts";

/** Which columns a table of a kind has, and which entities. */
export function KindChoice({ table: { kind, columns, filters, has, lacks } }: { readonly table: KindTable }) {
  const { table: texts } = useTexts();
  const { here, go, all } = useAddress();
  const nameOf = useColumnName(kind);
  const names = [...kind.fields, ...kind.relationFields].filter(({ name }) => name !== "name");
  const relations = kind.relationFields.map(({ name }) => ({ id: name, label: nameOf(name) }));
  return (
    <>
      <Several
        label={texts.columns}
        none={texts.nameOnly}
        options={names.map(({ name }) => ({ id: name, label: nameOf(name) }))}
        chosen={columns}
        onChoose={(ids) => go(here({ column: ids.length === 0 ? "" : ids }))}
        usual={all("column").length === 0 ? null : { label: texts.usual, choose: () => go(here({ column: null })) }}
      />
      <Several
        label={texts.has}
        none={texts.anything}
        options={relations}
        chosen={has}
        onChoose={(chosen) => go(here({ has: chosen, first: null }))}
      />
      <Several
        label={texts.lacks}
        none={texts.anything}
        options={relations}
        chosen={lacks}
        onChoose={(chosen) => go(here({ lacks: chosen, first: null }))}
      />
      <FieldFilter key={kind.name} fields={kind.fields.map(({ name }) => ({ id: name, label: nameOf(name) }))} />
      {filters.length > 0 && (
        <ul className={styles.filters}>
          {filters.map(({ field, value }) => (
            <li key={`${field}:${value}`}>
              {nameOf(field)}: <q dir="auto">{value}</q>
              <Link
                href={here({ filter: all("filter").filter((one) => one !== `${field}:${value}`), first: null })}
                aria-label={texts.dropFilter(nameOf(field))}
              >
                ✕
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Adds what a field has to say. */
function FieldFilter({ fields }: { readonly fields: readonly Option[] }) {
  const { table: texts } = useTexts();
  const { here, go, all } = useAddress();
  const [field, setField] = useState("name");
  const [value, setValue] = useState("");
  return (
    <form
      className={styles.filter}
      onSubmit={(event) => {
        event.preventDefault();
        if (value.trim() === "") return;
        go(here({ filter: [...new Set([...all("filter"), `${field}:${value.trim()}`])], first: null }));
        setValue("");
      }}
    >
      <Choice label={texts.field} options={fields} chosen={field} onChoose={setField} />
      <label>
        <span>{texts.says}</span>
        <input value={value} onChange={({ target }) => setValue(target.value)} maxLength={200} />
      </label>
      <button type="submit">{texts.filter}</button>
    </form>
  );
}
