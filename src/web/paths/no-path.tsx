import { Link } from "wouter";
import { useAddress } from "../address.ts";
import { useAnswer } from "../data/answer.ts";
import { NoPath as NoPathQuery } from "../data/operations.ts";
import { useWords } from "../data/words.ts";
import { EntityName } from "../parts/entity.tsx";
import { Answered } from "../parts/standing.tsx";
import { useLanguage, useTexts } from "../texts/texts.ts";
import { type AskedPaths, absenceVariables, hops } from "./asked.ts";
import styles from "./paths.module.css";

/** Why no path is shown, in the API's words, and how to look further. */
export function NoPath({ asked }: { readonly asked: AskedPaths }) {
  const { paths } = useTexts();
  const words = useWords();
  const { get, here } = useAddress();
  const lang = useLanguage();
  const variables = absenceVariables(asked, words, get("strategy"));
  const absences = useAnswer(NoPathQuery, variables === null ? null : { ...variables, lang });
  const { maxHops } = asked;
  return (
    <>
      <p>{paths.none(maxHops)}</p>
      <Answered asked={absences}>
        {({ links }) =>
          links.length === 0 ? (
            <p>{paths.noEnds}</p>
          ) : (
            <ul className={styles.absences}>
              {links.map(({ of, absence }) => (
                <li key={of.id}>
                  <EntityName entity={of} withKind />
                  {absence !== null && <p>{absence.sentence}.</p>}
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
      <p className={styles.further}>
        {maxHops < hops.most && <Link href={here({ hops: `${maxHops + 1}` })}>{paths.further(maxHops + 1)}</Link>}
        {asked.direction !== "BOTH" && <Link href={here({ direction: null })}>{paths.bothWays}</Link>}
        {asked.least !== null && <Link href={here({ least: null })}>{paths.alsoInferred}</Link>}
        {asked.relations.length > 0 && <Link href={here({ via: null })}>{paths.overAny}</Link>}
      </p>
    </>
  );
}
