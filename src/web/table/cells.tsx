import { Link } from "wouter";
import { useAddress } from "../address.ts";
import type { EndInCell, RelationCell } from "../data/kind-table.ts";
import { Firm } from "../parts/basis.tsx";
import { Name } from "../parts/name.tsx";
import { Reason } from "../parts/reason.tsx";
import type { Texts } from "../texts/en.ts";
import { useTexts } from "../texts/texts.ts";
import styles from "./table.module.css";

/** The ends of a relation, each leading to the words behind it; of none, why. */
export function Ends({ cell: { edges, totalCount, absence } }: { readonly cell: RelationCell }) {
  const { matrix, picked } = useTexts();
  if (edges.length === 0) {
    return (
      <span className={styles.none} title={absence?.sentence}>
        {absence === null ? matrix.empty : <Reason of={absence} brief={matrix.empty} />}
      </span>
    );
  }
  return (
    <ul className={styles.ends}>
      {edges.map((end) => (
        <End key={end.properties.id} end={end} />
      ))}
      {totalCount > edges.length && <li>{picked.more(totalCount - edges.length)}</li>}
    </ul>
  );
}

function End({ end: { node, properties } }: { readonly end: EndInCell }) {
  const { here, get } = useAddress();
  const { id, ...firmness } = properties;
  return (
    <li>
      <Link
        href={here({ pick: id, source: null })}
        aria-current={get("pick") === id ? "true" : undefined}
        className={styles.end}
      >
        <Name of={node} />
      </Link>{" "}
      <Firm {...firmness} />
    </li>
  );
}

/** What a cell of a relation says in a file: its ends, how firmly, and how many more there are. */
export function printEnds({ edges, totalCount, absence }: RelationCell, { basis, strength, picked }: Texts): string {
  if (edges.length === 0) return absence?.sentence ?? "";
  const ends = edges.map(({ node, properties }) => {
    const firmness = [basis[properties.basis], properties.strength === null ? null : strength[properties.strength]];
    return `${node.name} (${firmness.filter((one) => one !== null).join(", ")})`;
  });
  const left = totalCount - edges.length;
  return [...ends, ...(left > 0 ? [picked.more(left)] : [])].join("; ");
}
