import { Link } from "wouter";
import { useAddress } from "../address.ts";
import { useWords } from "../data/words.ts";
import styles from "./entity.module.css";

/** An entity as it is referred to. */
export interface Referred {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

/** An entity by its name, which picks it; names are text, whatever they have in them. */
export function EntityName({ entity, withKind = false }: { readonly entity: Referred; readonly withKind?: boolean }) {
  const { here } = useAddress();
  const words = useWords();
  return (
    <Link className={styles.name} href={here({ pick: entity.id, source: null })}>
      <bdi>{entity.name}</bdi>
      {withKind && <span className={styles.kind}>{words.one(entity.kind)}</span>}
    </Link>
  );
}
