import { memo } from "react";
import { EntityName } from "../parts/entity.tsx";
import { Reason } from "../parts/reason.tsx";
import type { Line } from "./row.tsx";

interface HeadOfProps {
  readonly line: Line;
  /** From 1. */
  readonly at: number;
  /** What is said where nothing is recorded. */
  readonly empty: string;
  readonly isPicked: boolean;
  /** Whether Tab comes here. */
  readonly hasCursor: boolean;
}

/** The heading of a column. Why it is empty, where it is, is told in full below the table. */
export const HeadOf = memo(function HeadOf({ line, at, empty, isPicked, hasCursor }: HeadOfProps) {
  const { entity, absence } = line;
  const tabIndex = hasCursor ? 0 : -1;
  return (
    <th scope="col" aria-colindex={at + 1} data-picked={isPicked || undefined}>
      <EntityName entity={entity} tabIndex={tabIndex} />
      {absence !== null && (
        <small title={absence.sentence}>
          <Reason of={{ ...absence, sentence: "" }} tabIndex={tabIndex} brief={empty} />
        </small>
      )}
    </th>
  );
});
