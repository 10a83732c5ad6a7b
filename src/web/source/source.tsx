import { useMemo, useState } from "react";
import { useAddress } from "../address.ts";
import { useAnswer } from "../data/answer.ts";
import { aboutSource } from "../data/in-words.ts";
import { Text, type TextQuery } from "../data/operations.ts";
import { useWords } from "../data/words.ts";
import { Answered } from "../parts/standing.tsx";
import { useLanguage, useTexts } from "../texts/texts.ts";
import type { Annotation } from "./annotation.ts";
import { type Place, printPlace } from "./place.ts";
import { ReadHere } from "./read-here.tsx";
import type { Reading } from "./segments.ts";
import styles from "./source.module.css";
import { TextOf } from "./text-of.tsx";

/** A document's text, with what was read from it marked, the quotes of what is picked lit, and who is to be credited. */
export function Source({ places, shown }: { readonly places: readonly Place[]; readonly shown: Place | null }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const first = shown?.document ?? places.find(({ document }) => document === chosen)?.document ?? places[0]?.document;
  if (first === undefined) return null;
  const lit = shown !== null && shown.document === first ? shown : places.find(({ document }) => document === first);
  return (
    <>
      {places.length > 1 && (
        <div className={styles.documents}>
          {places.map(({ document }) => (
            <button key={document} type="button" aria-pressed={document === first} onClick={() => setChosen(document)}>
              {document}
            </button>
          ))}
        </div>
      )}
      <DocumentOf key={first} place={lit ?? { document: first, ranges: [] }} isPassage={shown !== null} />
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
  if (document === null) return <p role="alert">{texts.picked.gone}</p>;
  const select = (start: number, end: number) =>
    go(here({ source: printPlace({ document: document.id, ranges: [{ start, end }] }) }), { replace: true });
  return (
    <>
      <header className={styles.head}>
        <h2>
          <bdi>{document.name}</bdi>
        </h2>
        <p className={styles.facts}>{[document.date, document.url].filter((part) => part !== null).join(" · ")}</p>
      </header>
      {isPassage && <ReadHere annotations={annotations} ranges={place.ranges} />}
      {document.text === null ? (
        <p>{texts.source.unread}</p>
      ) : (
        <TextOf content={document.text.content} readings={readings} lit={place.ranges} onSelect={select} />
      )}
      <footer className={styles.foot}>
        <p className={styles.legend}>
          <mark data-read="STATED">{texts.source.legend.stated}</mark>{" "}
          <mark data-read="INFERRED">{texts.source.legend.inferred}</mark>{" "}
          <span className={styles.unread}>{texts.source.legend.none}</span>
        </p>
        {document.credit !== null && (
          <p>
            {texts.source.credit}: {document.credit}
          </p>
        )}
        {document.license !== null && <p>{document.license}</p>}
        {document.text !== null && (
          <p>
            SHA-256 <code>{document.text.sha256}</code>
          </p>
        )}
      </footer>
    </>
  );
}

function readingOf({ evidence: { start, end }, relation, entity }: Annotation): Reading {
  return { start, end, basis: relation?.properties.basis ?? entity?.basis ?? "STATED" };
}
