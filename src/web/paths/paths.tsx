import { useAddress } from "../address.ts";
import { useAnswer } from "../data/answer.ts";
import { Paths as PathsQuery } from "../data/operations.ts";
import { useWords } from "../data/words.ts";
import { Behind } from "../parts/behind.tsx";
import { firstIn, More } from "../parts/more.tsx";
import { Answered } from "../parts/standing.tsx";
import { useLanguage, useTexts } from "../texts/texts.ts";
import { type AskedPaths, askedPaths, pathVariables } from "./asked.ts";
import { EndsChoice } from "./ends-choice.tsx";
import { Further } from "./further.tsx";
import { NoPath } from "./no-path.tsx";
import { PathCard } from "./path.tsx";
import styles from "./paths.module.css";
import { usePossible } from "./use-possible.ts";

/** Ways from an entity, or all of a kind, to others: each a sentence with the words behind each of its steps. */
export function Paths() {
  const { views, paths } = useTexts();
  const asked = askedPaths(useAddress(), useWords());
  const possible = usePossible(asked);
  return (
    <section>
      <h1>{views["/paths"]}</h1>
      <EndsChoice asked={asked} possible={possible} />
      {asked.from === null || asked.to === null ? (
        <p>{paths.hint}</p>
      ) : possible.isAny ? (
        <PathsOf asked={asked} />
      ) : (
        <>
          <p role="status">{asked.relations.length === 0 ? paths.impossible : paths.impossibleOver}</p>
          <Further asked={asked} />
        </>
      )}
    </section>
  );
}

function PathsOf({ asked }: { readonly asked: AskedPaths }) {
  const words = useWords();
  const address = useAddress();
  const lang = useLanguage();
  const ways = pathVariables(asked, words, address.get("strategy"));
  const variables = ways === null ? null : { ...ways, first: firstIn(address), lang };
  const answer = useAnswer(PathsQuery, variables);
  return (
    <>
      <Answered asked={answer}>
        {({ pathsConnection: { edges, totalCount } }) =>
          totalCount === 0 ? (
            <NoPath asked={asked} />
          ) : (
            <>
              <More shown={edges.length} all={totalCount} />
              <ol className={styles.paths}>
                {edges.map(({ node: path }, at) => (
                  <PathCard
                    key={path.steps.map(({ properties }) => properties.id).join()}
                    path={path}
                    isOpen={at === 0}
                  />
                ))}
              </ol>
              {edges.length < totalCount && <More shown={edges.length} all={totalCount} />}
            </>
          )
        }
      </Answered>
      {variables !== null && <Behind operation={PathsQuery} variables={variables} />}
    </>
  );
}
