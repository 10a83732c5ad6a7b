import { useMemo, useRef } from "react";
import { Link } from "wouter";
import { useAddress } from "../address.ts";
import type { Axes } from "../data/opening-axes.ts";
import type { MatrixQuery } from "../data/operations.ts";
import { useWords } from "../data/words.ts";
import { readPick } from "../pick.ts";
import { useTexts } from "../texts/texts.ts";
import { changesFor } from "./axes.ts";
import { EmptyColumns } from "./empty-columns.tsx";
import { HeadOf } from "./head.tsx";
import styles from "./matrix.module.css";
import { isCellPicked, isHeadingPicked } from "./picked-cell.ts";
import { type Line, placeOf, RowOf } from "./row.tsx";
import { useCursor } from "./use-cursor.ts";
import { useShown } from "./use-shown.ts";

type Coverage = MatrixQuery["coverage"];

/** Rows and columns that are drawn: beyond these nobody reads a table, and the exports have all. */
const most = { rows: 400, columns: 80 };
const nowhere = [0, 0] as const;

/** A table whose filled cells lead to the words behind them. Rows and columns without any say why, and never that there is none. */
export function Grid({ coverage, axes }: { readonly coverage: Coverage; readonly axes: Axes }) {
  const { matrix, basis } = useTexts();
  const words = useWords();
  const { get } = useAddress();
  const empty = get("basis") === "STATED" ? matrix.noneStated : matrix.empty;
  const [box, table] = [useRef<HTMLDivElement>(null), useRef<HTMLTableElement>(null)];
  const picks = get("pick");
  const pick = useMemo(() => readPick(picks), [picks]);
  const cells = useMemo(
    () => new Map(coverage.cells.map((cell) => [placeOf(cell.row, cell.column), cell])),
    [coverage],
  );
  const rows = useMemo(() => coverage.rows.slice(0, most.rows), [coverage]);
  const columns = useMemo(() => coverage.columns.slice(0, most.columns), [coverage]);
  const same = useMemo(() => saidAgain(rows), [rows]);
  const { cursor, keys } = useCursor(table, { row: rows.length, column: columns.length });
  const shown = useShown(box, table, { rows: rows.length, columns: columns.length });
  if (rows.length === 0 || columns.length === 0) return <NoRows axes={axes} />;
  const isPicked = (of: "row" | "column", id: string) => isHeadingPicked(pick, axes, { of, id });
  const pickedIn = (row: string) => {
    const at = columns.findIndex(({ entity }) => isCellPicked(pick, axes, { row, column: entity.id }));
    return at < 0 ? null : at + 1;
  };
  return (
    <>
      <div className={styles.scroll} ref={box}>
        <table
          ref={table}
          className={styles.grid}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: keys go from cell to cell of it
          role="grid"
          aria-label={matrix.caption(words.many(axes.rows), words.many(axes.columns))}
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length + 1}
          {...keys}
        >
          <thead>
            <tr aria-rowindex={1}>
              <td
                className={styles.corner}
                aria-colindex={1}
                tabIndex={cursor.row === 0 && cursor.column === 0 ? 0 : -1}
                aria-label={words.many(axes.rows)}
              />
              {columns.map((line, index) => (
                <HeadOf
                  key={line.entity.id}
                  line={line}
                  at={index + 1}
                  empty={empty}
                  isPicked={isPicked("column", line.entity.id)}
                  hasCursor={cursor.row === 0 && cursor.column === index + 1}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((line, index) => {
              const isRowPicked = isPicked("row", line.entity.id);
              const isShown = index >= shown.rows[0] && index < shown.rows[1];
              return (
                <RowOf
                  key={line.entity.id}
                  line={line}
                  at={index + 1}
                  columns={columns}
                  cells={cells}
                  axes={axes}
                  empty={empty}
                  isSame={same.has(line.entity.id)}
                  shown={isShown ? shown.columns : nowhere}
                  cursor={cursor.row === index + 1 ? cursor.column : null}
                  pickedColumn={isRowPicked ? pickedIn(line.entity.id) : null}
                  isPicked={isRowPicked}
                />
              );
            })}
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
      <EmptyColumns columns={columns} />
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

/** Of which the same is said as of the last before it that has nothing: why is told once, and then that it is the same. */
function saidAgain(lines: readonly Line[]): ReadonlySet<string> {
  const again = new Set<string>();
  let last = "";
  for (const { entity, absence } of lines) {
    if (absence === null) continue;
    const said = JSON.stringify(absence);
    if (said === last) again.add(entity.id);
    last = said;
  }
  return again;
}
