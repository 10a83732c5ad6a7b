import type { ReactNode } from "react";
import { Link } from "wouter";
import { useAddress } from "../address.ts";
import type { Sorted } from "./sort.ts";
import styles from "./table.module.css";

interface HeadProps {
  readonly field: string;
  readonly label: ReactNode;
  readonly sort: Sorted | null;
}

/** A column's name, which sorts by it: up, down, and not. */
export function Head({ field, label, sort }: HeadProps) {
  const { here } = useAddress();
  const direction = sort?.field === field ? sort.direction : null;
  const next = direction === null ? field : direction === "ASC" ? `-${field}` : null;
  return (
    <Link href={here({ sort: next, first: null })} className={styles.head}>
      {label}{" "}
      <span className={styles.arrow} aria-hidden="true">
        {direction === null ? "↕" : direction === "ASC" ? "↑" : "↓"}
      </span>
    </Link>
  );
}
