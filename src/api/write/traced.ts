import type { Row } from "../../../graph/rows.ts";
import type { Trace } from "../row-shape.ts";
import { listIn, rowsIn, type Touched, textIn, type Write } from "./writing.ts";

type Touch = (touched: Touched, row: Row) => void;

function touchOf(traces: readonly Trace[]): Touch {
  const touches = traces.map(touchOne);
  return (touched, row) => {
    for (const touch of touches) touch(touched, row);
  };
}

function touchOne(trace: Trace): Touch {
  switch (trace.shows) {
    case "entity":
      return ({ entities }, row) => entities.add(textIn(row[trace.id]));
    case "relation":
      return ({ entities, relations }, row) => {
        const [id, end] = [textIn(row[trace.id]), textIn(row[trace.entityId])];
        // what was at the other end may be no part of the answer
        const between = end.length + trace.relation.length + 2;
        entities.add(end).add(trace.direction === "out" ? id.slice(0, -between) : id.slice(between));
        relations.set(id, trace.relation);
      };
    case "way":
      return ({ entities, relations }, row) => {
        entities.add(textIn(listIn(row[trace.start])[trace.startId]));
        for (const step of rowsIn(row[trace.steps])) {
          entities.add(textIn(step[trace.entityId]));
          relations.set(textIn(step[trace.relationId]), textIn(step[trace.relation]));
        }
      };
  }
}

/** The writer, which also notes what it writes, if a shape has traces. */
export function tracing<From>(
  traces: readonly Trace[] | undefined,
  write: Write<From>,
  rowsOf: (from: From) => readonly Row[],
): Write<From> {
  if (traces === undefined) return write;
  const touch = touchOf(traces);
  return (writing, from, start) => {
    if (writing.touched !== null) for (const row of rowsOf(from)) touch(writing.touched, row);
    write(writing, from, start);
  };
}
