import { useMemo, useState } from "react";
import { Link } from "wouter";
import { useAddress } from "../address.ts";
import { useAnswer } from "../data/answer.ts";
import { aboutSource } from "../data/in-words.ts";
import { Text, type TextQuery } from "../data/operations.ts";
import { useWords } from "../data/words.ts";
import { Name } from "../parts/name.tsx";
import { Answered } from "../parts/standing.tsx";
import { asNamed, type NamedPlace, type Place, printPlace, type Range } from "../place.ts";
import { useLanguage, useTexts } from "../texts/texts.ts";
import type { Annotation } from "./annotation.ts";
import { Passages } from "./passages.tsx";
import { ReadHere } from "./read-here.tsx";
import type { Reading } from "./segments.ts";
import styles from "./source.module.css";
import { TextOf } from "./text-of.tsx";
import { unreadIn } from "./unread.ts";
import { UnreadList } from "./unread-list.tsx";

/**
 * A document's text, with what was read from it marked, the quotes of what is picked lit, and who is to be credited. Where the quotes
 * stand in several documents, each may be chosen.
 */
export function Source({ places, shown }: { readonly places: readonly NamedPlace[]; readonly shown: Place | null }) {
  const { source } = useTexts();
  const { here } = useAddress();
  const place = shown ?? places[0];
  if (place === undefined) return null;
  return (
    <>
      {places.length > 1 && (
        <nav className={styles.documents} aria-label={source.document}>
          {places.map((one) => (
            <Link
              key={one.document}
              href={here({ source: printPlace(one) })}
              aria-current={one.document === place.document ? "true" : undefined}
            >
              <bdi>{one.name}</bdi>
            </Link>
          ))}
        </nav>
      )}
      <DocumentOf key={place.document} place={place} isPassage={shown !== null} />
    </>
  );
}

function DocumentOf({ place, isPassage }: { readonly place: Place; readonly isPassage: boolean }) {
  const words = useWords();
  const operation = useMemo(() => aboutSource(Text, words), [words]);
  const asked = useAnswer(operation, { id: place.document, lang: useLanguage() });
  return (
    <section className={styles.source}>
      <Answered asked={asked}>{(answer) => <Read answer={answer} place={place} isPassage={isPassage} />}</Answered>
    </section>
  );
}

interface ReadProps {
  readonly answer: TextQuery;
  readonly place: Place;
  readonly isPassage: boolean;
}

function Read({ answer: { document, annotations }, place, isPassage }: ReadProps) {
  const texts = useTexts();
  const { here, go } = useAddress();
  const readings = useMemo(() => annotations.map(readingOf), [annotations]);
  const content = document?.text?.content ?? null;
  const unread = useMemo(() => (content === null ? [] : unreadIn(content, readings)), [content, readings]);
  if (document === null) return <p role="alert">{texts.picked.gone}</p>;
  const select = (start: number, end: number) =>
    go(here({ source: printPlace({ document: document.id, ranges: [{ start, end }] }) }));
  return (
    <>
      <header className={styles.head}>
        <h2>
          <Name of={document} />
        </h2>
        <p className={styles.facts}>{[document.date, document.url].filter((part) => part !== null).join(" · ")}</p>
      </header>
      {isPassage && <ReadHere annotations={annotations} ranges={place.ranges} />}
      {document.text === null ? (
        <p>{texts.source.unread}</p>
      ) : (
        <LitText content={document.text.content} readings={readings} lit={place.ranges} onSelect={select} />
      )}
      <footer className={styles.foot}>
        <div className={styles.about}>
          <mark data-read="STATED">{texts.source.legend.stated}</mark>
          <mark data-read="INFERRED">{texts.source.legend.inferred}</mark>
          {document.text !== null && (
            <>
              <details>
                <summary>{texts.source.checked}</summary>
                {document.license !== null && <p>{document.license}</p>}
                <p>
                  SHA-256 <code>{document.text.sha256}</code>
                </p>
              </details>
              <UnreadList document={document.id} content={document.text.content} passages={unread} />
            </>
          )}
        </div>
        {document.credit !== null && (
          <p>
            {texts.source.credit}: {document.credit}
          </p>
        )}
      </footer>
    </>
  );
}

interface LitTextProps {
  readonly content: string;
  readonly readings: readonly Reading[];
  readonly lit: readonly Range[];
  readonly onSelect: (start: number, end: number) => void;
}

/** A text, the quotes that are lit in it told, and one of them in sight: the one named first, until the reader goes on. */
function LitText({ lit, ...text }: LitTextProps) {
  const quotes = useMemo(() => asNamed(lit), [lit]);
  const [gone, setGone] = useState({ quotes, at: 0 });
  const at = gone.quotes === quotes ? gone.at : 0;
  return (
    <>
      {quotes.length > 1 && <Passages at={at} all={quotes.length} go={(to) => setGone({ quotes, at: to })} />}
      <TextOf {...text} lit={lit} now={quotes[at] ?? null} />
    </>
  );
}

function readingOf({ evidence: { start, end }, relation, entity }: Annotation): Reading {
  return { start, end, basis: relation?.properties.basis ?? entity?.basis ?? "STATED" };
}
