import { memo, useEffect, useLayoutEffect, useMemo, useRef } from "react";
import type { Range } from "../place.ts";
import { useTexts } from "../texts/texts.ts";
import { type Line, linesOf, type Reading } from "./segments.ts";
import styles from "./source.module.css";

interface TextOfProps {
  readonly content: string;
  readonly readings: readonly Reading[];
  readonly lit: readonly Range[];
  /** The one of them that is brought into sight. */
  readonly now: Range | null;
  readonly onSelect: (start: number, end: number) => void;
}

/**
 * A text, line by line, to the letter. Words that are selected, a line whose number is pressed, or a quote that is pressed is
 * handed to `onSelect`, as a range of the text.
 */
export function TextOf({ content, readings, lit, now, onSelect }: TextOfProps) {
  const lines = useMemo(() => linesOf(content, readings, lit), [content, readings, lit]);
  const text = useRef<HTMLDivElement>(null);
  const select = useRef(onSelect);
  select.current = onSelect;
  const kept = useRef<Range | null>(null);

  useEffect(() => {
    const box = text.current;
    if (box === null) return;
    const chosen = () => {
      const range = selectedIn(box) ?? null;
      kept.current = range;
      if (range !== null) select.current(range.start, range.end);
    };
    const pressed = (event: MouseEvent) => {
      if (!window.getSelection()?.isCollapsed) return;
      const at = offsetOf(document.caretPositionFromPoint?.(event.clientX, event.clientY) ?? null);
      const around = at === null ? [] : readings.filter(({ start, end }) => start <= at && at < end);
      const nearest = around.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
      if (nearest !== undefined) select.current(nearest.start, nearest.end);
    };
    // the mouse may be let go outside the text; by touch, an end of what is selected may be moved later on
    let [isTouched, timer] = [false, 0];
    const letGo = ({ pointerType }: PointerEvent) => {
      isTouched = pointerType === "touch";
      if (!isTouched) chosen();
    };
    const changed = () => {
      clearTimeout(timer);
      if (isTouched) timer = window.setTimeout(chosen, 600);
    };
    const byKey = ({ key, shiftKey }: KeyboardEvent) => {
      if (shiftKey && /^(Arrow|Home|End|Page)/.test(key)) chosen();
    };
    const clicked = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest("mark") !== null) pressed(event);
    };
    box.addEventListener("click", clicked);
    document.addEventListener("pointerup", letGo);
    document.addEventListener("selectionchange", changed);
    document.addEventListener("keyup", byKey);
    return () => {
      clearTimeout(timer);
      box.removeEventListener("click", clicked);
      document.removeEventListener("pointerup", letGo);
      document.removeEventListener("selectionchange", changed);
      document.removeEventListener("keyup", byKey);
    };
  }, [readings]);

  useLayoutEffect(() => {
    // words that are lit are drawn in runs of their own: what was selected in the runs before stays selected, to be copied
    if (kept.current !== null && text.current !== null && lines.length > 0) selectAgain(text.current, kept.current);
    kept.current = null;
  }, [lines]);

  const isLong = lines.length > manyLines;
  useEffect(() => {
    const box = text.current;
    const place = now === null ? null : (box?.querySelector("[data-now]") ?? null);
    if (box !== null && place !== null) bring(box, place, isLong);
  }, [now, isLong]);

  return (
    <div className={styles.text} ref={text} dir="auto" data-text data-long={isLong || undefined}>
      {lines.map((line) => (
        <LineOf
          key={line.start}
          line={line}
          content={content}
          now={now !== null && now.start < line.end && now.end > line.start ? now : null}
          select={select}
        />
      ))}
    </div>
  );
}

interface LineProps {
  readonly line: Line;
  readonly content: string;
  /** The passage in sight, where some of it is in the line. */
  readonly now: Range | null;
  readonly select: { readonly current: (start: number, end: number) => void };
}

