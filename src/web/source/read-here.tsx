import { Link } from "wouter";
import { useAddress } from "../address.ts";
import { Firm } from "../parts/basis.tsx";
import { useTexts } from "../texts/texts.ts";
import type { Annotation } from "./annotation.ts";
import type { Range } from "./place.ts";
import styles from "./source.module.css";

interface ReadHereProps {
  readonly annotations: readonly Annotation[];
  readonly ranges: readonly Range[];
}

/** What was read from some passages: relations, entities and fields, each of which may be picked. */
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
        {source.readFrom}: {source.readHere(read.length)}
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
    const about = one.relation?.id ?? (one.entity === null ? one.cursor : `${one.role} ${one.entity.id} ${one.field}`);
    const known = together.get(about);
    if (known === undefined) together.set(about, [one]);
    else known.push(one);
  }
  return [...together.values()];
}

function ReadOf({ annotations }: { readonly annotations: Several }) {
  const { source } = useTexts();
  const { here } = useAddress();
  const [{ relation, entity, field, evidence }] = annotations;
  const pick = relation?.id ?? entity?.id ?? null;
  const roles = new Set(annotations.map(({ role }) => source.roles[role] ?? role));
  return (
    <li>
      {pick === null ? (
        <q dir="auto">{evidence.quote}</q>
      ) : (
        <Link href={here({ pick })}>
          <bdi>{relation?.reading ?? entity?.name}</bdi>
        </Link>
      )}{" "}
      <span className={styles.role}>
        {[...roles].join(", ")}
        {field !== null && ` (${field})`}
      </span>{" "}
      {relation !== null ? <Firm {...relation.properties} /> : entity !== null && <Firm basis={entity.basis} />}
    </li>
  );
}
