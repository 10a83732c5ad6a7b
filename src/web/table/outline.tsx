import type { ReactNode } from "react";
import { useAddress } from "../address.ts";
import type { Branch, Thing, Words } from "../data/answer-outline.ts";
import { useWords } from "../data/words.ts";
import { Firm } from "../parts/basis.tsx";
import { firstIn, More } from "../parts/more.tsx";
import { serviceLanguage, useTexts } from "../texts/texts.ts";
import styles from "./outline.module.css";
import { Facts, Named, Opens, Quotes, Several, Why } from "./outline-parts.tsx";

/** More than these fill more than can be seen at once. */
const few = { things: 4, branches: 2, below: 8 };

/** Of things of a level: how many of their branches stand open; each of the others is a line, to be opened. */
type Open = (level: number) => number;

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
          <Things of={branch.things.slice(0, first)} level={0} open={openIn(branch)} />
          <Why reasons={branch.reasons} />
          {branch.things.length > first && <More shown={first} all={branch.things.length} />}
        </section>
      ))}
    </Several.Provider>
  );
}

/** Of many things with many branches what was asked first; and of many that stand below others what leads to them. */
function openIn({ things }: Branch): Open {
  const isLong = things.length > few.things && things.some(({ branches }) => branches.length > few.branches);
  const below = things.flatMap(({ branches }) => branches.flatMap((one) => one.things));
  const isDeep = below.filter(({ branches }) => branches.length > 0).length > few.below;
  return (level) => (isLong && level === 0 ? 1 : isDeep && level === 1 ? 0 : Number.POSITIVE_INFINITY);
}

const all: Open = () => Number.POSITIVE_INFINITY;

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

interface ThingsProps {
  readonly of: readonly Thing[];
  readonly level: number;
  readonly open?: Open;
  /** What the first of them is told to be. */
  readonly label?: ReactNode;
}

function Things({ of, level, open = all, label }: ThingsProps) {
  if (of.length === 0) return null;
  return (
    <ul className={level === 0 ? styles.top : styles.things}>
      {of.map((thing, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an answer may name the same thing twice, and is never changed
        <li key={at}>
          <One thing={thing} level={level} open={open} label={at === 0 && label} before={of[at - 1]?.branches ?? []} />
        </li>
      ))}
    </ul>
  );
}

interface OneProps extends Required<Omit<ThingsProps, "of">> {
  readonly thing: Thing;
  /** Of the thing above. */
  readonly before: readonly Branch[];
}

/**
 * Words stand beside what is said by them, where there is room. Those of what links a thing with the one around it are not of the
 * thing itself, which is called above them.
 */
function One({ thing, level, open, label, before }: OneProps) {
  const { table: texts } = useTexts();
  const { link, said, facts, words, basis, pick, branches } = thing;
  const isApart = link !== null || said !== null;
  return (
    <>
      {isApart && <Title thing={thing} label={label} level={level} />}
      <div className={styles.one}>
        <div>
          {isApart ? <HowLinked thing={thing} /> : <Title thing={thing} label={label} level={level} />}
          {said !== null && (
            <p className={styles.said}>
              {texts.together}: <span lang={serviceLanguage}>{said}</span>
            </p>
          )}
          <Facts of={facts} />
        </div>
        {words.length > 0 && (
          <div>
            <Quotes of={words} basis={basis} pick={pick} />
          </div>
        )}
      </div>
      <Why reasons={thing.reasons} pick={pick} />
      {branches.map((branch, at) =>
        at >= open(level) && !isOfNames(branch) && branch.things.length > 0 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <Folded key={at} branch={branch} level={level + 1} />
        ) : (
          <Below
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            key={at}
            branch={branch}
            level={level + 1}
            open={open}
            above={before.find(({ heading }) => heading === branch.heading)}
          />
        ),
      )}
    </>
  );
}

function Title({ thing, label, level }: Pick<OneProps, "thing" | "label" | "level">) {
  const words = useWords();
  const { lead, title, link, kind, basis, commitment, said, pick, source, branches } = thing;
  const Element = level === 0 ? "h3" : "p";
  const isHead = level === 0 || (level === 1 && branches.length > 0);
  const isFirm = basis !== null || commitment !== null;
  if (title === null && !isFirm) return label;
  return (
    <Element className={`${styles.title} ${isHead ? styles.ahead : ""}`}>
      {label}
      {lead !== null && (
        <span className={styles.lead} lang={serviceLanguage}>
          {lead}
        </span>
      )}
      {title !== null && (
        <Opens pick={pick} source={source} className={styles.opens}>
          <Named of={title} />
        </Opens>
      )}
      {kind !== null && <small>{words.one(kind)}</small>}
      {link === null && said === null && <Firmness thing={thing} />}
    </Element>
  );
}

