import { memo } from "react";
import { Link } from "wouter";
import type { Address } from "../address.ts";
import type { MatrixQuery } from "../data/operations.ts";
import hidden from "../parts/hidden.module.css";
import { useTexts } from "../texts/texts.ts";
import styles from "./matrix.module.css";

export type Cell = MatrixQuery["coverage"]["cells"][number];

interface CellOfProps {
  /** Of a column, from 1: the headings of the rows are 0. */
  readonly at: number;
  readonly cell: Cell | null;
  /** What it picks. */
  readonly pick: string;
  readonly here: Address["here"];
  /** What is said where there is no cell. */
  readonly empty: string;
  readonly isPicked: boolean;
  /** Whether Tab comes here. */
  readonly hasCursor: boolean;
}

/** A cell, which leads to the words behind it or, where nothing is recorded, to why. */
export const CellOf = memo(function CellOf({ at, cell, pick, here, empty, isPicked, hasCursor }: CellOfProps) {
  const { basis, strength, picked } = useTexts();
  const link = {
    href: here({ pick, source: null }),
    "aria-current": isPicked ? ("true" as const) : undefined,
    tabIndex: hasCursor ? 0 : -1,
  };
  if (cell === null) {
    return (
      <td className={styles.empty} aria-colindex={at + 1}>
        <Link {...link} title={empty}>
          <span aria-hidden="true">·</span>
          <span className={hidden.hidden}>{empty}</span>
        </Link>
      </td>
    );
  }
  const firmness = [basis[cell.basis], cell.strength === null ? null : strength[cell.strength]].filter(
    (one) => one !== null,
  );
  const label = `${cell.reading}: ${firmness.join(", ")}, ${picked.quotes(cell.evidence.length)}`;
  return (
    <td className={styles.filled} aria-colindex={at + 1}>
      <Link {...link} aria-label={label} data-basis={cell.basis} title={label}>
        <span className={styles.mark} aria-hidden="true" />
        {cell.count > 1 && <span>{cell.count}</span>}
      </Link>
    </td>
  );
});
