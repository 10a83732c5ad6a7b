import { useState } from "react";
import { useAddress } from "../address.ts";
import type { Operation } from "../data/operation.ts";
import { useTexts } from "../texts/texts.ts";
import styles from "./behind.module.css";
import { Files, type TableForm } from "./files.tsx";
import { curlFor, pandasFor } from "./programs.ts";

interface BehindProps<Result, Variables> {
  readonly operation: Operation<Result, Variables>;
  readonly variables: Variables;
  /** Of which part of the view, where several questions are behind it. */
  readonly about?: string;
  /** As which tables what is shown is taken along. */
  readonly as?: TableForm;
}

/** What is shown, as a file; and the question behind it: to be asked in the playground or by a script, and the view's address. */
export function Behind<Result, Variables>({
  operation,
  variables,
  about,
  as = "rows",
}: BehindProps<Result, Variables>) {
  const { behind } = useTexts();
  const { here } = useAddress();
  const query = { query: operation.text, variables: JSON.stringify(variables) };
  return (
    <>
      <Files operation={operation} variables={variables} as={as} {...(about === undefined ? {} : { about })} />
      <details className={styles.behind}>
        <summary>{about === undefined ? behind.label : `${behind.label}: ${about}`}</summary>
        <p className={styles.ways}>
          <a href={`/graphql?${new URLSearchParams(query)}`}>{behind.playground}</a>
          <Copy label={behind.curl} text={() => curlFor({ service: location.origin, operation, variables })} />
          <Copy label={behind.pandas} text={() => pandasFor({ service: location.origin, operation, variables })} />
          <Copy label={behind.address} text={() => `${location.origin}${here({})}`} />
        </p>
        <pre className={styles.text}>{operation.text}</pre>
      </details>
    </>
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
