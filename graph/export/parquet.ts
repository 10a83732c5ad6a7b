import type { SchemaElement } from "hyparquet-writer";
import type { Excerpt, ExcerptEdge, ExcerptNode } from "../excerpt.ts";
import {
  type Attribute,
  type AttributeType,
  edgeAttributes,
  nodeAttributes,
  receiptLines,
  weightOf,
} from "./attributes.ts";
import type { ExportFile, Format } from "./format.ts";
import { type LinkedQuote, linkedQuotes, quoteColumns } from "./tables.ts";

type Library = typeof import("hyparquet-writer");

/** Three tables for pandas, DuckDB, Polars and Spark: typed, and lists are lists. Cost: O(excerpt), some thousand rows at a time. */
export const parquet: Format = {
  name: "parquet",
  title: "Parquet of entities, of relations and of quotes, for pandas and DuckDB",
  mediaType: "application/vnd.apache.parquet",
  extension: "parquet",
  files: async (excerpt) => {
    const library = await import("hyparquet-writer");
    const table = <Of>(name: string, rows: Iterable<Of>, attributes: readonly Attribute<Of>[]): ExportFile => ({
      name: `${name}.parquet`,
      content: { [Symbol.iterator]: () => written(library, excerpt, rows, attributes) },
    });
    return [
      table("entities", excerpt.nodes, entityAttributes(excerpt)),
      table("relations", excerpt.edges, relationAttributes(excerpt)),
      table("evidence", linkedQuotes(excerpt), quoteAttributes),
    ];
  },
  leavesOut: ["halves of surrogate pairs, which UTF-8 cannot hold, become U+FFFD"],
};

/** Of a row group: rows, and characters in them, whichever comes first. Read one by one, and packed together. */
const group = { rows: 20_000, characters: 16_000_000 };

const text = { type: "string", list: false } as const;

function entityAttributes(excerpt: Excerpt): readonly Attribute<ExcerptNode>[] {
  const id: Attribute<ExcerptNode> = { name: "id", ...text, value: (node) => node.id };
  return [id, ...nodeAttributes(excerpt).filter(({ name }) => name !== "label")];
}

/** The quotes have a table of their own. */
function relationAttributes(excerpt: Excerpt): readonly Attribute<ExcerptEdge>[] {
  const without = new Set(["interaction", "quotes", "places", "credits"]);
  return [
    ...edgeAttributes(excerpt).filter(({ name }) => !without.has(name)),
    { name: "weight", type: "integer", list: false, value: weightOf },
    { name: "fromId", ...text, value: ({ from }) => from },
    { name: "toId", ...text, value: ({ to }) => to },
  ];
}

const whole = new Set(["line", "start", "end"]);
const quoteAttributes: readonly Attribute<LinkedQuote>[] = quoteColumns.map(({ header, cell }) => ({
  name: header,
  type: whole.has(header) ? "integer" : "string",
  list: false,
  value: cell,
}));

/** A table, a row group at a time; the receipt stands in its metadata. */
function* written<Of>(
  { ByteWriter, ParquetWriter }: Library,
  excerpt: Excerpt,
  rows: Iterable<Of>,
  attributes: readonly Attribute<Of>[],
): Generator<Uint8Array, void, void> {
  const writer = new ByteWriter();
  const table = new ParquetWriter({
    writer,
    schema: [{ name: "schema", num_children: attributes.length }, ...attributes.flatMap(elementsOf)],
    kvMetadata: [{ key: "strategraph", value: receiptLines(excerpt).join("\n") }],
    createdBy: `strategraph ${excerpt.receipt.version}`,
  });
  const taken = (): Uint8Array => {
    const bytes = writer.getBytes().slice();
    writer.index = 0;
    return bytes;
  };
  for (const columns of groupsOf(rows, attributes)) {
    table.write({
      columnData: attributes.map(({ name }, at) => ({ name, data: columns[at] ?? [] })),
      rowGroupSize: group.rows,
    });
    yield taken();
  }
  table.finish();
  yield taken();
}

/** Rows as columns, so many at a time. */
function* groupsOf<Of>(
  rows: Iterable<Of>,
  attributes: readonly Attribute<Of>[],
): Generator<readonly unknown[][], void, void> {
  let columns: unknown[][] = attributes.map(() => []);
  let [count, characters] = [0, 0];
  for (const row of rows) {
    attributes.forEach(({ value }, at) => {
      const one = value(row);
      columns[at]?.push(one);
      for (const each of [one].flat()) if (typeof each === "string") characters += each.length;
    });
    count++;
    if (count < group.rows && characters < group.characters) continue;
    yield columns;
    columns = attributes.map(() => []);
    [count, characters] = [0, 0];
  }
  if (count > 0) yield columns;
}

/** A column as Parquet declares it; a list in three levels (parquet-format, LogicalTypes.md). */
function elementsOf({ name, type, list }: Pick<Attribute<never>, "name" | "type" | "list">): readonly SchemaElement[] {
  if (!list) return [{ name, repetition_type: "OPTIONAL", ...types[type] }];
  return [
    { name, repetition_type: "OPTIONAL", num_children: 1, converted_type: "LIST" },
    { name: "list", repetition_type: "REPEATED", num_children: 1 },
    { name: "element", repetition_type: "REQUIRED", ...types[type] },
  ];
}

const types: Readonly<Record<AttributeType, Pick<SchemaElement, "type" | "converted_type">>> = {
  string: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  integer: { type: "INT32" },
  double: { type: "DOUBLE" },
  boolean: { type: "BOOLEAN" },
};
