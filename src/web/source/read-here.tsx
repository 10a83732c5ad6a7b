import type { ReactNode } from "react";
import { Link } from "wouter";
import { useAddress } from "../address.ts";
import { useWords } from "../data/words.ts";
import { Firm } from "../parts/basis.tsx";
import { EntityName } from "../parts/entity.tsx";
import { Name } from "../parts/name.tsx";
import type { Range } from "../place.ts";
import { useTexts } from "../texts/texts.ts";
import type { Annotation } from "./annotation.ts";
import styles from "./source.module.css";

interface ReadHereProps {
  readonly annotations: readonly Annotation[];
  readonly ranges: readonly Range[];
}

/** What was read from some passages: relations, entities and fields, each of which may be picked, lists, and what is ruled out. */
export function ReadHere({ annotations, ranges }: ReadHereProps) {
  const { source } = useTexts();
  const { get } = useAddress();
  if (ranges.length === 0) return null;
  const read = gathered(
    annotations.filter(({ evidence }) => ranges.some(({ start, end }) => evidence.start < end && evidence.end > start)),
  );
  return (
    <details className={styles.here} open={get("pick") === null}>
      <summary>
        {source.readFrom}: {read.length}
      </summary>
      {read.length === 0 ? (
        <p>{source.nothingRead}</p>
      ) : (
        <ul>
          {read.map((one) => (
            <ReadOf key={one[0].cursor} annotations={one} />
          ))}
        </ul>
      )}
    </details>
  );
}

type Several = readonly [Annotation, ...Annotation[]];

/** What is about the same stands together: a relation whose commitment is quoted too is one thing that was read. */
function gathered(annotations: readonly Annotation[]): readonly Several[] {
  const together = new Map<string, [Annotation, ...Annotation[]]>();
  for (const one of annotations) {
    const about = aboutWhat(one);
    const known = together.get(about);
    if (known === undefined) together.set(about, [one]);
    else known.push(one);
  }
  return [...together.values()];
}

function aboutWhat({ role, relation, exclusion, list, entity, field }: Annotation): string {
  if (relation !== null) return relation.id;
  if (exclusion !== null) return JSON.stringify([role, exclusion.from.id, exclusion.relation, exclusion.to.id]);
  return JSON.stringify([role, entity?.id, field, list]);
}

function ReadOf({ annotations }: { readonly annotations: Several }) {
  const { source } = useTexts();
  const [{ field }] = annotations;
  const roles = new Set(
    annotations.map(({ role, list }) =>
      list?.status === "ANNOUNCED" ? source.announced : (source.roles[role] ?? role),
    ),
  );
  return (
    <li data-role={annotations[0].role}>
      <Said of={annotations[0]}>
        <span className={styles.role}>
          {[...roles].join(", ")}
          {field !== null && ` (${field})`}
        </span>
      </Said>
    </li>
  );
}

/** What was read, in words; between that and how firmly stands what the quote is for. */
function Said({ of, children }: { readonly of: Annotation; readonly children: ReactNode }) {
  const { here } = useAddress();
  const words = useWords();
  const { relation, exclusion, list, entity } = of;
  if (relation !== null) {
    return (
      <>
        <Link href={here({ pick: relation.id })}>
          <bdi dir={words.direction}>{relation.reading}</bdi>
        </Link>{" "}
        {children} <Firm {...relation.properties} />
      </>
    );
  }
  if (exclusion !== null) {
    return (
      <>
        {children}: <EntityName entity={exclusion.from} /> {words.reading(exclusion.relation)}{" "}
        <EntityName entity={exclusion.to} />
        <p className={styles.why} dir="auto">
          {exclusion.reasoning}
        </p>
      </>
    );
  }
  if (entity === null) return children;
  return (
    <>
      <Link href={here({ pick: entity.id })}>
        <Name of={entity} />
      </Link>{" "}
      {list !== null &&
        `${words.reading(list.relation, list.direction === "in" ? "IN" : "OUT")} ${list.members.map(words.many).join(", ")} `}
      {children} <Firm basis={entity.basis} />
      {list !== null && list.note !== null && (
        <p className={styles.why} dir="auto">
          {list.note}
        </p>
      )}
    </>
  );
}
