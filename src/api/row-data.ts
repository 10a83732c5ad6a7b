import { absence, absenceOfWay } from "../../graph/absence.ts";
import type { Status } from "../../graph/engine.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { type ReadStep, reading } from "../../graph/reading.ts";
import type { AbsenceFacts, ConnectionHead, Row, Value } from "../../graph/rows.ts";
import { apiError, type RequestPlace } from "./codes.ts";
import { writeCursor } from "./cursor.ts";
import type { AggregateField, ConnectionShape, ObjectShape, PlainField, Read, RowShape, WaySentence } from "./shape.ts";

export type Data = { [key: string]: unknown };

/** What one of a plan's roots gave. */
export interface RootAnswer {
  readonly head: ConnectionHead | null;
  readonly rows: readonly Row[];
}

/** Of which graph an answer is. */
export interface Answered {
  readonly ontology: Ontology;
  readonly engine: string;
  readonly status: Status | null;
  /** Those the plan was given. */
  readonly values: readonly Value[];
  readonly roots: readonly RootAnswer[];
}

/** An answer on its way to being data, and how many quotes it has shown, and silenced findings left out, so far. */
export interface Shaping extends Answered {
  quotes: number;
  silenced: number;
}

export function rootOf({ roots }: Shaping, root: number): RootAnswer {
  return roots[root] ?? { head: null, rows: [] };
}

export function rowData(shaping: Shaping, shape: RowShape, row: Row): Data {
  const object = shape.kind === null ? shape.object : shape.objects[String(row[shape.kind])];
  if (!object) throw new Error(`a row is of kind ${String(row[shape.kind ?? 0])}, which was not asked for`);
  return objectData(shaping, object, row);
}

/** `start`: the name of where the row's relation was gone over from, for its reading. */
export function objectData(shaping: Shaping, { fields }: ObjectShape, row: Row, start = ""): Data {
  const data = newData(fields);
  for (const { key, read } of fields) data[key] = fieldData(shaping, read, row, start);
  return data;
}

export function fieldData(shaping: Shaping, read: Read, row: Row, start: string): unknown {
  switch (read.read) {
    case "constant":
      return read.value;
    case "value":
      return row[read.column] ?? null;
    case "rows": {
      const rows = rowsIn(row[read.column]);
      if (read.quotes) shaping.quotes += rows.length;
      return rows.map((one) => rowData(shaping, read.row, one));
    }
    case "row": {
      const one = row[read.column] ?? null;
      if (one !== null && read.quotes) shaping.quotes++;
      return one === null ? null : rowData(shaping, read.row, rowsIn([one])[0] ?? []);
    }
    case "same":
      return rowData(shaping, read.row, row);
    case "cursor":
      return writeCursor(read.fingerprint, listIn(row[read.column]));
    case "connection": {
      const [total, hasPrevious, hasNext, rows, facts] = listIn(row[read.column]);
      return connectionData(
        shaping,
        read.connection,
        typeof total === "number" ? total : null,
        hasPrevious === true,
        hasNext === true,
        rowsIn(rows),
        facts ?? null,
        read.start === null ? "" : textIn(row[read.start]),
        read.aggregates.map((column) => rowsIn(row[column])),
      );
    }
    case "end":
      return (row[read.length] ?? null) === null ? null : rowData(shaping, read.row, row);
    case "startId":
      return listIn(row[read.start])[read.column] ?? null;
    case "count":
      throw new Error("a way by itself is asked how many there are");
    case "enum":
      return textIn(row[read.column]).toUpperCase();
    case "only": {
      const [step, ...more] = rowsIn(row[read.steps]);
      if (step === undefined || more.length > 0) return null;
      const value = textIn(step[read.column]);
      return read.of === "direction" ? value.toUpperCase() : value;
    }
    case "along": {
      const records = rowsIn(row[read.steps]).flatMap((step) => rowsIn(step[read.column]));
      shaping.quotes += records.length;
      return records.map((one) => rowData(shaping, read.row, one));
    }
    case "wayReading":
      return wayReading(shaping, read, row);
    case "wayAbsence": {
      const facts = row[read.column] ?? null;
      const reason = facts === null ? null : absenceOfWay(shaping.ontology, read.way, facts as AbsenceFacts);
      return reason && plainData(read.fields, (fact) => reason[fact]);
    }
    case "reading": {
      const other = textIn(row[read.name]);
      const [from, to] = read.direction === "out" ? [start, other] : [other, start];
      const strength = row[read.strength] ?? null;
      return reading(shaping.ontology, from, [
        {
          relation: read.relation,
          direction: "out",
          basis: textIn(row[read.basis]),
          strength: strength === null ? null : textIn(strength),
          to,
        },
      ]);
    }
  }
}

