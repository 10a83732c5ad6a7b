import type { Ontology } from "../../../graph/ontology.ts";
import { type ReadStep, reading } from "../../../graph/reading.ts";
import type { Row } from "../../../graph/rows.ts";
import type { Read } from "../row-shape.ts";
import type { WaySentence } from "../way-shape.ts";
import { listIn, rowsIn, textIn } from "./writing.ts";

/** A way as a sentence; null where there is none. */
export function wayReading(
  ontology: Ontology,
  { along, start, startName, steps, step }: WaySentence & { readonly along: boolean },
  row: Row,
): string | null {
  const from = textIn(listIn(row[start])[startName]);
  const gone = rowsIn(row[steps]).map((one): ReadStep => {
    const strength = one[step.strength] ?? null;
    return {
      relation: textIn(one[step.relation]),
      direction: one[step.direction] === "in" ? "in" : "out",
      basis: textIn(one[step.basis]),
      strength: strength === null ? null : textIn(strength),
      to: textIn(one[step.name]),
    };
  });
  const [only, ...more] = gone;
  if (only === undefined) return null;
  if (along && more.length === 0 && only.direction === "in") {
    return reading(ontology, only.to, [{ ...only, direction: "out", to: from }]);
  }
  return reading(ontology, from, gone);
}

/** An edge's relation as a sentence, read along its direction. */
export function edgeReading(
  ontology: Ontology,
  read: Extract<Read, { read: "reading" }>,
  row: Row,
  start: string,
): string {
  const other = textIn(row[read.name]);
  const [from, to] = read.direction === "out" ? [start, other] : [other, start];
  const strength = row[read.strength] ?? null;
  return reading(ontology, from, [
    {
      relation: read.relation,
      direction: "out",
      basis: textIn(row[read.basis]),
      strength: strength === null ? null : textIn(strength),
      to,
    },
  ]);
}
