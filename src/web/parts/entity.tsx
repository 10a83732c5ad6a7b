import type { ReactNode } from "react";
import { Link } from "wouter";
import { useAddress } from "../address.ts";
import type { Referred } from "../data/referred.ts";
import { useWords } from "../data/words.ts";
import styles from "./entity.module.css";
import { Name } from "./name.tsx";

interface EntityNameProps {
  readonly entity: Referred;
  readonly withKind?: boolean;
  /** Its name with parts of it marked. */
  readonly children?: ReactNode;
  /** Where the keys of a grid bring the cursor here, and not Tab. */
  readonly tabIndex?: number;
}

/** An entity by its name, which picks it; names are text, whatever they have in them. */
export function EntityName({ entity, withKind = false, children, tabIndex }: EntityNameProps) {
  const { here } = useAddress();
  const words = useWords();
  return (
    <Link className={styles.name} href={here({ pick: entity.id, source: null })} tabIndex={tabIndex}>
      <Name of={entity}>{children}</Name>
      {withKind && <span className={styles.kind}>{words.one(entity.kind)}</span>}
    </Link>
  );
}
