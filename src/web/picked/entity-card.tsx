import { Link } from "wouter";
import { useAddress } from "../address.ts";
import { inWords } from "../data/ontology.ts";
import type { OneEntityQuery } from "../data/operations.ts";
import { useWords } from "../data/words.ts";
import { Firm } from "../parts/basis.tsx";
import { Name } from "../parts/name.tsx";
import { Quote } from "../parts/quote.tsx";
import { useTexts } from "../texts/texts.ts";
import styles from "./card.module.css";

/** An entity: what it is, where it is spoken of, and each of its relations, which leads to the words behind it. */
export function EntityCard({ entity, neighborhood }: OneEntityQuery) {
  const { picked } = useTexts();
  const words = useWords();
  const { to, here } = useAddress();
  if (entity === null) return <p className={styles.absence}>{picked.gone}</p>;
  const named = new Map(neighborhood.nodes.map((node) => [node.id, node]));
  return (
    <section>
      <h2 className={styles.title}>
        <Name of={entity} />
      </h2>
      <p>
        <span className={styles.quiet}>{words.one(entity.kind)}</span>{" "}
        <Firm basis={entity.basis} strength={entity.strength} />
      </p>
      {entity.description !== null && <p>{entity.description}</p>}
      {entity.aliases.length > 0 && (
        <p className={styles.quiet}>
          {picked.alsoCalled}: {entity.aliases.join("; ")}
        </p>
      )}
      {entity.reasoning !== null && (
        <p>
          <b>{picked.reasoning}:</b> {entity.reasoning}
        </p>
      )}
      {entity.note !== null && <p className={styles.quiet}>{entity.note}</p>}
      <p className={styles.actions}>
        <Link href={to("/graph", { around: entity.id, pick: entity.id })}>{picked.inGraph}</Link>
        <Link href={to("/paths", { from: entity.id })}>{picked.pathsFrom}</Link>
        <Link href={to("/what-if", { without: entity.id })}>{picked.without}</Link>
      </p>
      {neighborhood.edges.length > 0 && (
        <div className={styles.group}>
          <h3>{picked.relations}</h3>
          <ul className={styles.list}>
            {neighborhood.edges
              .filter(({ from, to: end }) => from === entity.id || end === entity.id)
              .map((edge) => {
                const isOut = edge.from === entity.id;
                const other = isOut ? edge.to : edge.from;
                return (
                  <li key={edge.id}>
                    <Link className={styles.row} href={here({ pick: edge.id, source: null })}>
                      <span>
                        <em>{words.reading(edge.relation, isOut ? "OUT" : "IN")}</em>{" "}
                        <Name of={named.get(other)} otherwise={other} />
                      </span>
                      <Firm {...edge.properties} />
                    </Link>
                  </li>
                );
              })}
          </ul>
          {neighborhood.leftOut.entities > 0 && (
            <p className={styles.quiet}>
              <Link href={to("/graph", { around: entity.id })}>{picked.more(neighborhood.leftOut.entities)}</Link>
            </p>
          )}
        </div>
      )}
      {entity.mentions.length > 0 && (
        <div className={styles.group}>
          <h3>{picked.mentions}</h3>
          {entity.mentions.map((one) => (
            <Quote key={`${one.document.id} ${one.start}-${one.end}`} quoted={one} isBelow />
          ))}
        </div>
      )}
      {entity.fieldEvidence.length > 0 && (
        <div className={styles.group}>
          <h3>{picked.fields}</h3>
          {entity.fieldEvidence.map((one) => (
            <div key={`${one.field} ${one.value}`}>
              {inWords(one.field)}: <b>{one.value}</b>
              {one.evidence.map((quoted) => (
                <Quote key={`${quoted.document.id} ${quoted.start}-${quoted.end}`} quoted={quoted} isBelow />
              ))}
            </div>
          ))}
        </div>
      )}
      {entity.lists.map((list) => (
        <div className={styles.group} key={`${list.relation} ${list.direction} ${list.members.join()}`}>
          <h3>{picked.lists[list.status]}</h3>
          <p className={styles.quiet}>
            {words.reading(list.relation, list.direction === "in" ? "IN" : "OUT")}:{" "}
            {list.members.map(words.many).join(", ")}
            {list.note !== null && `. ${list.note}`}
          </p>
          {list.evidence.map((quoted) => (
            <Quote key={`${quoted.document.id} ${quoted.start}-${quoted.end}`} quoted={quoted} />
          ))}
        </div>
      ))}
      {entity.exclusions.map((one) => (
        <div className={styles.group} key={`${one.from.id} ${one.relation} ${one.to.id}`}>
          <h3>{picked.ruledOut}</h3>
          <p>
            <Name of={one.from} /> {words.reading(one.relation)} <Name of={one.to} />: {one.reasoning}
          </p>
          {one.evidence.map((quoted) => (
            <Quote key={`${quoted.document.id} ${quoted.start}-${quoted.end}`} quoted={quoted} />
          ))}
        </div>
      ))}
    </section>
  );
}