/** A way as a sentence; null where there is none. */
export function wayReading(
  { ontology }: Answered,
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

export function connectionData(
  shaping: Shaping,
  shape: ConnectionShape,
  total: number | null,
  hasPreviousPage: boolean,
  hasNextPage: boolean,
  rows: readonly Row[],
  facts: Value,
  start: string,
  aggregates: readonly (readonly Row[])[],
): Data {
  const data = newData(shape.fields);
  for (const { key, read } of shape.fields) {
    switch (read.read) {
      case "constant":
        data[key] = read.value;
        break;
      case "totalCount":
        data[key] = total;
        break;
      case "edges":
        data[key] = rows.map((row) => objectData(shaping, read.edge, row, start));
        break;
      case "pageInfo": {
        const cursor = (row: Row | undefined) =>
          row === undefined ? null : writeCursor(shape.fingerprint, listIn(row[shape.position]));
        data[key] = plainData(read.fields, (fact) => {
          if (fact === "hasNextPage") return hasNextPage;
          if (fact === "hasPreviousPage") return hasPreviousPage;
          return cursor(fact === "startCursor" ? rows[0] : rows.at(-1));
        });
        break;
      }
      case "aggregate": {
        const taken = aggregates[read.at] ?? [];
        const objects = taken.map((row) => aggregateData(read.fields, row));
        data[key] = read.grouped ? objects : (objects[0] ?? null);
        break;
      }
      case "absence": {
        const reason =
          facts === null || !shape.hop ? null : absence(shaping.ontology, shape.hop, facts as AbsenceFacts);
        data[key] = reason && plainData(read.fields, (fact) => reason[fact]);
        break;
      }
    }
  }
  return data;
}

function aggregateData(fields: readonly AggregateField[], row: Row): Data {
  const data = newData(fields);
  for (const { key, read } of fields) {
    if (read.read === "inside") data[key] = aggregateData(read.fields, row);
    else if (read.read === "constant") data[key] = read.value;
    else if (read.read === "measure") data[key] = measureIn(row[read.at] ?? null, read.whole);
    else data[key] = (row[0] ?? null) === null ? null : String(row[0]);
  }
  return data;
}

function measureIn(value: Value, whole: RequestPlace | null): Value {
  if (whole === null || value === null || value === Number(value) >> 0) return value;
  const sentence = `The sum is ${value}: more than an Int can hold.`;
  throw apiError("API_SUM_TOO_LARGE", sentence, whole, "ask `average` and `recorded`, or sum up less at once");
}

export function plainData<Fact extends string>(
  fields: readonly PlainField<Fact>[],
  factOf: (fact: Fact) => string | boolean | number | null,
): Data {
  const data = newData(fields);
  for (const { key, of } of fields) data[key] = typeof of === "object" ? of.constant : factOf(of);
  return data;
}

/** A key `__proto__`, which an alias may be, is only a key on an object without a prototype. */
export function newData(fields: readonly { readonly key: string }[]): Data {
  return fields.some(({ key }) => key === "__proto__") ? Object.create(null) : {};
}

export function listIn(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}

export function textIn(value: Value | undefined): string {
  return typeof value === "string" ? value : "";
}

export function rowsIn(value: Value | undefined): readonly Row[] {
  return listIn(value).map(listIn);
}
