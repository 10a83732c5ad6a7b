import { Link } from "wouter";
import { useAddress } from "../address.ts";
import { useAnswer } from "../data/answer.ts";
import { openingAxes } from "../data/opening-axes.ts";
import { FindingIds, Findings, Strategies, type StrategiesQuery } from "../data/operations.ts";
import { useWords } from "../data/words.ts";
import { changesFor } from "../matrix/axes.ts";
import { MatrixOf } from "../matrix/matrix.tsx";
import { Name } from "../parts/name.tsx";
import { Answered } from "../parts/standing.tsx";
import { useLanguage, useTexts } from "../texts/texts.ts";
import { views } from "../views.ts";
import { FindingList } from "./findings.tsx";
import { QuestionList } from "./questions.tsx";
import styles from "./start.module.css";

/** Findings that are shown at first, and by which more are. */
const fewFindings = 12;

/** What may be asked first, and what there is: the strategies, what supports what in them, and what does not hold together. */
export function Start() {
  const { start, source } = useTexts();
  const words = useWords();
  const { get, to } = useAddress();
  const lang = useLanguage();
  const strategy = get("strategy");
  const shown = Math.min(Math.max(Number.parseInt(get("findings") ?? "", 10) || fewFindings, 1), 10_000);
  const strategies = useAnswer(Strategies, { lang });
  const findings = useAnswer(Findings, { strategy, first: shown + 1, lang });
  const axes = openingAxes(words);
  return (
    <>
      <section>
        <h1>{start.title}</h1>
        <p className={styles.what}>{start.what}</p>
      </section>
      <section className={styles.section}>
        <h2>{start.questions}</h2>
        <QuestionList />
        <Ways />
      </section>
      <section className={styles.section}>
        <h2>{start.atHand}</h2>
        <Answered asked={strategies}>
          {({ strategies: all }) => (
            <div className={styles.strategies}>
              {all
                .filter(({ id }) => strategy === null || id === strategy)
                .map((one) => (
                  <StrategyCard key={one.id} strategy={one} />
                ))}
            </div>
          )}
        </Answered>
      </section>
      <section className={styles.section}>
        <h2>
          {start.supports}{" "}
          <Link className={styles.aside} href={to("/matrix", changesFor(axes))}>
            {start.whole}
          </Link>
        </h2>
        <p className={styles.hint}>{source.hint}</p>
        <MatrixOf axes={axes} />
      </section>
      <section className={styles.section}>
        <h2>{start.findings}</h2>
        <Answered asked={findings}>
          {({ findings: found }) => (
            <>
              <FindingList findings={found.slice(0, shown)} />
              {found.length > shown && <MoreFindings shown={shown} />}
            </>
          )}
        </Answered>
      </section>
    </>
  );
}

/** Where one may go from here, each view by what it answers. */
function Ways() {
  const { start, views: names } = useTexts();
  const { to } = useAddress();
  const asks = views.flatMap((view) => (view === "/" ? [] : [{ view, asks: start.asks[view] }]));
  return (
    <ul className={styles.ways} aria-label={start.ways}>
      {asks.map(({ view, asks: question }) => (
        <li key={view}>
          <Link href={to(view)}>
            <b>{names[view]}</b> {question}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** How many findings are shown of how many there are, and the address that shows more. */
function MoreFindings({ shown }: { readonly shown: number }) {
  const { more } = useTexts();
  const { get, here } = useAddress();
  const asked = useAnswer(FindingIds, { strategy: get("strategy") });
  const all = asked.data?.data.findings.length ?? null;
  const next = all === null ? fewFindings : Math.min(fewFindings, all - shown);
  return (
    <p>
      {all !== null && <span role="status">{more.shown(shown, all)}</span>}{" "}
      <Link href={here({ findings: `${shown + fewFindings}` })}>{more.next(next)}</Link>
    </p>
  );
}

function StrategyCard({ strategy }: { readonly strategy: StrategiesQuery["strategies"][number] }) {
  const { start } = useTexts();
  const { here } = useAddress();
  const { stated, inferred } = strategy;
  const facts = [
    start.entities(strategy.entities),
    start.relations(strategy.relations),
    start.unreviewed(strategy.unreviewed, strategy.claims),
    start.openLists(strategy.openLists),
    start.readBy(strategy.annotators.join(", ")),
  ];
  return (
    <article className={styles.strategy}>
      <h3>
        <Name of={{ name: strategy.name, nameLanguage: strategy.language }} />
      </h3>
      <div className={styles.bar} aria-hidden="true">
        <span data-basis="STATED" ref={(bar) => bar?.style.setProperty("flex-grow", String(stated))} />
        <span data-basis="INFERRED" ref={(bar) => bar?.style.setProperty("flex-grow", String(inferred))} />
      </div>
      <p className={styles.legend}>
        <span data-basis="STATED">{start.stated(stated)}</span>{" "}
        <span data-basis="INFERRED">{start.inferred(inferred)}</span>
      </p>
      <ul className={styles.facts}>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <ul className={styles.documents}>
        {strategy.documents.map(({ id, date, credit, ...named }) => (
          <li key={id}>
            <Link href={here({ source: id, pick: null })}>
              <Name of={named} />
            </Link>
            {date !== null && <small> {date}</small>}
            {credit !== null && <small className={styles.credit}>{credit}</small>}
          </li>
        ))}
      </ul>
    </article>
  );
}
