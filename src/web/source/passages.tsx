import { useEffect } from "react";
import { useTexts } from "../texts/texts.ts";
import styles from "./source.module.css";

interface PassagesProps {
  /** From 0. */
  readonly at: number;
  readonly all: number;
  readonly go: (at: number) => void;
}

/** How many quotes are lit in a text, which of them is in sight, and the ways to the one before and after: keys too, from everywhere. */
export function Passages({ at, all, go }: PassagesProps) {
  const { source } = useTexts();
  const next = (at + 1) % all;
  const previous = (at + all - 1) % all;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const to = event.key === "ArrowDown" ? next : event.key === "ArrowUp" ? previous : null;
      if (to === null || !event.altKey || event.defaultPrevented) return;
      event.preventDefault();
      go(to);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [next, previous, go]);
  return (
    <p className={styles.passages}>
      <span role="status">
        {source.lit(all)} <span>({source.litNow(at + 1, all)})</span>
      </span>
      <button
        type="button"
        aria-label={source.previous}
        title={`${source.previous} (Alt ↑)`}
        aria-keyshortcuts="Alt+ArrowUp"
        onClick={() => go(previous)}
      >
        ↑
      </button>
      <button
        type="button"
        aria-label={source.next}
        title={`${source.next} (Alt ↓)`}
        aria-keyshortcuts="Alt+ArrowDown"
        onClick={() => go(next)}
      >
        ↓
      </button>
    </p>
  );
}
