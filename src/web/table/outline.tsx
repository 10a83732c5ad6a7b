import { createContext, type ReactNode, useContext } from "react";
import { Link } from "wouter";
import { useAddress } from "../address.ts";
import type { Branch, Fact, Reason, Thing, Titled, Words } from "../data/answer-outline.ts";
import { useWords } from "../data/words.ts";
import { Firm } from "../parts/basis.tsx";
import { firstIn, More } from "../parts/more.tsx";
import { serviceLanguage, useOtherLanguage, useTexts } from "../texts/texts.ts";
import styles from "./outline.module.css";
import { sayValue } from "./values.ts";

/** An answer to be read from top to bottom: each thing, what it is linked with, and the words behind that. */
export function Outline({ branches }: { readonly branches: readonly Branch[] }) {
  const address = useAddress();
  const first = firstIn(address);
  const names = new Set(documentsIn(branches));
  return (
    <Several.Provider value={names.size > 1}>
      {branches.map((branch, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: fields of an answer, which is never changed
        <section key={at} className={styles.outline}>
          <Head branch={branch} />
          <Things of={branch.things.slice(0, first)} level={0} />
          <Why reasons={branch.reasons} />
          {branch.things.length > first && <More shown={first} all={branch.things.length} />}
        </section>
      ))}
    </Several.Provider>
  );
}

/** Whether words are from more than one document, so that each has to say from which. */
const Several = createContext(false);

function documentsIn(branches: readonly Branch[]): readonly string[] {
  const named = (words: readonly Words[]) => words.flatMap(({ document }) => document?.text ?? []);
  return branches.flatMap(({ things, reasons }) => [
    ...reasons.flatMap(({ words }) => named(words)),
    ...things.flatMap((one) => [
      ...named(one.words),
      ...one.reasons.flatMap(({ words }) => named(words)),
      ...documentsIn(one.branches),
    ]),
  ]);
}

/** What there is, and how many of them. */
function Head({ branch: { heading, kind, things } }: { readonly branch: Branch }) {
  const { table: texts } = useTexts();
  const words = useWords();
  if (kind !== null)
    return (
      <h2 className={styles.head}>
        {words.many(kind)} <small>{things.length}</small>
      </h2>
    );
  if (heading === null) return null;
  return (
    <h2 className={styles.head} lang={serviceLanguage}>
      {heading} {things.length > 1 && <small>{texts.entries(things.length)}</small>}
    </h2>
  );
}

function Things({ of, level }: { readonly of: readonly Thing[]; readonly level: number }) {
  if (of.length === 0) return null;
  return (
    <ul className={level === 0 ? styles.top : styles.things}>
      {of.map((thing, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an answer may name the same thing twice, and is never changed
        <li key={at}>
          <One thing={thing} level={level} />
        </li>
      ))}
    </ul>
  );
}

function One({ thing, level }: { readonly thing: Thing; readonly level: number }) {
  const words = useWords();
  const { lead, title, kind, basis, strength, commitment, pick, source } = thing;
  const Title = level === 0 ? "h3" : "p";
  const isFirm = basis !== null || commitment !== null;
  return (
    <>
      {(title !== null || isFirm) && (
        <Title className={styles.title}>
          {lead !== null && (
            <span className={styles.heading} lang={serviceLanguage}>
              {lead}
            </span>
          )}
          {title !== null && (
            <Opens pick={pick} source={source} className={styles.opens}>
              <Named of={title} />
            </Opens>
          )}
          {kind !== null && <small>{words.one(kind)}</small>}
          {isFirm && <Firm basis={basis} strength={strength} commitment={commitment} />}
        </Title>
      )}
      <Facts of={thing.facts} />
      <Quotes of={thing.words} basis={basis} pick={pick} />
      <Why reasons={thing.reasons} pick={pick} />
      {thing.branches.map((branch, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <Below key={at} branch={branch} level={level + 1} />
      ))}
    </>
  );
}

/** What a thing is linked with; names alone stand beside each other. */
function Below({ branch, level }: { readonly branch: Branch; readonly level: number }) {
  const { matrix } = useTexts();
  const { heading, things, reasons } = branch;
  const isPlain = things.length > 0 && things.every(isBare);
  const isEmpty = things.length === 0 && reasons.length === 0;
  const label = heading !== null && (
    <span className={styles.heading} lang={serviceLanguage}>
      {heading}
    </span>
  );
  if (isPlain)
    return (
      <p className={styles.below}>
        {label}{" "}
        {things.map(({ title, pick, source }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <span key={at}>
            {at > 0 && "; "}
            {title !== null && (
              <Opens pick={pick} source={source} className={styles.opens}>
                <Named of={title} />
              </Opens>
            )}
          </span>
        ))}
      </p>
    );
  return (
    <div className={styles.below}>
      {label}
      {isEmpty && <span className={styles.none}> {matrix.empty}</span>}
      <Things of={things} level={level} />
      <Why reasons={reasons} />
    </div>
  );
}

function isBare({ lead, title, basis, commitment, facts, words, branches, reasons }: Thing): boolean {
  const more = facts.length + words.length + branches.length + reasons.length;
  return lead === null && title !== null && basis === null && commitment === null && more === 0;
}

function Facts({ of }: { readonly of: readonly Fact[] }) {
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
function Quotes({ of, basis, pick }: QuotesProps) {
  const { source: texts } = useTexts();
  const other = useOtherLanguage();
  const isSeveral = useContext(Several);
  return of.map(({ quote, basis: own, heading, sentence, line, document, language, source }, at) => {
    const around = sentence === of[at - 1]?.sentence ? null : aroundIn(sentence, quote);
    return (
      <Opens key={`${source} ${heading}`} pick={pick} source={source} className={styles.quoted} basis={own ?? basis}>
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

/** Why something is not recorded, and the words that this rests on. */
function Why({ reasons, pick = null }: { readonly reasons: readonly Reason[]; readonly pick?: string | null }) {
  const { matrix } = useTexts();
  return reasons.map(({ sentence, words, source }) => (
    <div key={sentence} className={styles.why}>
      <Opens pick={pick} source={source} className={styles.opens}>
        {sentence === null ? matrix.empty : <span lang={serviceLanguage}>{sentence}.</span>}
      </Opens>
      <Quotes of={words} basis={null} pick={pick} />
    </div>
  ));
}

function Named({ of: { text, language } }: { readonly of: Titled }) {
  const other = useOtherLanguage();
  return <bdi lang={other(language)}>{text}</bdi>;
}

interface OpensProps {
  readonly pick: string | null;
  readonly source: string | null;
  readonly className: string | undefined;
  readonly basis?: string | null;
  readonly children: ReactNode;
}

function Opens({ pick, source, className, basis, children }: OpensProps) {
  const { here, get } = useAddress();
  if (pick === null && source === null) return <span className={className}>{children}</span>;
  const isOpen = get("pick") === pick && get("source") === source;
  return (
    <Link
      href={here({ pick, source })}
      className={className}
      aria-current={isOpen ? "true" : undefined}
      data-basis={basis}
    >
      {children}
    </Link>
  );
}