function HowLinked({ thing }: Pick<OneProps, "thing">) {
  return (
    <p className={styles.title}>
      {thing.link !== null && (
        <span className={styles.lead} lang={serviceLanguage}>
          {thing.link}
        </span>
      )}
      <Firmness thing={thing} />
    </p>
  );
}

function Firmness({ thing: { basis, strength, commitment, said } }: Pick<OneProps, "thing">) {
  if (basis === null && commitment === null) return null;
  return <Firm basis={basis} strength={strength} commitment={commitment} isJoined={said !== null} />;
}

function Heading({ children }: { readonly children: ReactNode }) {
  return (
    <span className={styles.heading} lang={serviceLanguage}>
      {children}
    </span>
  );
}

interface BelowProps {
  readonly branch: Branch;
  readonly level: number;
  readonly open: Open;
  /** What the thing above is linked with in the same way. */
  readonly above: Branch | undefined;
}

/** What a thing is linked with; names alone stand beside each other. */
function Below({ branch, level, open, above }: BelowProps) {
  const { matrix, table: texts } = useTexts();
  const { heading, things, reasons } = branch;
  const label = heading !== null && <Heading>{heading}</Heading>;
  const isSame = things.length > 0 && isEqual(branch, above);
  if (isSame || isOfNames(branch))
    return (
      <p className={styles.below}>
        {label} <Names of={things} />
        {isSame && !isOfNames(branch) && <span className={styles.none}> {texts.asAbove}</span>}
      </p>
    );
  const isLine = things.length + reasons.length === 1;
  return (
    <div className={styles.below}>
      {!isLine && label}
      {things.length + reasons.length === 0 && <span className={styles.none}> {matrix.empty}</span>}
      <Things of={things} level={level} open={open} label={isLine && label} />
      <Why reasons={reasons} above={above?.reasons ?? []} label={isLine && label} />
    </div>
  );
}

/** Whether two say the same, each of its own thing. */
function isEqual(one: Branch, other: Branch | undefined): boolean {
  const said = (branch: Branch) =>
    JSON.stringify(branch, (key, value: unknown) => (key === "pick" ? undefined : value));
  return other !== undefined && said(one) === said(other);
}

function Names({ of }: { readonly of: readonly Thing[] }) {
  return of.map(({ title, pick, source }, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    <span key={at}>
      {at > 0 && "; "}
      {title !== null && (
        <Opens pick={pick} source={source} className={styles.opens}>
          <Named of={title} />
        </Opens>
      )}
    </span>
  ));
}

/** One line that names what a thing is linked with and shows its first words, to be opened; open where something in it is picked. */
function Folded({ branch, level }: Omit<BelowProps, "above" | "open">) {
  const { get } = useAddress();
  const { heading, things } = branch;
  const first = firstWordsIn(branch);
  return (
    <div className={`${styles.below} ${styles.one} ${styles.shut}`}>
      <details open={isIn(branch, get("pick"))}>
        <summary className={styles.folded}>
          {heading !== null && <Heading>{heading}</Heading>}{" "}
          {things.map(({ lead, title, basis, strength, commitment }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <span key={at}>
              {title === null ? lead : <Named of={title} />}
              {basis !== null && <Firm basis={basis} strength={strength} commitment={commitment} />}
            </span>
          ))}
        </summary>
        <Things of={things} level={level} />
        <Why reasons={branch.reasons} />
      </details>
      {first !== null && (
        <div>
          <Quotes of={[first.words]} basis={first.basis} pick={first.pick} />
        </div>
      )}
    </div>
  );
}

/** As they are read from top to bottom. */
function firstWordsIn({ things }: Branch): (Pick<Thing, "basis" | "pick"> & { readonly words: Words }) | null {
  for (const { words, basis, pick, branches } of things) {
    const [own] = words;
    if (own !== undefined) return { words: own, basis, pick };
    const below = branches.map(firstWordsIn).find((one) => one !== null);
    if (below !== undefined) return below;
  }
  return null;
}

function isIn({ things }: Branch, pick: string | null): boolean {
  return pick !== null && things.some((one) => one.pick === pick || one.branches.some((below) => isIn(below, pick)));
}

/** Whether of all things it has their names alone. */
function isOfNames({ things }: Branch): boolean {
  return things.length > 0 && things.every(isBare);
}

function isBare({ lead, title, link, basis, commitment, said, facts, words, branches, reasons }: Thing): boolean {
  const isPlain = lead === null && link === null && basis === null && commitment === null && said === null;
  return title !== null && isPlain && facts.length + words.length + branches.length + reasons.length === 0;
}
