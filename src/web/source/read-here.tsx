import { Link } from "wouter";
import { useAddress } from "../address.ts";
import { Firm } from "../parts/basis.tsx";
import { useTexts } from "../texts/texts.ts";
import type { Annotation } from "./annotation.ts";
import type { Range } from "./place.ts";
import styles from "./source.module.css";

/** What was read from some passages: relations, entities and fields, each of which may be picked. */
export function ReadHere({
  annotations,
  ranges,
}: {
  readonly annotations: readonly Annotation[];
  readonly ranges: readonly Range[];
}) {
  const { source } = useTexts();
  const { here } = useAddress();
  const found = annotations.filter(({ evidence }) =>
    ranges.some(({ start, end }) => evidence.start < end && evidence.end > start),
  );
  if (ranges.length === 0) return null;
  return (
    <details className={styles.here} open>
      <summary>
        {source.readFrom}: {source.readHere(found.length)}
      </summary>
      {found.length === 0 ? (
        <p>{source.nothingRead}</p>
      ) : (
        <ul>
          {found.map((one) => {
            const pick = one.relation?.id ?? one.entity?.id ?? null;
            return (
              <li key={`${one.role} ${pick} ${one.field} ${one.evidence.start}-${one.evidence.end}`}>
                <Link href={here({ pick })}>
                  <bdi>{one.relation?.reading ?? one.entity?.name}</bdi>
                </Link>{" "}
                <span className={styles.role}>
                  {source.roles[one.role] ?? one.role}
                  {one.field !== null && ` (${one.field})`}
                </span>{" "}
                {one.relation !== null ? (
                  <Firm {...one.relation.properties} />
                ) : (
                  one.entity !== null && <Firm basis={one.entity.basis} />
                )}
              </li>
            );
          })}
        </ul>
      )}
    </details>
  );
}
