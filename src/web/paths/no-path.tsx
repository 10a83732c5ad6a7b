import { useAddress } from "../address.ts";
import { useAnswer } from "../data/answer.ts";
import { NoPath as NoPathQuery } from "../data/operations.ts";
import { useWords } from "../data/words.ts";
import { EntityName } from "../parts/entity.tsx";
import { Reason } from "../parts/reason.tsx";
import { Answered } from "../parts/standing.tsx";
import { useLanguage, useTexts } from "../texts/texts.ts";
import { type AskedPaths, absenceVariables } from "./asked.ts";
import { Further } from "./further.tsx";
import styles from "./paths.module.css";

/** Why no path is shown, in the API's words, and how to look further. */
export function NoPath({ asked }: { readonly asked: AskedPaths }) {
  const { paths } = useTexts();
  const words = useWords();
  const { get } = useAddress();
  const lang = useLanguage();
  const variables = absenceVariables(asked, words, get("strategy"));
  const absences = useAnswer(NoPathQuery, variables === null ? null : { ...variables, lang });
  return (
    <>
      <p>{paths.none(asked.maxHops)}</p>
      <Answered asked={absences}>
        {({ links }) =>
          links.length === 0 ? (
            <p>{paths.noEnds}</p>
          ) : (
            <ul className={styles.absences}>
              {links.map(({ of, absence }) => (
                <li key={of.id}>
                  <EntityName entity={of} withKind />
                  {absence !== null && (
                    <p>
                      <Reason of={absence} />.
                    </p>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
      <Further asked={asked} />
    </>
  );
}
