import { useState } from "react";
import { useAddress } from "../address.ts";
import type { Operation } from "../data/operation.ts";
import { useTexts } from "../texts/texts.ts";
import styles from "./behind.module.css";

/** Files of what is shown: what reads them, and the service's name for their form. */
const files = {
  Excel: "xlsx",
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
}

/** The question behind a view: to be asked in the playground or by a script; what is shown, as a file; and the view's address. */
export function Behind<Result, Variables>({ operation, variables }: BehindProps<Result, Variables>) {
  const { behind } = useTexts();
  const { here } = useAddress();
  const query = { query: operation.text, variables: JSON.stringify(variables) };
  const address = (more: Readonly<Record<string, string>> = {}) =>
    `/graphql?${new URLSearchParams({ ...query, ...more })}`;
  return (
    <details className={styles.behind}>
      <summary>{behind.label}</summary>
      <p className={styles.ways}>
        <a href={address()}>{behind.playground}</a>
        <Copy label={behind.curl} text={() => curlFor(operation, variables)} />
        <Copy label={behind.pandas} text={() => pandasFor(operation, variables)} />
        <Copy label={behind.address} text={() => `${location.origin}${here({})}`} />
      </p>
      <p className={styles.ways}>
        <span>{behind.download}:</span>
        {Object.entries(files).map(([reader, format]) => (
          <a key={format} href={address({ format, operationName: operation.name })} download>
            {reader}
          </a>
        ))}
      </p>
      <pre className={styles.text}>{operation.text}</pre>
    </details>
  );
}

function Copy({ label, text }: { readonly label: string; readonly text: () => string }) {
  const { behind } = useTexts();
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    void navigator.clipboard.writeText(text()).then(() => {
      setCopied(true);
      setTimeout(() => setCopied(false), 2_000);
    });
  return (
    <button type="button" onClick={copy}>
      {isCopied ? <span role="status">{behind.copied}</span> : label}
    </button>
  );
}

/** For a POSIX shell. */
export function curlFor<Result, Variables>({ name, text }: Operation<Result, Variables>, variables: Variables): string {
  const body = JSON.stringify({ operationName: name, query: text, variables });
  return `curl ${location.origin}/graphql -H 'content-type: application/json' --data-raw '${body.replaceAll("'", "'\\''")}'`;
}

/** A program in Python: rows of the answer's one field as a table. */
export function pandasFor<Result, Variables>({ text }: Operation<Result, Variables>, variables: Variables): string {
  return [
    "import json, urllib.request",
    "import pandas as pd",
    "",
    `query = ${JSON.stringify(text)}`,
    `variables = json.loads(${JSON.stringify(JSON.stringify(variables))})`,
    `request = urllib.request.Request("${location.origin}/graphql", json.dumps({"query": query, "variables": variables}).encode(), {"content-type": "application/json"})`,
    'data = json.load(urllib.request.urlopen(request))["data"]',
    "table = pd.json_normalize(next(iter(data.values())))",
    "",
  ].join("\n");
}
