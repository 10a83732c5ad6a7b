import type { SearchQuery } from "../data/operations.ts";
import { Firm } from "../parts/basis.tsx";
import { EntityName } from "../parts/entity.tsx";
import { QuotedWords } from "../parts/quote.tsx";
import { useTexts } from "../texts/texts.ts";
import { Marked } from "./marked.tsx";
import { type Found, textsFound } from "./marks.ts";
import styles from "./search.module.css";

/** An entity that was found, with the words by which it was, where they stand and how nearly they are those asked for. */
export function Hit({
  hit: { node, matches },
}: {
  readonly hit: SearchQuery["searchConnection"]["edges"][number]["node"];
}) {
  const texts = textsFound(matches);
  const isItsName = ({ field, text }: Found) => field === "NAME" && text === node.name;
  const name = texts.find(isItsName);
  return (
    <li className={styles.hit}>
      <h2>
        <EntityName entity={node} withKind>
          {name !== undefined && <Marked found={name} />}
        </EntityName>{" "}
        <Firm basis={node.basis} />
      </h2>
      {name !== undefined && <How found={name} />}
      {texts
        .filter((one) => !isItsName(one))
        .map((one) => (
          <div key={`${one.field} ${one.language} ${one.evidence?.start} ${one.text}`}>
            {one.evidence === null ? (
              <p className={styles.text}>
                <bdi>
                  <Marked found={one} />
                </bdi>
              </p>
            ) : (
              <QuotedWords quoted={one.evidence}>
                <Marked found={one} />
              </QuotedWords>
            )}
            <How found={one} />
          </div>
        ))}
    </li>
  );
}

/** In what it was found, and each word as it was asked for. */
function How({ found: { field, language, matches } }: { readonly found: Found }) {
  const { search } = useTexts();
  return (
    <p className={styles.how}>
      {search.fields[field]}
      {language !== null && ` (${language})`}:{" "}
      {matches.map(({ word, manner }, at) => (
        <span key={word}>
          {at > 0 && ", "}
          <q dir="auto">{word}</q> {search.manners[manner]}
        </span>
      ))}
    </p>
  );
}
