import { type AbsentHop, absence } from "../../graph/absence.ts";
import type { Ontology } from "../../graph/ontology.ts";
import type { AbsenceFacts, ConnectionHead, Row, Value } from "../../graph/rows.ts";
import { writeCursor } from "./cursor.ts";
import type { PageFact } from "./roles.ts";

/** How positional rows become response data: which keys, in which order, take which column. */
export interface ObjectShape {
  readonly fields: readonly { readonly key: string; readonly read: Read }[];
}

/** The shape of rows of several kinds may differ by kind; the kind then stands in a column. */
export type RowShape =
  | { readonly kind: null; readonly object: ObjectShape }
  | { readonly kind: number; readonly objects: Readonly<Record<string, ObjectShape>> };

export type Read =
  | { readonly read: "constant"; readonly value: string }
  | { readonly read: "value"; readonly column: number }
  | { readonly read: "rows" | "row"; readonly column: number; readonly row: RowShape }
  /** An object over the same row: an edge's node and properties. */
  | { readonly read: "same"; readonly row: RowShape }
  | { readonly read: "cursor"; readonly column: number; readonly fingerprint: string }
  | { readonly read: "connection"; readonly column: number; readonly connection: ConnectionShape };

export interface ConnectionShape {
  readonly fields: readonly { readonly key: string; readonly read: ConnectionRead }[];
  /** The column of the rows' positions, where cursors are asked for. */
  readonly position: number;
  readonly fingerprint: string;
  /** Of a relation: whose emptiness can be explained. */
  readonly hop: AbsentHop | null;
}

export type ConnectionRead =
  | { readonly read: "constant"; readonly value: string }
  | { readonly read: "edges"; readonly edge: ObjectShape }
  | { readonly read: "totalCount" }
  | { readonly read: "pageInfo"; readonly fields: readonly PlainField<PageFact>[] }
  | { readonly read: "absence"; readonly fields: readonly PlainField<"code" | "sentence">[] };

/** A key that takes a fact, or a constant. */
export interface PlainField<Fact> {
  readonly key: string;
  readonly of: Fact | { readonly constant: string };
}

/** What a root field takes from the plan's roots, or from the introspection beside them. */
export interface RootField {
  readonly key: string;
  readonly read:
    | { readonly read: "introspection" }
    | { readonly read: "rows" | "first"; readonly root: number; readonly row: RowShape }
    | { readonly read: "connection"; readonly root: number; readonly connection: ConnectionShape };
}

export type Data = { [key: string]: unknown };

/** Response data of a root. Keys come out in the order of the operation. Cost: O(size of the answer). */
export function rootData(
  ontology: Ontology,
  read: Exclude<RootField["read"], { read: "introspection" }>,
  head: ConnectionHead | null,
  rows: readonly Row[],
): unknown {
  if (read.read === "connection") {
    const [total, hasPrevious, hasNext] = head ?? [null, false, false];
    return connectionData(ontology, read.connection, total, hasPrevious, hasNext, rows, null);
  }
  if (read.read === "rows") return rows.map((row) => rowData(ontology, read.row, row));
  const [first] = rows;
  return first === undefined ? null : rowData(ontology, read.row, first);
}

function rowData(ontology: Ontology, shape: RowShape, row: Row): Data {
  const object = shape.kind === null ? shape.object : shape.objects[String(row[shape.kind])];
  if (!object) throw new Error(`a row is of kind ${String(row[shape.kind ?? 0])}, which was not asked for`);
  return objectData(ontology, object, row);
}

function objectData(ontology: Ontology, { fields }: ObjectShape, row: Row): Data {
  const data = newData(fields);
  for (const { key, read } of fields) data[key] = fieldData(ontology, read, row);
  return data;
}

function fieldData(ontology: Ontology, read: Read, row: Row): unknown {
  switch (read.read) {
    case "constant":
      return read.value;
    case "value":
      return row[read.column] ?? null;
    case "rows":
      return rowsIn(row[read.column]).map((one) => rowData(ontology, read.row, one));
    case "row": {
      const one = row[read.column] ?? null;
      return one === null ? null : rowData(ontology, read.row, rowsIn([one])[0] ?? []);
    }
    case "same":
      return rowData(ontology, read.row, row);
    case "cursor":
      return writeCursor(read.fingerprint, listIn(row[read.column]));
    case "connection": {
      const [total, hasPrevious, hasNext, rows, facts] = listIn(row[read.column]);
      return connectionData(
        ontology,
        read.connection,
        typeof total === "number" ? total : null,
        hasPrevious === true,
        hasNext === true,
        rowsIn(rows),
        facts ?? null,
      );
    }
  }
}

function connectionData(
  ontology: Ontology,
  shape: ConnectionShape,
  total: number | null,
  hasPreviousPage: boolean,
  hasNextPage: boolean,
  rows: readonly Row[],
  facts: Value,
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
        data[key] = rows.map((row) => objectData(ontology, read.edge, row));
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
      case "absence": {
        const reason = facts === null || !shape.hop ? null : absence(ontology, shape.hop, facts as AbsenceFacts);
        data[key] = reason && plainData(read.fields, (fact) => reason[fact]);
        break;
      }
    }
  }
  return data;
}

function plainData<Fact extends string>(
  fields: readonly PlainField<Fact>[],
  factOf: (fact: Fact) => string | boolean | null,
): Data {
  const data = newData(fields);
  for (const { key, of } of fields) data[key] = typeof of === "object" ? of.constant : factOf(of);
  return data;
}

/** A key `__proto__`, which an alias may be, is only a key on an object without a prototype. */
function newData(fields: readonly { readonly key: string }[]): Data {
  return fields.some(({ key }) => key === "__proto__") ? Object.create(null) : {};
}

function listIn(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}

function rowsIn(value: Value | undefined): readonly Row[] {
  return listIn(value).map(listIn);
}
