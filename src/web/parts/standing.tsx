import { type ReactNode, useRef } from "react";
import { Button } from "react-aria-components";
import type { Asked } from "../data/answer.ts";
import { Trouble as Fault } from "../data/ask.ts";
import { useTexts } from "../texts/texts.ts";
import styles from "./standing.module.css";

/** That an answer is on its way. */
export function Waiting() {
  return (
    <p className={styles.waiting} role="status">
      {useTexts().waiting}
    </p>
  );
}

/** Why there is no answer: said where it would stand, with the code and what to do. */
export function Trouble({ error, again }: { readonly error: Error; readonly again?: () => void }) {
  const { trouble } = useTexts();
  const fault = error instanceof Fault ? error : null;
  return (
    <div className={styles.trouble} role="alert">
      <p>
        <strong>{trouble.title}.</strong> {fault?.code === "LOST" ? trouble.lost : error.message}
        {fault?.hint !== null && fault !== null && <span className={styles.hint}> {fault.hint}</span>}
      </p>
      <p className={styles.foot}>
        {fault !== null && <code>{fault.code}</code>}
        {again !== undefined && <Button onPress={again}>{trouble.again}</Button>}
      </p>
    </div>
  );
}

/**
 * What is shown of an answer; until there is one that it is asked, and where there is none why. While another question is
 * answered, what the last one came to stays as it was: one question's answer is never read as another's.
 */
export function Answered<Result>({
  asked,
  children,
}: {
  readonly asked: Asked<Result>;
  readonly children: (result: Result) => ReactNode;
}) {
  const last = useRef<ReactNode>(null);
  if (asked.data === undefined) {
    return asked.error === null ? <Waiting /> : <Trouble error={asked.error} again={() => void asked.refetch()} />;
  }
  if (!asked.isPlaceholderData) last.current = children(asked.data.data);
  else if (last.current === null) return <Waiting />;
  return (
    <div className={asked.isPlaceholderData ? styles.old : undefined} aria-busy={asked.isFetching}>
      {asked.error !== null && <Trouble error={asked.error} again={() => void asked.refetch()} />}
      {last.current}
    </div>
  );
}
