import { useEffect, useMemo, useRef } from "react";
import { Link } from "wouter";
import { useAddress } from "../address.ts";
import { type Asked, useAnswer } from "../data/answer.ts";
import { Chain, OneEntity, type OneEntityQuery, Relations } from "../data/operations.ts";
import { useWords } from "../data/words.ts";
import type { Quoted } from "../parts/quote.tsx";
import { Answered } from "../parts/standing.tsx";
import { type Pair, readPick } from "../pick.ts";
import { type Place, placesOf, readPlace } from "../place.ts";
import { Source } from "../source/source.tsx";
import { useLanguage, useTexts } from "../texts/texts.ts";
import styles from "./beside.module.css";
import { chainWanted } from "./chain.ts";
import { EntityCard } from "./entity-card.tsx";
import { ChainCard, PairCard, quotesOfLink } from "./pair-card.tsx";
import { quotesOf } from "./steps.tsx";

/** Beside the answer: what is picked of it, and the text it rests on, with its quotes lit. */
export function Beside() {
  const { picked, source } = useTexts();
  const { get, here, go } = useAddress();
  const [picks, sources] = [get("pick"), get("source")];
  const pick = useMemo(() => readPick(picks), [picks]);
  const shown = useMemo(() => readPlace(sources), [sources]);
  const aside = useRef<HTMLElement>(null);
  useEffect(() => {
    if (picks === null) return;
    // whoever picks by keyboard goes on here
    if (document.activeElement?.matches("main :focus-visible")) aside.current?.focus();
  }, [picks]);
  return (
    <aside
      ref={aside}
      tabIndex={-1}
      onKeyDown={({ key }) => key === "Escape" && go(here({ pick: null, source: null }))}
      className={styles.beside}
      aria-label={pick === null ? source.title : picked.title}
    >
      <p className={styles.bar}>
        <Link className={styles.close} href={here({ pick: null, source: null })} aria-label={source.close}>
          ✕
        </Link>
      </p>
      {pick === null ? (
        <Source places={[]} shown={shown} />
      ) : pick.of === "entity" ? (
        <OfEntity id={pick.id} shown={shown} />
      ) : (
        <OfPair pair={pick} shown={shown} />
      )}
    </aside>
  );
}

function OfEntity({ id, shown }: { readonly id: string; readonly shown: Place | null }) {
  const asked = useAnswer(OneEntity, { id, lang: useLanguage() });
  const answer = answered(asked);
  const quotes = useMemo(() => (answer === undefined ? [] : mentionsIn(answer)), [answer]);
  return (
    <>
      <div className={styles.card}>
        <Answered asked={asked}>{(found) => <EntityCard {...found} />}</Answered>
      </div>
      <Lit quotes={quotes} shown={shown} />
    </>
  );
}

function OfPair({ pair, shown }: { readonly pair: Pair; readonly shown: Place | null }) {
  const { picked } = useTexts();
  const words = useWords();
  const lang = useLanguage();
  const { from, relations, pattern, to } = pair;
  const asked = useAnswer(Relations, {
    from,
    to,
    ...(relations.length > 0 ? { relations } : {}),
    ...(pattern === null ? {} : { pattern }),
    lang,
  });
  const answer = answered(asked);
  const wanted = useMemo(() => (answer === undefined ? null : chainWanted(words, pair, answer)), [words, pair, answer]);
  const chain = useAnswer(Chain, wanted === null ? null : { ...wanted, lang });
  const chained = wanted === null ? undefined : answered(chain);
  const quotes = useMemo(
    () => [
      ...(answer?.links ?? []).flatMap(quotesOfLink),
      ...(chained?.links ?? []).flatMap(({ steps }) => quotesOf(steps)),
    ],
    [answer, chained],
  );
  return (
    <>
      <div className={styles.card}>
        <Answered asked={asked}>
          {({ from: one, to: other, links }) =>
            one === null || other === null ? (
              <p>{picked.gone}</p>
            ) : (
              links.map((link) => <PairCard key={`${link.relation} ${link.direction}`} link={link} other={other} />)
            )
          }
        </Answered>
        {wanted !== null && <Answered asked={chain}>{(found) => <ChainCard {...found} />}</Answered>}
      </div>
      <Lit quotes={quotes} shown={shown} />
    </>
  );
}

/** The answer to what is asked now, once it is there. */
function answered<Result>({ data, isPlaceholderData }: Asked<Result>): Result | undefined {
  return isPlaceholderData ? undefined : data?.data;
}

/** The text, with what is picked lit in it. */
function Lit({ quotes, shown }: { readonly quotes: readonly Quoted[]; readonly shown: Place | null }) {
  const places = useMemo(() => placesOf(quotes), [quotes]);
  return places.length === 0 && shown === null ? null : <Source places={places} shown={shown} />;
}

function mentionsIn({ entity, neighborhood }: OneEntityQuery): readonly Quoted[] {
  if (entity === null) return [];
  const own = [...entity.mentions, ...entity.fieldEvidence.flatMap(({ evidence }) => evidence)];
  return own.length > 0 ? own : neighborhood.edges.flatMap(({ properties }) => properties.evidence);
}
