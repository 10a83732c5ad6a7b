import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

/** From the first up to before the last, by their numbers from 0. */
export type Span = readonly [from: number, to: number];

export interface Shown {
  readonly rows: Span;
  readonly columns: Span;
}

/** How many cells are drawn whether or not they are in sight. */
const few = 1_500;
/** How many rows and columns are drawn beyond what is in sight, and by how many it changes. */
const beyond = { rows: 8, columns: 4 };

/**
 * Which rows and columns of a table that scrolls within a box have their cells drawn: of many, those about what is in sight. All
 * headings are there, and give the rows and columns their sizes. What a key brings into sight is not beneath the headings.
 */
export function useShown(
  box: RefObject<HTMLElement>,
  table: RefObject<HTMLTableElement>,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): Shown {
  const isFew = rows * columns <= few;
  const [shown, setShown] = useState<Shown>({ rows: [0, 3 * beyond.rows], columns: [0, 4 * beyond.columns] });
  const asked = useRef(0);
  const look = useCallback(() => {
    asked.current = 0;
    const [sight, head] = [box.current?.getBoundingClientRect(), table.current?.tHead?.rows[0]];
    const corner = head?.cells[0];
    if (sight === undefined || box.current === null || head === undefined || corner === undefined) return;
    box.current.style.scrollPaddingBlockStart = `${head.offsetHeight}px`;
    box.current.style.scrollPaddingInlineStart = `${corner.offsetWidth}px`;
    if (isFew) return;
    const next: Shown = {
      rows: spanOf([...(table.current?.tBodies[0]?.rows ?? [])], beyond.rows, ({ top, bottom }) => {
        return bottom > sight.top && top < sight.bottom;
      }),
      columns: spanOf([...head.cells].slice(1), beyond.columns, ({ left, right }) => {
        return right > sight.left && left < sight.right;
      }),
    };
    setShown((last) => (JSON.stringify(last) === JSON.stringify(next) ? last : next));
  }, [box, table, isFew]);
  useLayoutEffect(() => {
    if (rows > 0 && columns > 0) look();
  }, [look, rows, columns]);
  useEffect(() => {
    const place = box.current;
    if (place === null) return;
    const soon = () => {
      if (asked.current === 0) asked.current = requestAnimationFrame(look);
    };
    const sizes = new ResizeObserver(soon);
    sizes.observe(place);
    place.addEventListener("scroll", soon, { passive: true });
    return () => {
      cancelAnimationFrame(asked.current);
      asked.current = 0;
      sizes.disconnect();
      place.removeEventListener("scroll", soon);
    };
  }, [box, look]);
  return isFew ? { rows: [0, rows], columns: [0, columns] } : shown;
}

function spanOf(all: readonly Element[], more: number, isSeen: (box: DOMRect) => boolean): Span {
  const seen = all.flatMap((one, at) => (isSeen(one.getBoundingClientRect()) ? [at] : []));
  const [first = 0, last = 0] = [seen[0], seen.at(-1)];
  return [
    Math.max(0, Math.floor(first / more - 1) * more),
    Math.min(all.length, Math.ceil((last + 1) / more + 1) * more),
  ];
}
