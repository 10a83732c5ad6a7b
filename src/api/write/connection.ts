import { absence } from "../../../graph/absence.ts";
import type { AbsenceFacts, Row, Value } from "../../../graph/rows.ts";
import { apiError, type RequestPlace } from "../codes.ts";
import { writeCursor } from "../cursor.ts";
import type { PageFact } from "../roles.ts";
import type { AggregateField, ConnectionRead, ConnectionShape, Constant, ObjectShape, RowShape } from "../row-shape.ts";
import { reasonWriter } from "./reason.ts";
import { listIn, objectWriter, plainWriter, type Write, writeList, writeValue } from "./writing.ts";

/** A page of rows, and what stands beside them. */
export interface Connected {
  readonly total: number | null;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
  readonly rows: readonly Row[];
  /** Why there are none, where that is asked and so. */
  readonly facts: Value;
  readonly aggregates: readonly (readonly Row[])[];
}

/** A writer of connections. `edgeWriter` makes that of an edge, which has the name of where its relation begins as start. */
export function connectionWriter(
  shape: ConnectionShape,
  edgeWriter: (edge: ObjectShape) => Write<Row>,
  rowWriter: (row: RowShape) => Write<Row>,
): Write<Connected> {
  return objectWriter(shape.fields, (read) => partWriter(shape, read, edgeWriter, rowWriter));
}

function partWriter(
  { fingerprint, position, hop }: ConnectionShape,
  read: Exclude<ConnectionRead, Constant>,
  edgeWriter: (edge: ObjectShape) => Write<Row>,
  rowWriter: (row: RowShape) => Write<Row>,
): Write<Connected> {
  switch (read.read) {
    case "totalCount":
      return (writing, { total }) => writeValue(writing, total);
    case "edges": {
      const write = edgeWriter(read.edge);
      return (writing, { rows }, start) => writeList(writing, rows, write, start);
    }
    case "pageInfo": {
      const write = plainWriter(read.fields);
      const cursor = (row: Row | undefined) =>
        row === undefined ? null : writeCursor(fingerprint, listIn(row[position]));
      return (writing, { hasPrevious, hasNext, rows }, start) => {
        const factOf = (fact: PageFact) => {
          if (fact === "hasNextPage") return hasNext;
          if (fact === "hasPreviousPage") return hasPrevious;
          return cursor(fact === "startCursor" ? rows[0] : rows.at(-1));
        };
        write(writing, factOf, start);
      };
    }
    case "aggregate": {
      const write = aggregateWriter(read.fields);
      return (writing, { aggregates }, start) => {
        const taken = aggregates[read.at] ?? [];
        const [first] = taken;
        if (read.grouped) writeList(writing, taken, write);
        else if (first === undefined) writing.text += "null";
        else write(writing, first, start);
      };
    }
    case "absence": {
      const write = reasonWriter(read.fields, rowWriter);
      return (writing, { facts: found }, start) => {
        const facts = found as AbsenceFacts | null;
        if (facts === null || hop === null) writing.text += "null";
        else write(writing, { absence: absence(writing.ontology, hop, facts), facts }, start);
      };
    }
  }
}

function aggregateWriter(fields: readonly AggregateField[]): Write<Row> {
  return objectWriter(fields, (read) => {
    switch (read.read) {
      case "inside":
        return aggregateWriter(read.fields);
      case "measure":
        return (writing, row) => writeValue(writing, measureIn(row[read.at] ?? null, read.whole));
      case "key":
        return (writing, row) => writeValue(writing, (row[0] ?? null) === null ? null : String(row[0]));
    }
  });
}

function measureIn(value: Value, whole: RequestPlace | null): Value {
  if (whole === null || value === null || value === Number(value) >> 0) return value;
  const sentence = `The sum is ${value}: more than an Int can hold.`;
  throw apiError("API_SUM_TOO_LARGE", sentence, whole, "ask `average` and `recorded`, or sum up less at once");
}
