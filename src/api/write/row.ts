import { Buffer } from "node:buffer";
import { absenceOfWay } from "../../../graph/absence.ts";
import type { AbsenceFacts, Row } from "../../../graph/rows.ts";
import { writeCursor } from "../cursor.ts";
import type { Constant, ObjectShape, Read, RowShape } from "../row-shape.ts";
import { connectionWriter } from "./connection.ts";
import { ofMissing } from "./missing.ts";
import { reasonWriter } from "./reason.ts";
import { edgeReading, wayReading } from "./sentences.ts";
import { tracing } from "./traced.ts";
import { listIn, objectWriter, rowsIn, textIn, textOf, type Write, writeList, writeValue } from "./writing.ts";

/** Of shapes that were met: several kinds, and several keys, may ask the same below them. */
const known = new WeakMap<ObjectShape, Write<Row>>();

/** A writer of rows. Cost: O(shape), once; of a row O(its text). */
export function rowWriter(shape: RowShape): Write<Row> {
  if (shape.kind === null) return rowObjectWriter(shape.object);
  const { kind, objects } = shape;
  const writers = new Map(Object.entries(objects).map(([name, object]) => [name, rowObjectWriter(object)]));
  return (writing, row) => {
    const write = writers.get(String(row[kind]));
    if (write === undefined) throw new Error(`a row is of kind ${String(row[kind])}, which was not asked for`);
    write(writing, row, "");
  };
}

export function rowObjectWriter(shape: ObjectShape): Write<Row> {
  const before = known.get(shape);
  if (before !== undefined) return before;
  const write = remembering(
    shape,
    tracing(shape.traces, objectWriter(shape.fields, fieldWriter), (row) => [row]),
  );
  known.set(shape, write);
  return write;
}

/**
 * A writer that remembers what it wrote of rows that come again. Only of what is text of the row and nothing else: neither quotes
 * are counted in it, nor does it depend on where one came from.
 */
function remembering({ fields }: ObjectShape, write: Write<Row>): Write<Row> {
  if (!fields.every(({ read: { read } }) => read === "constant" || read === "value" || read === "enum")) return write;
  let texts: WeakMap<Row, string> | null = null;
  return (writing, row, start) => {
    const before = writing.touched === null ? texts?.get(row) : undefined;
    if (before !== undefined) writing.text += before;
    else if (writing.touched !== null || !Object.isFrozen(row)) write(writing, row, start);
    else {
      const text = Buffer.from(textOf(writing, () => write(writing, row, start))).toString();
      texts ??= new WeakMap();
      texts.set(row, text);
      writing.text += text;
    }
  };
}

/** The records of all the steps of a way. */
export function recordsAlong({ steps, column }: Extract<Read, { read: "along" }>, row: Row): readonly Row[] {
  return rowsIn(row[steps]).flatMap((step) => rowsIn(step[column]));
}

export function fieldWriter(read: Exclude<Read, Constant>): Write<Row> {
  switch (read.read) {
    case "value":
      return (writing, row) => writeValue(writing, row[read.column] ?? null);
    case "rows": {
      const write = rowWriter(read.row);
      return (writing, row) => {
        const rows = rowsIn(row[read.column]);
        if (read.quotes) writing.quotes += rows.length;
        writeList(writing, rows, write);
      };
    }
    case "row":
    case "first": {
      const write = rowWriter(read.row);
      return (writing, row) => {
        const one = (read.read === "first" ? rowsIn(row[read.column])[0] : row[read.column]) ?? null;
        if (one !== null && read.quotes) writing.quotes++;
        if (one === null) writing.text += "null";
        else write(writing, listIn(one), "");
      };
    }
    case "same":
      return rowWriter(read.row);
    case "cursor":
      return (writing, row) => {
        writing.text += `"${writeCursor(read.fingerprint, listIn(row[read.column]))}"`;
      };
    case "connection":
      return hopWriter(read);
    case "end": {
      const write = rowWriter(read.row);
      return (writing, row) => {
        if ((row[read.length] ?? null) === null) writing.text += "null";
        else write(writing, row, "");
      };
    }
    case "startId":
      return (writing, row) => writeValue(writing, listIn(row[read.start])[read.column] ?? null);
    case "count":
      throw new Error("a way by itself is asked how many there are");
    case "enum":
      return (writing, row) => writeValue(writing, textIn(row[read.column]).toUpperCase());
    case "only":
      return (writing, row) => {
        const [step, ...more] = rowsIn(row[read.steps]);
        const value = step === undefined || more.length > 0 ? null : textIn(step[read.column]);
        writeValue(writing, read.of === "direction" && value !== null ? value.toUpperCase() : value);
      };
    case "along": {
      const write = rowWriter(read.row);
      return (writing, row) => {
        const records = recordsAlong(read, row);
        writing.quotes += records.length;
        writeList(writing, records, write);
      };
    }
    case "wayReading":
      return (writing, row) => writeValue(writing, wayReading(writing.ontology, read, row));
    case "wayAbsence": {
      const write = reasonWriter(read.fields, rowWriter);
      return (writing, row, start) => {
        const found = (row[read.column] ?? null) as AbsenceFacts | null;
        if (found === null) {
          writing.text += "null";
          return;
        }
        const { way, facts } = ofMissing(writing, read.missing, row, found);
        write(writing, { absence: absenceOfWay(writing.ontology, way, facts), facts }, start);
      };
    }
    case "reading":
      return (writing, row, start) => writeValue(writing, edgeReading(writing.ontology, read, row, start));
  }
}

function hopWriter({ column, connection, start, aggregates }: Extract<Read, { read: "connection" }>): Write<Row> {
  const write = connectionWriter(connection, rowObjectWriter, rowWriter);
  return (writing, row) => {
    const [total, hasPrevious, hasNext, rows, facts] = listIn(row[column]);
    const connected = {
      total: typeof total === "number" ? total : null,
      hasPrevious: hasPrevious === true,
      hasNext: hasNext === true,
      rows: rowsIn(rows),
      facts: facts ?? null,
      aggregates: aggregates.map((at) => rowsIn(row[at])),
    };
    write(writing, connected, start === null ? "" : textIn(row[start]));
  };
}
