import { useTexts } from "../texts/texts.ts";
import styles from "./drawing.module.css";
import type { Line } from "./drawn.ts";
import type { Sign } from "./touching.ts";

/** What becomes of whom a line leads to, by form: struck out, struck through once, or a ring. */
export function SignMark({ sign, x, y }: { readonly sign: Sign; readonly x: number; readonly y: number }) {
  if (sign === "touches") return <circle className={styles.ring} cx={x} cy={y} r={4} />;
  const slash = `M${x - 4} ${y + 4} l8 -8`;
  return <path className={styles.cross} d={sign === "weakens" ? slash : `${slash} M${x - 4} ${y - 4} l8 8`} />;
}

/** The lines and signs that are drawn, in words. */
export function Legend({ lines }: { readonly lines: readonly Line[] }) {
  const { whatIf, basis } = useTexts();
  const says = { STATED: basis.STATED, INFERRED: basis.INFERRED, WAY: whatIf.way };
  const bases = (["STATED", "INFERRED", "WAY"] as const).filter((one) =>
    lines.some((line) => (line.basis ?? "WAY") === one),
  );
  const signs = (["falls", "weakens", "touches"] as const).filter((one) => lines.some(({ sign }) => sign === one));
  return (
    <p className={styles.legend} aria-hidden="true">
      {bases.map((one) => (
        <span key={one}>
          <span className={styles.sign} data-basis={one} />
          {says[one]}
        </span>
      ))}
      {signs.map((sign) => (
        <span key={sign}>
          <svg width="16" height="16" aria-hidden="true">
            <SignMark sign={sign} x={8} y={8} />
          </svg>
          {whatIf.signs[sign]}
        </span>
      ))}
    </p>
  );
}
