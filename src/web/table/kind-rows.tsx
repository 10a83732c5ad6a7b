import { useAddress } from "../address.ts";
import { useAnswer } from "../data/answer.ts";
import { printCsv } from "../data/csv.ts";
import {
  isRelation,
  isSortable,
  type KindRow,
  type KindTable,
  kindOperation,
  kindVariables,
  type RelationCell,
} from "../data/kind-table.ts";
import { useWords } from "../data/words.ts";
import { Firm } from "../parts/basis.tsx";
import { Behind } from "../parts/behind.tsx";
import { EntityName } from "../parts/entity.tsx";
import { firstIn, More } from "../parts/more.tsx";
import { Answered } from "../parts/standing.tsx";
import { useLanguage, useTexts } from "../texts/texts.ts";
import { Ends, printEnds } from "./cells.tsx";
import { type Column, Grid } from "./grid.tsx";
import { Head } from "./head.tsx";
import { sortedBy } from "./sort.ts";
import styles from "./table.module.css";
import { useColumnName } from "./use-column-name.ts";
import { printValue, sayValue } from "./values.ts";

/** Entities of a kind, with the fields and the relations chosen. */
export function KindRows({ table }: { readonly table: KindTable }) {
  const texts = useTexts().table;
  const address = useAddress();
  const lang = useLanguage();
  const operation = kindOperation(table);
  const variables = kindVariables(table, { strategy: address.get("strategy"), first: firstIn(address), lang });
  const asked = useAnswer(operation, variables);
  return (
    <>
      <Answered asked={asked}>
        {({ table: { totalCount, edges } }) =>
          totalCount === 0 ? (
            <p>{texts.none}</p>
          ) : (
            <Shown table={table} rows={edges.map(({ node }) => node)} all={totalCount} />
          )
        }
      </Answered>
      <Behind operation={operation} variables={variables} />
    </>
  );
}

interface ShownProps {
  readonly table: KindTable;
  readonly rows: readonly KindRow[];
  readonly all: number;
}

function Shown({ table: { kind, columns, sort }, rows, all }: ShownProps) {
  const texts = useTexts();
  const nameOf = useColumnName(kind);
  const words = useWords();
  const typeOf = (name: string) => kind.fields.find((one) => one.name === name)?.type ?? "String";
  const shown: readonly Column<KindRow>[] = [
    {
      id: "name",
      head: <Head field="name" label={words.one(kind.name)} sort={sort} />,
      ...sortedBy("name", sort),
      cell: (row) => (
        <>
          <EntityName entity={row} /> <Firm basis={row.basis} />
        </>
      ),
    },
    ...columns.map((name, at): Column<KindRow> => {
      const label = nameOf(name);
      return {
        id: `${at} ${name}`,
        head: isSortable(kind, name) ? <Head field={name} label={label} sort={sort} /> : label,
        ...sortedBy(name, sort),
        cell: (row) =>
          isRelation(kind, name) ? (
            <Ends cell={row[`c${at}`] as RelationCell} />
          ) : (
            <bdi className={styles.value}>{sayValue(row[`c${at}`], typeOf(name), texts, words)}</bdi>
          ),
      };
    }),
  ];
  const download = () => {
    const head = ["id", words.one(kind.name), "basis", ...columns.map(nameOf)];
    const cells = rows.map((row) => [
      row.id,
      row.name,
      texts.basis[row.basis],
      ...columns.map((name, at) => {
        const value = row[`c${at}`];
        return isRelation(kind, name) ? printEnds(value as RelationCell, texts) : printValue(value);
      }),
    ]);
    // spreadsheets take text for what their system has, unless it begins so
    save(`${kind.plural}.csv`, `\uFEFF${printCsv([head, ...cells])}`);
  };
  return (
    <>
      <div className={styles.counts}>
        <More shown={rows.length} all={all} />
        <button type="button" onClick={download}>
          {texts.table.csv}
        </button>
      </div>
      <Grid label={kind.pluralLabel} columns={shown} rows={rows} />
      {rows.length < all && <More shown={rows.length} all={all} />}
    </>
  );
}

function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
