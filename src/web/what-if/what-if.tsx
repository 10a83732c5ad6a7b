import { useMemo, useState } from "react";
import { Link } from "wouter";
import { useAddress } from "../address.ts";
import { type Asked, useAnswer } from "../data/answer.ts";
import { useNamed } from "../data/names.ts";
import { WhatIf as WhatIfQuery } from "../data/operations.ts";
import type { Referred } from "../data/referred.ts";
import { useWords } from "../data/words.ts";
import { Behind } from "../parts/behind.tsx";
import { Choice } from "../parts/choice.tsx";
import { EntityBox } from "../parts/entity-box.tsx";
import { Name } from "../parts/name.tsx";
import { Answered, Trouble, Waiting } from "../parts/standing.tsx";
import { useLanguage, useTexts } from "../texts/texts.ts";
import { Alone } from "./alone.tsx";
import { Falling } from "./falling.tsx";
import { fallenOf } from "./falls.ts";
import { isCut, mostWays, reachedIn, type Ways } from "./reached.ts";
import { useReached } from "./use-reached.ts";
import styles from "./what-if.module.css";

/** Takes entities out and shows what falls without them; until one is, what falls without each by itself. */
export function WhatIf() {
  const { whatIf, views, picked, start } = useTexts();
  const { all, get, here, to, go } = useAddress();
  const words = useWords();
  const kind = words.kind(get("kind") ?? "")?.name ?? null;
  const without = useMemo(() => [...new Set(all("without").filter((id) => id !== ""))], [all]);
  const names = useNamed(without);
  // who took one out by the keyboard goes on there; an address that is opened does not move the focus
  const [hasTaken, setTaken] = useState(false);
  const takeOut = (id: string) => {
    setTaken(true);
    go(here({ without: [...without, id], kind: null, first: null }));
  };
  return (
    <section>
      <h1>{kind === null || without.length > 0 ? views["/what-if"] : start.whatFalls(words.many(kind))}</h1>
      {without.length > 0 && (
        <ul className={styles.out} aria-label={whatIf.columns.out}>
          {without.map((id) => (
            <li key={id}>
              <Link href={here({ pick: id, source: null })}>
                <Name of={names.get(id)} otherwise={id} />
              </Link>
              <Link
                className={styles.back}
                href={here({ without: without.filter((one) => one !== id) })}
                aria-label={whatIf.putBack(names.get(id)?.name ?? id)}
              >
                ✕
              </Link>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.choices}>
        <EntityBox
          key={without.join()}
          label={without.length === 0 ? whatIf.takeOut : whatIf.takeOutToo}
          chosen={null}
          onChoose={takeOut}
          isFocusedFirst={hasTaken}
        />
        {without.length === 0 ? (
          <KindChoice kind={kind} />
        ) : (
          <>
            <Link href={to("/graph", { around: without })}>{picked.inGraph}</Link>
            <Link href={to("/what-if", { pick: null, source: null })}>{whatIf.toAlone}</Link>
          </>
        )}
      </div>
      {without.length === 0 ? <Alone kind={kind} /> : <FallsWithout ids={without} names={names} />}
    </section>
  );
}

interface FallsWithoutProps {
  readonly ids: readonly string[];
  readonly names: ReadonlyMap<string, Referred>;
}

function FallsWithout({ ids, names }: FallsWithoutProps) {
  const { whatIf } = useTexts();
  const strategy = useAddress().get("strategy");
  const lang = useLanguage();
  const variables = { without: ids, strategy, lang };
  const asked = useAnswer(WhatIfQuery, variables);
  const { patterns } = useWords();
  const { question, asked: further, ways } = useReached({ ids, strategy, lang }, asked);
  const reached = ways === null ? [] : reachedIn(patterns, ways);
  const without = ids.map((id) => names.get(id) ?? { id, name: id, nameLanguage: null });
  return (
    <>
      <Answered asked={asked}>
        {(answer) => <Falling without={without} fallen={fallenOf({ without: ids, strategy }, answer, reached)} />}
      </Answered>
      {question.variables !== null && asked.data !== undefined && ways === null && <Further asked={further} />}
      {ways !== null && isCut(ways) && <p>{whatIf.reachedCut(mostWays)}</p>}
      <Behind operation={WhatIfQuery} variables={variables} />
      {question.variables !== null && (
        <Behind about={whatIf.titles.reached()} operation={question.operation} variables={question.variables} />
      )}
    </>
  );
}

/** Why it is not told yet what is reached over several relations. */
function Further({ asked }: { readonly asked: Asked<Ways> }) {
  const { whatIf } = useTexts();
  return (
    <section className={styles.section}>
      <h2>{whatIf.titles.reached()}</h2>
      {asked.error === null ? <Waiting /> : <Trouble error={asked.error} again={() => void asked.refetch()} />}
    </section>
  );
}

interface KindChoiceProps {
  readonly kind: string | null;
}

/** Of which kind it is told what rests on one of them alone: of those that serve others. */
function KindChoice({ kind }: KindChoiceProps) {
  const { whatIf } = useTexts();
  const { kinds, relations } = useWords();
  const { here, go } = useAddress();
  const givers = new Set(
    relations.flatMap(({ serves, from, to }) => (serves === "out" ? from : serves === "in" ? to : [])),
  );
  const options = kinds
    .filter(({ name, aim }) => givers.has(name) && !aim)
    .map(({ name, pluralLabel }) => ({ id: name, label: pluralLabel }));
  return (
    <Choice
      label={whatIf.of}
      options={[{ id: "", label: whatIf.anyKind }, ...options]}
      chosen={kind ?? ""}
      onChoose={(id) => go(here({ kind: id === "" ? null : id, first: null }))}
    />
  );
}
