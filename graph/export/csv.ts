import type { Excerpt, ExcerptNode } from "../excerpt.ts";
import type { EntityKind } from "../ontology.ts";
import { type Attribute, edgeAttributes, flatQuotes, nodeAttributes, receiptLines, weightOf } from "./attributes.ts";
import { type ExportFile, type Format, file } from "./format.ts";
import {
  aboutColumns,
  aboutRows,
  type Cell,
  type Column,
  columns,
  entityColumns,
  joined,
  linkedEdges,
  linkedQuotes,
  notInTables,
  quoteColumns,
  relationColumns,
} from "./tables.ts";

/** How a tool wants its commas. */
interface Dialect {
  /** Put before the first line: Excel takes a file for UTF-8 only with a mark. */
  readonly mark: string;
  /** Between the members of a list. */
  readonly between: string;
  /** What keeps a spreadsheet from running a cell. */
  readonly guarded: boolean;
}

const forPrograms: Dialect = { mark: "", between: "|", guarded: false };
const forSheets: Dialect = { mark: "\u{FEFF}", between: "; ", guarded: true };
/** Between the members of a list for neo4j-admin, which knows no way to escape its delimiter: a character that no text needs. */
const unitSeparator = "\u{1F}";
const forNeo4j: Dialect = { mark: "", between: unitSeparator, guarded: false };

/** The receipt, beside the tables. */
function about(excerpt: Excerpt): ExportFile {
  return file("about.txt", function* () {
    yield receiptLines(excerpt)
      .map((line) => `${line}\n`)
      .join("");
  });
}

/** Two tables for Gephi's spreadsheet import. Cost: O(excerpt), a row at a time. */
export const gephiCsv: Format = {
  name: "csv-gephi",
  title: "CSV of nodes and of edges, for Gephi",
  mediaType: "text/csv",
  extension: "csv",
  files: (excerpt) => [
    table("nodes.csv", forPrograms, excerpt.nodes, [
      { header: "Id", cell: ({ id }) => id },
      { header: "Label", cell: ({ name }) => name },
      ...columns(nodeAttributes(excerpt), ["label"]),
    ]),
    table("edges.csv", forPrograms, excerpt.edges, [
      { header: "Source", cell: ({ from }) => from },
      { header: "Target", cell: ({ to }) => to },
      { header: "Type", cell: () => "Directed" },
      { header: "Kind", cell: ({ relation }) => relation },
      { header: "Label", cell: ({ label }) => label },
      { header: "Weight", cell: weightOf },
      ...columns(edgeAttributes(excerpt), ["kind", "label"]),
    ]),
    about(excerpt),
  ],
  leavesOut: [flatQuotes, joined("|")],
};

/** Three tables for a spreadsheet, one row a quote in the third. Cost: O(excerpt). */
export const excelCsv: Format = {
  name: "csv-excel",
  title: "CSV of entities, of relations and of quotes, for Excel",
  mediaType: "text/csv",
  extension: "csv",
  files: (excerpt) => [
    table("entities.csv", forSheets, excerpt.nodes, entityColumns(excerpt)),
    table("relations.csv", forSheets, linkedEdges(excerpt), relationColumns(excerpt)),
    table("evidence.csv", forSheets, linkedQuotes(excerpt), quoteColumns),
    table("about.csv", forSheets, aboutRows(excerpt), aboutColumns),
  ],
  leavesOut: [
    joined("; "),
    notInTables,
    "a cell that a spreadsheet would run as a formula begins with an apostrophe, and one that has one with two",
  ],
};

/** Kumu's two sheets (docs.kumu.io). Cost: O(excerpt). */
export const kumuCsv: Format = {
  name: "csv-kumu",
  title: "CSV of elements and of connections, for Kumu",
  mediaType: "text/csv",
  extension: "csv",
  files: (excerpt) => [
    table("elements.csv", forPrograms, excerpt.nodes, [
      { header: "ID", cell: ({ id }) => id },
      { header: "Label", cell: ({ name }) => name },
      { header: "Type", cell: kindLabel(excerpt) },
      { header: "Description", cell: ({ description }) => description },
      { header: "Tags", cell: ({ strategies, basis }) => [...strategies, basis.toLowerCase()] },
    ]),
    table("connections.csv", forPrograms, excerpt.edges, [
      // read in again, a connection with an ID is brought up to date, one without is there twice
      { header: "ID", cell: ({ id }) => id },
      { header: "From", cell: ({ from }) => from },
      { header: "To", cell: ({ to }) => to },
      { header: "Type", cell: ({ label }) => label },
      { header: "Direction", cell: () => "directed" },
      { header: "Strength", cell: weightOf },
      ...columns(edgeAttributes(excerpt), ["edgeId", "kind", "label", "interaction", "strength"]),
    ]),
    about(excerpt),
  ],
  leavesOut: [flatQuotes, joined("|"), "of an entity only its name, kind, description, strategies and basis"],
};

