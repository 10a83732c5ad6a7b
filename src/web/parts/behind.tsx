import { useState } from "react";
import { useAddress } from "../address.ts";
import type { Operation } from "../data/operation.ts";
import { useTexts } from "../texts/texts.ts";
import styles from "./behind.module.css";
import { curlFor, pandasFor } from "./programs.ts";

/** Tables of what is shown: what reads them, and the service's name for their form. */
const tables = {
  rows: { Excel: "rows-xlsx", CSV: "rows-csv" },
  matrix: { Excel: "rows-xlsx", CSV: "matrix-csv" },
  graph: { Excel: "xlsx" },
} as const;

/** Files of the graph that is shown. */
const files = {
  Gephi: "gexf",
  yEd: "yed",
  Cytoscape: "cx2",
  networkx: "node-link",
  GraphML: "graphml",
  RDF: "turtle",
  SVG: "svg",
  HTML: "html",
} as const;

interface BehindProps<Result, Variables> {
  readonly operation: Operation<Result, Variables>;
  readonly variables: Variables;
  /** Of which part of the view, where several questions are behind it. */
  readonly about?: string;
  /** As which tables what is shown is taken along. */
  readonly as?: keyof typeof tables;
}

/** The question behind a view: to be asked in the playground or by a script; what is shown, as a file; and the view's address. */
export function Behind<Result, Variables>({
  operation,
  variables,
  about,
  as = "rows",
}: BehindProps<Result, Variables>) {
  const { behind } = useTexts();
  const { here } = useAddress();
  const query = { query: operation.text, variables: JSON.stringify(variables) };
  const address = (more: Readonly<Record<string, string>> = {}) =>
    `/graphql?${new URLSearchParams({ ...query, ...more })}`;
  return (
    <details className={styles.behind}>
      <summary>{about === undefined ? behind.label : `${behind.label}: ${about}`}</summary>
      <p className={styles.ways}>
        <a href={address()}>{behind.playground}</a>
        <Copy label={behind.curl} text={() => curlFor({ service: location.origin, operation, variables })} />
        <Copy label={behind.pandas} text={() => pandasFor({ service: location.origin, operation, variables })} />
        <Copy label={behind.address} text={() => `${location.origin}${here({})}`} />
      </p>
      <p className={styles.ways}>
        <span>{behind.download}:</span>
        {Object.entries({ ...tables[as], ...files }).map(([reader, format]) => (
          <a key={format} href={address({ format, operationName: operation.name })} download>
            {reader}
          </a>
        ))}
      </p>
      <pre className={styles.text}>{operation.text}</pre>
    </details>
  );
}

/** Copies a text; where the browser has no clipboard for this page, shows it, to be copied by hand. */
function Copy({ label, text }: { readonly label: string; readonly text: () => string }) {
  const { behind } = useTexts();
  const [became, setBecame] = useState<"copied" | "shown" | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text());
      setBecame("copied");
      setTimeout(() => setBecame(null), 2_000);
    } catch {
      setBecame("shown");
    }
  };
  return (
    <>
      <button type="button" onClick={() => void copy()}>
        {label}
      </button>
      <span role="status">{became === "copied" && behind.copied}</span>
      {became === "shown" && <textarea className={styles.byHand} readOnly value={text()} aria-label={label} rows={6} />}
    </>
  );
}
