import { createContext, type ReactNode, useContext } from "react";
import { Link } from "wouter";
import { useAddress } from "../address.ts";
import type { Fact, Reason, Titled, Words } from "../data/answer-outline.ts";
import { useWords } from "../data/words.ts";
import { serviceLanguage, useOtherLanguage, useTexts } from "../texts/texts.ts";
import styles from "./outline.module.css";
import { usePressed } from "./pressed.tsx";
import { sayValue } from "./values.ts";

/** Whether words are from more than one document, so that each has to say from which. */
export const Several = createContext(false);

export function Facts({ of }: { readonly of: readonly Fact[] }) {
  const texts = useTexts();
  const words = useWords();
  if (of.length === 0) return null;
  return (
    <dl className={styles.facts} lang={serviceLanguage}>
      {of.map(({ heading, type, value }) => (
        <div key={heading}>
          <dt>{heading}</dt>
          <dd>
            <bdi>{sayValue(value, type, texts, words)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface QuotesProps {
  readonly of: readonly Words[];
  readonly basis: string | null;
  readonly pick: string | null;
}

/** The words of a source, each of which leads to its place; what stands around them in their sentence, where that is told. */
export function Quotes({ of, basis, pick }: QuotesProps) {
  const { source: texts } = useTexts();
  const other = useOtherLanguage();
  const isSeveral = useContext(Several);
  return of.map(({ quote, basis: own, heading, sentence, line, document, language, source }, at) => {
    const around = sentence === of[at - 1]?.sentence ? null : aroundIn(sentence, quote);
    return (
      <Opens
        key={`${source} ${heading}`}
        pick={pick}
        source={withOthers(source, of)}
        className={styles.quoted}
        basis={own ?? basis}
      >
        <q dir="auto" lang={other(language)}>
          {around?.[0]}
          {around === null ? quote : <mark>{quote}</mark>}
          {around?.[1]}
        </q>{" "}
        <small>
          {heading !== null && <span lang={serviceLanguage}>{heading}</span>}
          {line !== null && <span>{texts.line(line)}</span>}
          {isSeveral && document !== null && <Named of={document} />}
        </small>
      </Opens>
    );
  });
}

/** What stands before and behind words in their sentence; null where that is nothing. */
function aroundIn(sentence: string | null, quote: string): readonly [string, string] | null {
  const at = sentence?.indexOf(quote) ?? -1;
  if (sentence === null || at < 0 || sentence === quote) return null;
  return [sentence.slice(0, at), sentence.slice(at + quote.length)];
}

/** Words, and then the others in the same text that the same rests on: all are lit, and these are in sight first. */
function withOthers(first: string, all: readonly Words[]): string {
  const [document = "", range = ""] = first.split("@");
  const ranges = all.map(({ source }) => source.split("@")).filter(([of]) => of === document);
  return `${document}@${[...new Set([range, ...ranges.map(([, one]) => one)])].join(",")}`;
}

interface WhyProps {
  readonly reasons: readonly Reason[];
  readonly pick?: string | null;
  /** What was said of the thing above. */
  readonly above?: readonly Reason[];
  /** Of what none is recorded. */
  readonly label?: ReactNode;
}

/** Why something is not recorded, and the words that this rests on; what was said above is not said again. */
export function Why({ reasons, pick = null, above = [], label }: WhyProps) {
  const { matrix } = useTexts();
  return reasons.map((reason) => {
    const { sentence, words, source } = reason;
    const isSame = sentence !== null && above.some((one) => one.sentence === sentence && one.source === source);
    return (
      <div key={sentence} className={`${styles.why} ${styles.one}`}>
        <div>
          {label}{" "}
          <Opens pick={pick} source={source} className={styles.opens} isAgain={isSame}>
            {sentence === null || isSame ? (
              <span>{isSame ? matrix.sameAbove(matrix.empty) : matrix.empty}</span>
            ) : (
              <span lang={serviceLanguage}>{sentence}.</span>
            )}
          </Opens>
        </div>
        {words.length > 0 && !isSame && (
          <div>
            <Quotes of={words} basis={null} pick={pick} />
          </div>
        )}
      </div>
    );
  });
}

export function Named({ of: { text, language } }: { readonly of: Titled }) {
  const other = useOtherLanguage();
  return <bdi lang={other(language)}>{text}</bdi>;
}

interface OpensProps {
  readonly pick: string | null;
  readonly source: string | null;
  readonly className: string | undefined;
  readonly basis?: string | null;
  /** Whether something above opens the same, and is marked where it is not known which was pressed. */
  readonly isAgain?: boolean;
  readonly children: ReactNode;
}

export function Opens({ pick, source, className, basis, isAgain = false, children }: OpensProps) {
  const { here, get } = useAddress();
  const href = here({ pick, source });
  const { isPressed, press } = usePressed(href);
  if (pick === null && source === null) return <span className={className}>{children}</span>;
  const isOpen = get("pick") === pick && get("source") === source && (isPressed ?? !isAgain);
  return (
    <Link
      href={href}
      onClick={press}
      className={className}
      aria-current={isOpen ? "true" : undefined}
      data-basis={basis}
    >
      {children}
    </Link>
  );
}