const LineOf = memo(function LineOf({ line, content, now, select }: LineProps) {
  const { source } = useTexts();
  if (line.start === line.end) return null;
  return (
    <div className={styles.line}>
      <button
        type="button"
        className={styles.number}
        aria-label={`${source.line(line.number)}: ${source.readHere(line.readings)}`}
        onClick={() => select.current(line.start, line.end)}
      >
        {line.number}
      </button>
      <p dir="auto">
        {line.segments.map(({ start, end, read, isLit }) => {
          const words = content.slice(start, end);
          return read === null && !isLit ? (
            <span key={start} data-start={start} className={styles.unread}>
              {words}
            </span>
          ) : (
            <mark
              key={start}
              data-start={start}
              data-read={read ?? undefined}
              data-lit={isLit || undefined}
              data-now={(isLit && now !== null && now.start < end && now.end > start) || undefined}
            >
              {words}
            </mark>
          );
        })}
      </p>
    </div>
  );
}, sameLine);

/** Lines are cut anew for each passage; most are as they were. */
function sameLine(before: LineProps, after: LineProps): boolean {
  if (before.content !== after.content || before.now !== after.now) return false;
  return JSON.stringify(before.line) === JSON.stringify(after.line);
}

/** The range of the text that is selected within a box, whatever its ends are in; undefined where nothing is. */
function selectedIn(box: HTMLElement): Range | undefined {
  const selection = window.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const runs = [...box.querySelectorAll<HTMLElement>("[data-start]")].filter((run) => range.intersectsNode(run));
  const [first, last] = [runs[0], runs.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const start =
    startOf(first) + (first.contains(range.startContainer) ? within(range.startContainer, range.startOffset) : 0);
  const whole = last.textContent?.length ?? 0;
  const end = startOf(last) + (last.contains(range.endContainer) ? within(range.endContainer, range.endOffset) : whole);
  return start < end ? { start, end } : undefined;
}

function selectAgain(box: HTMLElement, { start, end }: Range): void {
  const runs = [...box.querySelectorAll<HTMLElement>("[data-start]")];
  const first = runs.findLast((run) => startOf(run) <= start);
  const last = runs.findLast((run) => startOf(run) < end);
  if (!first?.firstChild || !last?.firstChild) return;
  const within = (run: HTMLElement, at: number) => Math.min(at - startOf(run), run.textContent?.length ?? 0);
  window.getSelection()?.setBaseAndExtent(first.firstChild, within(first, start), last.firstChild, within(last, end));
}

function startOf(run: HTMLElement): number {
  return Number(run.dataset.start);
}

/** Characters of a run before an end of a selection, which is in its text or, before or behind all of it, in itself. */
function within(node: Node, offset: number): number {
  return node.nodeType === Node.TEXT_NODE || offset === 0 ? offset : (node.textContent?.length ?? 0);
}

/** Where in the text a place of the page is; null where it is not in a run of it. */
function offsetOf(place: { readonly offsetNode: Node; readonly offset: number } | null): number | null {
  if (place === null || place.offsetNode.nodeType !== Node.TEXT_NODE) return null;
  const start = place.offsetNode.parentElement?.dataset.start;
  return start === undefined ? null : Number(start) + place.offset;
}

/** Lines beyond which only those in sight are laid out. */
const manyLines = 1_000;

/** Scrolls a place into sight. In a long text, lines on the way are laid out as they are passed: it is looked again until it stands. */
function bring(box: HTMLElement, place: Element, isLong: boolean, times = 8): void {
  const [outer, inner] = [box.getBoundingClientRect(), place.getBoundingClientRect()];
  const top = inner.top - outer.top - box.clientHeight / 4;
  const isStill = isLong || window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  box.scrollBy({ top, behavior: isStill ? "instant" : "smooth" });
  if (isLong && times > 0 && Math.abs(top) > 2) requestAnimationFrame(() => bring(box, place, isLong, times - 1));
}
