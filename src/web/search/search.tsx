import { Link } from "wouter";
import { useAddress } from "../address.ts";
import { useAnswer } from "../data/answer.ts";
import { ofStrategy } from "../data/ends.ts";
import { SearchedThrough, Search as SearchQuery } from "../data/operations.ts";
import { useWords } from "../data/words.ts";
import { Behind } from "../parts/behind.tsx";
import { Choice } from "../parts/choice.tsx";
import { firstIn, More } from "../parts/more.tsx";
import { Answered } from "../parts/standing.tsx";
import { useLanguage, useTexts } from "../texts/texts.ts";
import { Hit } from "./hit.tsx";
import { QuestionsFound } from "./questions-found.tsx";
import styles from "./search.module.css";

/** Entities in which every word is found, or nearly; each with the place by which it was. */
export function Search() {
  const { search, views } = useTexts();
  const { get, here, go } = useAddress();
  const words = useWords();
  const text = get("text");
  const kinds = words.kinds.map(({ name, pluralLabel }) => ({ id: name, label: pluralLabel }));
  return (
    <section>
      <h1>
        {text === null ? (
          views["/search"]
        ) : (
          <>
            {search.title} <bdi className={styles.asked}>{text}</bdi>
          </>
        )}
      </h1>
      {text === null ? (
        <p>{search.hint}</p>
      ) : (
        <>
          <div className={styles.choices}>
            <Choice
              label={search.kind}
              options={[{ id: "", label: search.anyKind }, ...kinds]}
              chosen={get("kind") ?? ""}
              onChoose={(kind) => go(here({ kind: kind === "" ? null : kind, first: null }))}
            />
          </div>
          <QuestionsFound text={text} />
          <HitsOf text={text} />
        </>
      )}
    </section>
  );
}

function HitsOf({ text }: { readonly text: string }) {
  const address = useAddress();
  const words = useWords();
  const lang = useLanguage();
  const kind = address.get("kind");
  const variables = {
    text,
    ...(kind === null || words.kind(kind) === null ? {} : { kinds: [kind] }),
    ...ofStrategy(address.get("strategy")),
    first: firstIn(address),
    lang,
  };
  const asked = useAnswer(SearchQuery, variables);
  return (
    <>
      <Answered asked={asked}>
        {({ searchConnection: { edges, totalCount } }) =>
          totalCount === 0 ? (
            <NoHits kind={kind} isOfOne={address.get("strategy") !== null} />
          ) : (
            <>
              <ol className={styles.hits}>
                {edges.map(({ node: hit }) => (
                  <Hit key={hit.node.id} hit={hit} />
                ))}
              </ol>
              <More shown={edges.length} all={totalCount} />
            </>
          )
        }
      </Answered>
      <Behind operation={SearchQuery} variables={variables} />
    </>
  );
}

/** What was looked through, as nothing in it has the words: which does not say that there is no such thing. */
function NoHits({ kind: onlyKind, isOfOne }: { readonly kind: string | null; readonly isOfOne: boolean }) {
  const { search } = useTexts();
  const { here } = useAddress();
  const words = useWords();
  const asked = useAnswer(SearchedThrough, { lang: useLanguage() });
  const kind = words.kind(onlyKind ?? "");
  return (
    <Answered asked={asked}>
      {({ graph: { entities, documents } }) => (
        <div className={styles.none}>
          <p>
            {search.none} {search.lookedThrough(entities, documents.length)}
          </p>
          {kind !== null && <p>{search.onlyKind(kind.pluralLabel)}</p>}
          {isOfOne && <p>{search.onlyStrategy}</p>}
          <ul>
            {documents.map(({ id, name }) => (
              <li key={id}>
                <Link href={here({ source: id, pick: null })}>
                  <bdi>{name}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Answered>
  );
}
