import type { Operation } from "../data/operation.ts";
import { useTexts } from "../texts/texts.ts";
import styles from "./files.module.css";

/** Tables of what is shown: what reads them, and the service's name for their form. */
const tables = {
  rows: { Excel: "rows-xlsx", CSV: "rows-csv" },
  matrix: { Excel: "rows-xlsx", CSV: "matrix-csv" },
  graph: { Excel: "xlsx" },
} as const;

/** Files of the graph that is shown. */
const graphs = {
  Gephi: "gexf",
  yEd: "yed",
  Cytoscape: "cx2",
  networkx: "node-link",
  GraphML: "graphml",
  RDF: "turtle",
  SVG: "svg",
  HTML: "html",
} as const;

export type TableForm = keyof typeof tables;

interface FilesProps<Result, Variables> {
  readonly operation: Operation<Result, Variables>;
  readonly variables: Variables;
  readonly about?: string;
  readonly as: TableForm;
}

/** What is shown as files: a table of it, and the part of the graph that it shows. */
export function Files<Result, Variables>({ operation, variables, about, as }: FilesProps<Result, Variables>) {
  const { behind } = useTexts();
  const query = {
    query: operation.text,
    variables: JSON.stringify(variables),
    operationName: operation.name,
  };
  const rows = [
    { label: behind.asTable, forms: tables[as] },
    { label: behind.asGraph, forms: graphs },
  ];
  return (
    <section
      className={styles.files}
      aria-label={about === undefined ? behind.download : `${behind.download}: ${about}`}
    >
      {rows.map(({ label, forms }) => (
        <p key={label}>
          <span>{label}</span>
          {Object.entries(forms).map(([reader, format]) => (
            <a key={format} href={`/graphql?${new URLSearchParams({ ...query, format })}`} download>
              {reader}
            </a>
          ))}
        </p>
      ))}
    </section>
  );
}