/**
 * Files for `neo4j-admin database import full @import.args`: one a kind of entity, one a kind of relation, the header in
 * each, and the arguments that name them. Cost: O(kinds x entities + relations x kinds of them), a row at a time.
 */
export const neo4jCsv: Format = {
  name: "csv-neo4j-admin",
  title: "CSV a kind, for neo4j-admin database import",
  mediaType: "text/csv",
  extension: "csv",
  files: (excerpt) => {
    const present = { kinds: new Set<string>(), relations: new Set<string>() };
    for (const { kind } of excerpt.nodes) present.kinds.add(kind);
    for (const { relation } of excerpt.edges) present.relations.add(relation);
    const nodes = excerpt.ontology.kinds
      .filter(({ name }) => present.kinds.has(name))
      .map((kind) =>
        table(
          `nodes-${kind.name}.csv`,
          forNeo4j,
          those(excerpt.nodes, (node) => node.kind === kind.name),
          [
            { header: "id:ID", cell: ({ id }) => id },
            ...typed(ownAttributes(excerpt, kind), []),
            { header: ":LABEL", cell: () => kind.name },
          ],
        ),
      );
    const relations = excerpt.ontology.relations
      .filter(({ name }) => present.relations.has(name))
      .map(({ name, type }) =>
        table(
          `relationships-${type}.csv`,
          forNeo4j,
          those(excerpt.edges, ({ relation }) => relation === name),
          [
            { header: ":START_ID", cell: ({ from }) => from },
            { header: ":END_ID", cell: ({ to }) => to },
            ...typed(edgeAttributes(excerpt), ["label", "interaction"]),
            { header: ":TYPE", cell: () => type },
          ],
        ),
      );
    return [...nodes, ...relations, importArguments(nodes, relations), about(excerpt)];
  },
  leavesOut: [flatQuotes, "U+001F in a member of a list, between which it stands, becomes U+FFFD"],
};

/** What is given to neo4j-admin as `@import.args`: which files there are, and how to read them. */
function importArguments(nodes: readonly ExportFile[], relations: readonly ExportFile[]): ExportFile {
  return file("import.args", function* () {
    for (const { name } of nodes) yield `--nodes=Entity=${name}\n`;
    for (const { name } of relations) yield `--relationships=${name}\n`;
    // last, since what follows files is taken for one more
    yield "--array-delimiter=U+001F\n--multiline-fields=true\n";
  });
}

function kindLabel({ ontology }: Excerpt): (node: ExcerptNode) => string {
  const labels = new Map(ontology.kinds.map(({ name, label }) => [name, label]));
  return ({ kind }) => labels.get(kind) ?? kind;
}

function ownAttributes(excerpt: Excerpt, { fields }: EntityKind): readonly Attribute<ExcerptNode>[] {
  const declared = new Set(fields.map(({ name }) => name));
  const everywhere = new Set(["name", "aliases", "description", "basis", "strength", "strategies"]);
  return nodeAttributes(excerpt).filter(
    ({ name }) => everywhere.has(name) || declared.has(name.replace(/^own_/, "")) || name.startsWith("name_"),
  );
}

/** `year:int`, `aliases:string[]`, as the importer reads headers. */
function typed<Of>(attributes: readonly Attribute<Of>[], without: readonly string[]): readonly Column<Of>[] {
  const types = { string: "", integer: ":int", double: ":double", boolean: ":boolean" };
  return attributes
    .filter(({ name }) => !without.includes(name))
    .map(({ name, type, list, value }) => ({
      header: list ? `${name}:${type === "integer" ? "int" : type}[]` : `${name}${types[type]}`,
      cell: (of) => {
        const cell = value(of);
        return Array.isArray(cell) ? cell.map((one) => String(one).replaceAll(unitSeparator, "\u{FFFD}")) : cell;
      },
    }));
}

function those<Of>(all: Iterable<Of>, passes: (one: Of) => boolean): Iterable<Of> {
  return {
    *[Symbol.iterator]() {
      for (const one of all) if (passes(one)) yield one;
    },
  };
}

/** A table by itself, for a spreadsheet. */
export function sheet<Of>(name: string, rows: Iterable<Of>, columns: readonly Column<Of>[]): ExportFile {
  return table(name, forSheets, rows, columns);
}

function table<Of>(name: string, dialect: Dialect, rows: Iterable<Of>, columns: readonly Column<Of>[]): ExportFile {
  return file(name, function* () {
    yield `${dialect.mark}${columns.map(({ header }) => field(header, dialect)).join(",")}\r\n`;
    for (const row of rows) yield `${columns.map(({ cell }) => field(cell(row), dialect)).join(",")}\r\n`;
  });
}

/** A field as RFC 4180 has it; for a spreadsheet, text that it would run as a formula is marked as text (OWASP, CSV injection). */
function field(cell: Cell, { between, guarded }: Dialect): string {
  if (cell === null) return "";
  const text = Array.isArray(cell) ? cell.join(between) : String(cell);
  const safe = guarded && typeof cell !== "number" && /^[=+\-@\t\r']/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
