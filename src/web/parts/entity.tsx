import type { ReactNode } from "react";
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

interface EntityNameProps {
  readonly entity: Referred;
  readonly withKind?: boolean;
  /** Its name with parts of it marked. */
  readonly children?: ReactNode;
}

/** An entity by its name, which picks it; names are text, whatever they have in them. */
export function EntityName({ entity, withKind = false, children }: EntityNameProps) {
  const { here } = useAddress();
  const words = useWords();
  return (
    <Link className={styles.name} href={here({ pick: entity.id, source: null })}>
      <bdi>{children || entity.name}</bdi>
      {withKind && <span className={styles.kind}>{words.one(entity.kind)}</span>}
    </Link>
  );
}
