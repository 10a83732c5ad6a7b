import { useId } from "react";
import { useTexts } from "../texts/texts.ts";
import styles from "./drawing.module.css";
import { allAims, type Box, type Column, type Drawing as DrawingOf, type Line } from "./falls.ts";

/** Measures of the drawing, in its own units. */
const box = { width: 250, height: 62, gap: 14 };
const left: Readonly<Record<Column, number>> = { out: 1, loses: 345, aims: 689 };
const width = 940;
const head = 28;

/** What falls: who is taken out at the left, who loses by it in the middle, aims at the right. The list says the same in words. */
export function Drawing({ drawing: { boxes, lines, rows, leftOut } }: { readonly drawing: DrawingOf }) {
  const { whatIf } = useTexts();
  const name = useId();
  const height = head + rows * (box.height + box.gap);
  const columns = (["out", "loses", "aims"] as const).filter((column) => boxes.some((one) => one.column === column));
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a pointer */}
      <section className={styles.scroll} aria-label={whatIf.drawing} tabIndex={0}>
        <svg className={styles.drawing} viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={name}>
          <title id={name}>{whatIf.drawn(lines.length)}</title>
          {columns.map((column) => (
            <text key={column} className={styles.column} x={left[column]} y={16}>
              {whatIf.columns[column]}
            </text>
          ))}
          {lines.map((line) => (
            <LineOf key={line.id} line={line} />
          ))}
          {boxes.map((one) => (
            <BoxOf key={one.id} of={one} />
          ))}
        </svg>
      </section>
      {leftOut > 0 && <p className={styles.more}>{whatIf.leftOut(leftOut)}</p>}
    </>
  );
}

function top({ row }: Box): number {
  return head + row * (box.height + box.gap);
}

function BoxOf({ of }: { readonly of: Box }) {
  return (
    <foreignObject x={left[of.column]} y={top(of)} width={box.width} height={box.height}>
      <div className={styles.box} data-column={of.column} data-all={of.id === allAims}>
        <bdi>{of.name}</bdi>
      </div>
    </foreignObject>
  );
}

/** A line with a stroke through it: it would fall. Between boxes of one column it goes round at their right. */
function LineOf({ line: { from, to, basis } }: { readonly line: Line }) {
  const [y, toY] = [top(from) + box.height / 2, top(to) + box.height / 2];
  const isForward = left[from.column] <= left[to.column];
  const x = left[from.column] + (isForward ? box.width : 0);
  const isBeside = from.column === to.column;
  const toX = left[to.column] + (isForward && !isBeside ? 0 : box.width);
  const [middle, bend] = [(x + toX) / 2 + (isBeside ? 45 : 0), isBeside ? 60 : (toX - x) / 2];
  const path = `M${x} ${y} C${x + bend} ${y} ${isBeside ? toX + bend : toX - bend} ${toY} ${toX} ${toY}`;
  const [crossX, crossY] = [middle, (y + toY) / 2];
  return (
    <g className={styles.line} data-basis={basis ?? "WAY"}>
      <path d={path} />
      <path className={styles.cross} d={`M${crossX - 5} ${crossY - 5} l10 10 m0 -10 l-10 10`} />
    </g>
  );
}
