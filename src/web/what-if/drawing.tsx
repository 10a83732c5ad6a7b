import { useId, useRef } from "react";
import { Link } from "wouter";
import { useAddress } from "../address.ts";
import { useWords } from "../data/words.ts";
import { Name } from "../parts/name.tsx";
import { useTexts } from "../texts/texts.ts";
import styles from "./drawing.module.css";
import type { Box, Drawing as DrawingOf, Line } from "./drawn.ts";
import { Consequences } from "./in-words.tsx";
import { boxHeight, type Laid, laidOut, rounded, signAt } from "./layout.ts";
import { Legend, SignMark } from "./legend.tsx";
import { heaviestOf } from "./touching.ts";
import { useWaysTo } from "./use-ways-to.ts";
import { useWidth } from "./use-width.ts";

interface DrawingProps {
  readonly drawing: DrawingOf;
  /** What all aims are called. */
  readonly aims: string;
}

/** What falls: who is taken out first, then whom it concerns, then aims; each box and each line opens the relation that goes. */
export function Drawing({ drawing, aims }: DrawingProps) {
  const { whatIf } = useTexts();
  const name = useId();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const laid = laidOut(drawing, width);
  const { boxes, lines, leftOut } = drawing;
  // what is stated is drawn last, over what is not
  const ordered = [null, "INFERRED", "STATED"].flatMap((one) => lines.filter((line) => line.basis === one));
  return (
    <figure className={styles.frame} aria-labelledby={width > 0 ? name : undefined}>
      <div ref={frame}>
        {width > 0 && (
          <svg className={styles.drawing} width={width} height={laid.height}>
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
              <BoxOf key={one.id} of={one} laid={laid} aims={aims} />
            ))}
          </svg>
        )}
      </div>
      <Legend lines={lines} />
      {leftOut > 0 && <p className={styles.more}>{whatIf.leftOut(leftOut)}</p>}
    </figure>
  );
}

interface BoxProps {
  readonly of: Box;
  readonly laid: Laid;
  readonly aims: string;
}

function BoxOf({ of, laid, aims }: BoxProps) {
  const { here, get } = useAddress();
  const { concerned, column } = of;
  const place = laid.place(of);
  // who loses by a relation opens that relation, with its words
  const opens = (concerned === null ? null : heaviestOf(concerned.lines)?.pick) ?? of.id;
  const called = <Name of={of} />;
  return (
    <foreignObject x={place.x} y={place.y} width={place.width} height={boxHeight}>
      {concerned === null && column === "aims" ? (
        <div className={styles.box} data-all="true">
          {called}
        </div>
      ) : (
        <Link
          className={styles.box}
          href={here({ pick: opens, source: null })}
          data-column={column}
          data-standing={concerned?.standing}
          aria-current={get("pick") === opens ? "true" : undefined}
          title={of.name}
        >
          {called}{" "}
          {concerned !== null && (
            <span className={styles.says}>
              <Consequences of={concerned} aims={aims} />
            </span>
          )}
        </Link>
      )}
    </foreignObject>
  );
}

interface LineProps {
  readonly line: Line;
  readonly laid: Laid;
}

/** A line leads to its words; from who is cut off, to the ways it had. */
function LineOf({ line, laid }: LineProps) {
  const { here, get } = useAddress();
  const { kinds } = useWords();
  const { whatIf } = useTexts();
  const waysTo = useWaysTo();
  const points = laid.way(line);
  const { x, y } = signAt(line, points);
  const { id, basis, sign, reading, from } = line;
  const aim = kinds.find((kind) => kind.aim);
  const says = reading ?? `${from.name}: ${whatIf.waysHad(aim?.pluralLabel ?? "")}`;
  return (
    <Link
      className={styles.line}
      href={reading === null ? waysTo(from.id, aim?.name ?? "") : here({ pick: id, source: null })}
      data-basis={basis ?? "WAY"}
      data-sign={sign}
      aria-label={`${says}: ${whatIf.signs[sign]}`}
      aria-current={get("pick") === id ? "true" : undefined}
    >
      <title>{says}</title>
      <path className={styles.reach} d={rounded(points)} />
      <path className={styles.way} d={rounded(points)} />
      <SignMark sign={sign} x={x} y={y} />
    </Link>
  );
}
