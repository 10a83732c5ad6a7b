import { type Absence, absenceEvidence } from "../../../graph/absence.ts";
import type { AbsenceFacts, Row } from "../../../graph/rows.ts";
import type { ReasonField, RowShape } from "../row-shape.ts";
import { objectWriter, type Write, writeList, writeValue } from "./writing.ts";

/** Why something is empty, and the facts that say so. */
export interface Reasoned {
  readonly absence: Absence;
  readonly facts: AbsenceFacts;
}

/** A writer of absences. `rowWriter` makes that of the words they rest on. */
export function reasonWriter(
  fields: readonly ReasonField[],
  rowWriter: (row: RowShape) => Write<Row>,
): Write<Reasoned> {
  return objectWriter(fields, (read): Write<Reasoned> => {
    if (read.read === "fact") return (writing, { absence }) => writeValue(writing, absence[read.of]);
    const write = rowWriter(read.row);
    return (writing, { facts }) => {
      const words = absenceEvidence(writing.ontology, facts);
      writing.quotes += words.length;
      writeList(writing, words, write);
    };
  });
}
