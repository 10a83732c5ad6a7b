import { memo, type ReactNode } from "react";
import { useAddress } from "../address.ts";
import type { Axes } from "../data/opening-axes.ts";
import type { MatrixQuery } from "../data/operations.ts";
import { EntityName } from "../parts/entity.tsx";
import { Reason } from "../parts/reason.tsx";
import { printPair } from "../pick.ts";
import { useTexts } from "../texts/texts.ts";
import { type Cell, CellOf } from "./cell.tsx";
import styles from "./matrix.module.css";
import type { Span } from "./use-shown.ts";

export type Line = MatrixQuery["coverage"]["rows"][number];

interface RowOfProps {
  readonly line: Line;
  /** In the table, from 1: the headings of the columns are 0. */
  readonly at: number;
  readonly columns: readonly Line[];
  readonly cells: ReadonlyMap<string, Cell>;
  readonly axes: Axes;
  /** What is said where there is no cell. */
  readonly empty: string;
  /** Whether it is empty for the same reason as the last empty row before it. */
  readonly isSame: boolean;
  /** Which of its cells are drawn, beside the two below. */
  readonly shown: Span;
  /** The column in which the cursor is, 0 for the heading; null where it is in another row. */
  readonly cursor: number | null;
  readonly pickedColumn: number | null;
  readonly isPicked: boolean;
}

/** A row: its heading, with why it is empty where it is, and its cells. */
export const RowOf = memo(function RowOf(props: RowOfProps) {
  const { line, at, empty, isSame, shown, cursor, isPicked } = props;
  const { entity, absence } = line;
  const { matrix } = useTexts();
  const tabIndex = cursor === 0 ? 0 : -1;
  return (
    <tr aria-rowindex={at + 1} data-near={shown[1] > 0 || undefined}>
      <th scope="row" aria-colindex={1} data-picked={isPicked || undefined}>
        <EntityName entity={entity} tabIndex={tabIndex} />
        {absence !== null && (
          <small title={absence.sentence}>
            {isSame ? (
              <Reason of={{ ...absence, sentence: "" }} tabIndex={tabIndex} brief={matrix.sameAbove(empty)} />
            ) : (
              <Reason of={absence} tabIndex={tabIndex} />
            )}
          </small>
        )}
      </th>
      <Cells {...props} />
    </tr>
  );
});

/** Cells that are drawn; what is left out between them has the room of as many. */
function Cells({ line, columns, cells, axes, empty, shown: [from, to], cursor, pickedColumn }: RowOfProps) {
  const { here } = useAddress();
  const drawn: ReactNode[] = [];
  let left = 0;
  const leave = (before: number) => {
    if (left > 0) drawn.push(<td key={`to ${before}`} className={styles.left} colSpan={left} aria-hidden="true" />);
    left = 0;
  };
  for (const [index, { entity }] of columns.entries()) {
    const at = index + 1;
    const isDrawn = (index >= from && index < to) || at === cursor || at === pickedColumn;
    if (!isDrawn) {
      left++;
      continue;
    }
    leave(at);
    drawn.push(
      <CellOf
        key={entity.id}
        at={at}
        cell={cells.get(placeOf(line.entity.id, entity.id)) ?? null}
        pick={printPair(line.entity.id, { relations: axes.via, pattern: axes.pattern }, entity.id)}
        here={here}
        empty={empty}
        isPicked={at === pickedColumn}
        hasCursor={at === cursor}
      />,
    );
  }
  leave(columns.length + 1);
  return drawn;
}

/** The key of a cell, by the ids of its row and its column. */
export function placeOf(row: string, column: string): string {
  return `${row} ${column}`;
}
