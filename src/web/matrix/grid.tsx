import { useEffect, useRef } from "react";
import { Link } from "wouter";
import { useAddress } from "../address.ts";
import type { Axes } from "../data/opening-axes.ts";
import type { MatrixQuery } from "../data/operations.ts";
import { useWords } from "../data/words.ts";
import { EntityName } from "../parts/entity.tsx";
import hidden from "../parts/hidden.module.css";
import { bringIntoSight } from "../parts/into-sight.ts";
import { type Absent, Reason } from "../parts/reason.tsx";
import { type Pick, printPair, readPick } from "../pick.ts";
import { useTexts } from "../texts/texts.ts";
import { changesFor } from "./axes.ts";
import styles from "./matrix.module.css";
import { isCellPicked, isHeadingPicked } from "./picked-cell.ts";
import { useGridKeys } from "./use-grid-keys.ts";

type Coverage = MatrixQuery["coverage"];
type Cell = Coverage["cells"][number];

/** Rows and columns that are drawn: beyond these nobody reads a table, and the exports have all. */
const most = { rows: 400, columns: 80 };

/** A table whose filled cells lead to the words behind them. Rows and columns without any say why, and never that there is none. */
export function Grid({ coverage, axes }: { readonly coverage: Coverage; readonly axes: Axes }) {
  const { matrix, basis } = useTexts();
  const words = useWords();
  const { get } = useAddress();
  const empty = get("basis") === "STATED" ? matrix.noneStated : matrix.empty;
  const table = useRef<HTMLTableElement>(null);
  const keys = useGridKeys(table);
  const pick = readPick(get("pick"));
  useEffect(() => {
    // as an address has it: what is picked by hand is brought into sight as it is
    if (coverage.rows.length > 0) bringIntoSight();
  }, [coverage]);
  const isPicked = (of: "row" | "column", id: string) => isHeadingPicked(pick, axes, { of, id }) || undefined;
  if (coverage.rows.length === 0 || coverage.columns.length === 0) return <NoRows axes={axes} />;
  const cells = new Map(coverage.cells.map((cell) => [`${cell.row} ${cell.column}`, cell]));
  const [rows, columns] = [coverage.rows.slice(0, most.rows), coverage.columns.slice(0, most.columns)];
  const [sameRows, sameColumns] = [saidAgain(rows), saidAgain(columns)];
  return (
    <>
      <div className={styles.scroll}>
        <table
          ref={table}
          className={styles.grid}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: keys go from cell to cell of it
          role="grid"
          aria-label={matrix.caption(words.many(axes.rows), words.many(axes.columns))}
          {...keys}
        >
          <thead>
            <tr>
              <td className={styles.corner} tabIndex={-1} aria-label={words.many(axes.rows)} />
              {columns.map(({ entity, absence }) => (
                <th key={entity.id} scope="col" data-picked={isPicked("column", entity.id)}>
                  <EntityName entity={entity} tabIndex={-1} />
                  {absence !== null && (
                    <Why absence={absence} same={sameColumns.has(entity.id) ? matrix.sameBeside(empty) : null} />
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ entity, absence, chain }) => (
              <tr key={entity.id}>
                <th scope="row" data-picked={isPicked("row", entity.id)}>
                  <EntityName entity={entity} tabIndex={-1} />
                  {absence !== null && (
                    <Why absence={absence} same={sameRows.has(entity.id) ? matrix.sameAbove(empty) : null} />
                  )}
                  {chain !== null && <small>{chain}</small>}
                </th>
                {columns.map((column) => (
                  <CellOf
                    key={column.entity.id}
                    row={entity.id}
                    column={column.entity.id}
                    cell={cells.get(`${entity.id} ${column.entity.id}`) ?? null}
                    axes={axes}
                    empty={empty}
                    picked={pick}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.legend} aria-hidden="true">
        <span data-basis="STATED">
          <span className={styles.mark} /> {basis.STATED}
        </span>
        <span data-basis="INFERRED">
          <span className={styles.mark} /> {basis.INFERRED}
        </span>
        <span>· {empty}</span>
      </p>
      {(rows.length < coverage.rows.length || columns.length < coverage.columns.length) && (
        <p>{matrix.cut(rows.length * columns.length, coverage.rows.length * coverage.columns.length)}</p>
      )}
    </>
  );
}

function NoRows({ axes }: { readonly axes: Axes }) {
  const { matrix } = useTexts();
  const words = useWords();
  const { to } = useAddress();
  return (
    <p>
      {matrix.noRows}{" "}
      {axes.only !== null && (
        <Link href={to("/matrix", changesFor({ ...axes, only: null }))}>{matrix.showAll(words.many(axes.rows))}</Link>
      )}
    </p>
  );
}

/** Of whom the same is said as of the last before it that has nothing: why is told once, and then that it is the same. */
function saidAgain(headings: Coverage["rows"]): ReadonlySet<string> {
  const again = new Set<string>();
  let last = "";
  for (const { entity, absence } of headings) {
    if (absence === null) continue;
    const said = JSON.stringify(absence);
    if (said === last) again.add(entity.id);
    last = said;
  }
  return again;
}

interface WhyProps {
  readonly absence: Absent;
  /** What is said where the reason was told just before. */
  readonly same: string | null;
}

function Why({ absence, same }: WhyProps) {
  return (
    <small title={absence.sentence}>
      <Reason
        of={same === null ? absence : { ...absence, sentence: "" }}
        tabIndex={-1}
        {...(same === null ? {} : { brief: same })}
      />
    </small>
  );
}

interface CellOfProps {
  readonly row: string;
  readonly column: string;
  readonly cell: Cell | null;
  readonly axes: Axes;
  /** What is said where there is no cell. */
  readonly empty: string;
  readonly picked: Pick | null;
}

function CellOf({ row, column, cell, axes, empty, picked }: CellOfProps) {
  const texts = useTexts();
  const { here } = useAddress();
  const pick = printPair(row, { relations: axes.via, pattern: axes.pattern }, column);
  if (cell === null) {
    return (
      <td className={styles.empty}>
        <Link
          href={here({ pick, source: null })}
          aria-current={isCellPicked(picked, axes, { row, column }) ? "true" : undefined}
          tabIndex={-1}
          title={empty}
        >
          <span aria-hidden="true">·</span>
          <span className={hidden.hidden}>{empty}</span>
        </Link>
      </td>
    );
  }
  const firmness = [texts.basis[cell.basis], cell.strength === null ? null : texts.strength[cell.strength]].filter(
    (one) => one !== null,
  );
  const label = `${cell.reading}: ${firmness.join(", ")}, ${texts.picked.quotes(cell.evidence.length)}`;
  return (
    <td className={styles.filled}>
      <Link
        href={here({ pick, source: null })}
        aria-label={label}
        aria-current={isCellPicked(picked, axes, cell) ? "true" : undefined}
        data-basis={cell.basis}
        tabIndex={-1}
        title={label}
      >
        <span className={styles.mark} aria-hidden="true" />
        {cell.count > 1 && <span>{cell.count}</span>}
      </Link>
    </td>
  );
}
