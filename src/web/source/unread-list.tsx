import { useState } from "react";
import { Link } from "wouter";
import { useAddress } from "../address.ts";
import { printPlace } from "../place.ts";
import { useTexts } from "../texts/texts.ts";
import styles from "./source.module.css";
import type { Unread } from "./unread.ts";

/** Passages that are listed at first, and by which more are. */
const step = 50;

interface UnreadListProps {
  readonly document: string;
  readonly content: string;
  readonly passages: readonly Unread[];
}

/** How much of a text nobody has read anything from, and each of these passages, which leads to its place. */
export function UnreadList({ document, content, passages }: UnreadListProps) {
  const { source, more } = useTexts();
  const { here, get } = useAddress();
  const [shown, setShown] = useState(step);
  const whole = passages.filter(({ isWhole }) => isWhole).length;
  if (passages.length === 0) return <p>{source.allRead}</p>;
  return (
    <details className={styles.left}>
      <summary>{source.unreadLines(whole, passages.length - whole)}</summary>
      <p>{source.nothingReadMeans}</p>
      <ol>
        {passages.slice(0, shown).map(({ line, start, end }) => {
          const address = printPlace({ document, ranges: [{ start, end }] });
          return (
            <li key={start}>
              <Link
                href={here({ source: address, pick: null })}
                aria-current={get("source") === address ? "true" : undefined}
              >
                <span>{source.line(line)}</span> <bdi>{content.slice(start, end)}</bdi>
              </Link>
            </li>
          );
        })}
      </ol>
      {shown < passages.length && (
        <p>
          {more.shown(shown, passages.length)}{" "}
          <button type="button" onClick={() => setShown(shown + step)}>
            {more.next(Math.min(step, passages.length - shown))}
          </button>
        </p>
      )}
    </details>
  );
}
