import { useId, useRef } from "react";
import { useTexts } from "../texts/texts.ts";
import styles from "./drawing.module.css";
import { allAims, type Box, type Drawing as DrawingOf, type Line } from "./falls.ts";
import { boxHeight, type Laid, laidOut, rounded, struck } from "./layout.ts";
import { useWidth } from "./use-width.ts";

/** What falls: who is taken out first, then who loses by it, then aims. The list says the same in words. */
export function Drawing({ drawing }: { readonly drawing: DrawingOf }) {
  const { whatIf, basis } = useTexts();
  const name = useId();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const laid = laidOut(drawing, width);
  const { boxes, lines, leftOut } = drawing;
  // what is stated is drawn last, over what is not
  const ordered = [null, "INFERRED", "STATED"].flatMap((one) => lines.filter((line) => line.basis === one));
  const signs = {
    STATED: basis.STATED,
    INFERRED: basis.INFERRED,
    ...(lines.some((line) => line.basis === null) ? { WAY: whatIf.way } : {}),
  };
  return (
    <div className={styles.frame}>
      <div ref={frame}>
        {width > 0 && (
          <svg className={styles.drawing} width={width} height={laid.height} role="img" aria-labelledby={name}>
            <title id={name}>{whatIf.drawn(lines.length)}</title>
            {laid.heads.map(({ column, x, y }) => (
              <text key={column} className={styles.column} x={x} y={y}>
                {whatIf.columns[column]}
              </text>
            ))}
            {ordered.map((line) => (
              <LineOf key={line.id} line={line} laid={laid} />
            ))}
            {boxes.map((one) => (
              <BoxOf key={one.id} of={one} laid={laid} />
            ))}
          </svg>
        )}
      </div>
      <p className={styles.legend} aria-hidden="true">
        {Object.entries(signs).map(([sign, says]) => (
          <span key={sign}>
            <span className={styles.sign} data-basis={sign} />
            {says}
          </span>
        ))}
        {boxes.some(({ losesAll }) => losesAll) && (
          <span>
            <span className={styles.bereft} />
            {whatIf.losesAll}
          </span>
        )}
      </p>
      {leftOut > 0 && <p className={styles.more}>{whatIf.leftOut(leftOut)}</p>}
    </div>
  );
}

function BoxOf({ of, laid }: { readonly of: Box; readonly laid: Laid }) {
  const { x, y, width } = laid.place(of);
  return (
    <foreignObject x={x} y={y} width={width} height={boxHeight}>
      <div
        className={styles.box}
        data-column={of.column}
        data-all={of.id === allAims}
        data-loses-all={of.losesAll || undefined}
        title={of.name}
      >
        <bdi>{of.name}</bdi>
      </div>
    </foreignObject>
  );
}

/** A line that is struck through: it would fall. */
function LineOf({ line, laid }: { readonly line: Line; readonly laid: Laid }) {
  const points = laid.way(line);
  const { x, y } = struck(line, points);
  return (
    <g className={styles.line} data-basis={line.basis ?? "WAY"}>
      <path d={rounded(points)} />
      <path className={styles.cross} d={`M${x - 4} ${y - 4} l8 8 m0 -8 l-8 8`} />
    </g>
  );
}
