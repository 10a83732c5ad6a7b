import { Link } from "wouter";
import { useAddress } from "../address.ts";
import type { MatrixQuery } from "../data/operations.ts";
import { useWords } from "../data/words.ts";
import { EntityName } from "../parts/entity.tsx";
import { printPair } from "../pick.ts";
import { useTexts } from "../texts/texts.ts";
import styles from "./matrix.module.css";
import type { Axes } from "./opening.ts";

type Coverage = MatrixQuery["coverage"];
type Cell = Coverage["cells"][number];

/** Rows and columns that are drawn: beyond these nobody reads a table, and the exports have all. */
const most = { rows: 400, columns: 80 };

/** A table whose filled cells lead to the words behind them. Rows and columns without any say why, and never that there is none. */
export function Grid({ coverage, axes }: { readonly coverage: Coverage; readonly axes: Axes }) {
  const { matrix, basis } = useTexts();
  const words = useWords();
  if (coverage.rows.length === 0 || coverage.columns.length === 0) return <p>{matrix.noRows}</p>;
  const cells = new Map(coverage.cells.map((cell) => [`${cell.row} ${cell.column}`, cell]));
  const [rows, columns] = [coverage.rows.slice(0, most.rows), coverage.columns.slice(0, most.columns)];
  return (
    <>
      {/* a region that scrolls is reached by keyboard, and so has a name */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a pointer */}
      <section className={styles.scroll} aria-label={words.many(axes.rows)} tabIndex={0}>
        <table className={styles.grid}>
          <thead>
            <tr>
              <td className={styles.corner} />
              {columns.map(({ entity, absence }) => (
                <th key={entity.id} scope="col">
                  <EntityName entity={entity} />
                  {absence !== null && <small title={absence.sentence}>{absence.sentence}</small>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ entity, absence, chain }) => (
              <tr key={entity.id}>
                <th scope="row">
                  <EntityName entity={entity} />
                  {absence !== null && <small title={absence.sentence}>{absence.sentence}</small>}
                  {chain !== null && <small>{chain}</small>}
                </th>
                {columns.map((column) => (
                  <CellOf
                    key={column.entity.id}
                    cell={cells.get(`${entity.id} ${column.entity.id}`) ?? null}
                    axes={axes}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className={styles.legend} aria-hidden="true">
        <span data-basis="STATED">
          <span className={styles.mark} /> {basis.STATED}
        </span>
        <span data-basis="INFERRED">
          <span className={styles.mark} /> {basis.INFERRED}
        </span>
        <span>· {matrix.empty}</span>
      </p>
      {(rows.length < coverage.rows.length || columns.length < coverage.columns.length) && (
        <p>{matrix.cut(rows.length * columns.length, coverage.rows.length * coverage.columns.length)}</p>
      )}
    </>
  );
}

function CellOf({ cell, axes }: { readonly cell: Cell | null; readonly axes: Axes }) {
  const { matrix, basis, strength, picked } = useTexts();
  const { here, get } = useAddress();
  if (cell === null) {
    return (
      <td className={styles.empty}>
        <span title={matrix.empty}>·</span>
        <span className={styles.hidden}>{matrix.empty}</span>
      </td>
    );
  }
  const pick = printPair(cell.row, { relations: axes.via, pattern: axes.pattern }, cell.column);
  const firmness = [basis[cell.basis], cell.strength === null ? null : strength[cell.strength]].filter(
    (one) => one !== null,
  );
  const label = `${cell.reading}: ${firmness.join(", ")}, ${picked.quotes(cell.evidence.length)}`;
  return (
    <td className={styles.filled}>
      <Link
        href={here({ pick, source: null })}
        aria-label={label}
        aria-current={get("pick") === pick ? "true" : undefined}
        data-basis={cell.basis}
        title={label}
      >
        <span className={styles.mark} aria-hidden="true" />
        {cell.count > 1 && <span>{cell.count}</span>}
      </Link>
    </td>
  );
}
