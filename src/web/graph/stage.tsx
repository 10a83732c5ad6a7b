import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { useTexts } from "../texts/texts.ts";
import type { Content } from "./content.ts";
import { createDrawing, type Drawing, type Move } from "./drawing.ts";
import styles from "./graph.module.css";
import type { Look } from "./looks.ts";
import type { Reader } from "./pointing.ts";
import type { Arranging } from "./use-layout.ts";

interface StageProps {
  readonly box: RefObject<HTMLDivElement>;
  readonly content: Content;
  readonly arranging: Arranging;
  readonly look: Look;
  readonly reader: Reader;
  /** What is brought to the middle; another object brings it there again. */
  readonly centred: { readonly id: string } | null;
  /** What is shown, in words. */
  readonly label: string;
}

const keys: Readonly<Record<string, Move>> = {
  "+": "in",
  "=": "in",
  "-": "out",
  "0": "fit",
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

const zooms: readonly (readonly [move: "in" | "out" | "fit", sign: string])[] = [
  ["in", "+"],
  ["out", "−"],
  ["fit", "⤢"],
];

/** The drawing, with what moves it; where the browser has no WebGL, that the table says all the same. */
export function Stage({ box, content, arranging, look, reader, centred, label }: StageProps) {
  const { graph } = useTexts();
  const drawing = useDrawing(box, reader);
  const { placed, done, error } = arranging;
  const shown = drawing === "none" ? null : drawing;
  useEffect(() => {
    // until another graph is laid out, what is there stays as it is
    if (placed !== null && placed.content === content) shown?.draw(placed, look);
  }, [placed, content, look, shown]);
  useEffect(() => {
    if (shown !== null && centred !== null && placed !== null) shown.centre(centred.id);
  }, [centred, shown, placed]);
  const press = (event: KeyboardEvent) => {
    const move = keys[event.key];
    if (move === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    shown?.move(move);
  };
  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/useSemanticElements: no element is a drawing that keys move */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what moves must be moved without a pointer */}
      <div ref={box} className={styles.stage} role="group" aria-label={label} tabIndex={0} onKeyDown={press} />
      {drawing === "none" && (
        <p className={styles.blind} role="alert">
          {graph.blind}
        </p>
      )}
      {error !== null && (
        <p className={styles.blind} role="alert">
          {graph.notArranged(error.message)}
        </p>
      )}
      {done !== null && drawing !== "none" && (
        <p className={styles.arranging} role="status">
          {graph.arranging} <progress value={done} aria-label={graph.arranging} />
        </p>
      )}
      <div className={styles.zooms} role="toolbar" aria-label={graph.zoom}>
        {zooms.map(([move, sign]) => (
          <button
            key={move}
            type="button"
            aria-label={graph.moves[move]}
            title={graph.moves[move]}
            onClick={() => shown?.move(move)}
          >
            {sign}
          </button>
        ))}
      </div>
    </div>
  );
}

/** A drawing in a box, for as long as the box is there. `none`: the browser draws no WebGL. */
function useDrawing(box: RefObject<HTMLDivElement>, reader: Reader): Drawing | "none" | null {
  const [drawing, setDrawing] = useState<Drawing | "none" | null>(null);
  const latest = useRef(reader);
  latest.current = reader;
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    let made: Drawing;
    try {
      made = createDrawing(element, {
        onNode: (id) => latest.current.onNode(id),
        onEdge: (id) => latest.current.onEdge(id),
        onNothing: () => latest.current.onNothing(),
        onExpand: (id) => latest.current.onExpand(id),
      });
    } catch {
      element.replaceChildren();
      setDrawing("none");
      return;
    }
    setDrawing(made);
    const watching = new ResizeObserver(() => made.resize());
    watching.observe(element);
    return () => {
      watching.disconnect();
      made.close();
      setDrawing(null);
    };
  }, [box]);
  return drawing;
}
