import { type DocumentNode, type GraphQLSchema, getNamedType } from "graphql";
import type { Cell } from "../../graph/export/tables.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { isAnchor, languageIn, type Shown, shownIn } from "./anchors.ts";
import type { KeyedField } from "./asked-fields.ts";
import { flattenSteps } from "./flat.ts";
import { foreseen } from "./foreseen.ts";
import { roleOf } from "./roles.ts";
import { overAsked, waysAsked } from "./ways-asked.ts";

/** A column as a reader has it. */
export interface ReadColumn {
  /** As the rows in CSV have it: `supportedBy.evidence.quote`. */
  readonly name: string;
  /** In the ontology's words. */
  readonly heading: string;
  readonly description: string | null;
  /** The GraphQL type of its values; of names of kinds and of relations that the API has as Strings, that of those. */
  readonly type: string;
  /** Words of a source; why something is not recorded; what only programs refer by; or anything else. */
  readonly holds: "quote" | "reason" | "reference" | "value";
}

export interface ReadRow {
  readonly cells: readonly Cell[];
  /** By cell, what it shows; null where the cell is empty, or nothing of the graph stands in it. */
  readonly shows: readonly (Shown | null)[];
  /** By cell, the language (BCP 47) of a name or of a source's words; null where it is not told. */
  readonly languages: readonly (string | null)[];
}

/** An answer as a table that is read by people: each cell leads to what it shows. */
export interface ReadTable {
  readonly columns: readonly ReadColumn[];
  readonly rows: readonly ReadRow[];
}

/** An answer that is to be read. */
export interface ReadAnswer {
  /** The question as it was asked, without anchors. */
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The answer to it with anchors. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** Fields by which only programs refer to something. */
const references = new Set(["id", "__typename", "start", "end", "cursor", "credit", "sha256"]);

/** The rows of an answer with the words for its columns, and what each cell shows, in steps. Cost: O(values x depth). */
export function* readTableSteps(
  schema: GraphQLSchema,
  ontology: Ontology,
  { document, variables, data }: ReadAnswer,
): Generator<void, ReadTable, void> {
  const { sample, trailOf, headings } = foreseen(schema, ontology, { document, operationName: null, variables });
  const flat = yield* flattenSteps(data, sample);
  const columns = flat.columns.filter((column) => !isAnchor(column));
  const asked = waysAsked(schema, document).map(overAsked(document, variables));
  const headed = headings(columns);
  const rows: ReadRow[] = [];
  for (const row of flat.rows) {
    yield;
    if (!columns.some((column) => row.has(column))) continue;
    const shown = shownIn(row, asked);
    const cells = columns.map((column) => row.get(column) ?? null);
    const shows = cells.map((cell, at) => (cell === null ? null : shown(columns[at] ?? "")));
    rows.push({ cells, shows, languages: columns.map((column) => languageIn(row, column)) });
  }
  return {
    columns: columns.map((name, at) => columnOf(name, headed[at] ?? name, trailOf.get(name)?.at(-1))),
    rows,
  };
}

function columnOf(name: string, heading: string, last: KeyedField | undefined): ReadColumn {
  if (last === undefined) return { name, heading, description: null, type: "String", holds: "value" };
  const { field } = last;
  const type = typeOf(field);
  return { name, heading, description: field.description ?? null, type, holds: heldBy(field, type) };
}

/** Of records, the names that the API has as Strings. */
const named: Readonly<Record<string, string>> = { members: "Kind", relation: "Relation" };

/** The GraphQL type of what a field gives; of names of kinds and of relations that the API has as Strings, that of those. */
export function typeOf(field: KeyedField["field"]): string {
  const role = roleOf(field);
  const isOfRecord = role?.role === "field" && role.subject === "record";
  if (isOfRecord && Object.hasOwn(named, role.name)) return named[role.name] ?? "String";
  return field.name === "__typename" ? "Kind" : getNamedType(field.type).name;
}

export function heldBy(field: KeyedField["field"], type: string): ReadColumn["holds"] {
  const role = roleOf(field);
  if (field.name === "quote") return "quote";
  if (role?.role === "reason" && role.of === "sentence") return "reason";
  return type === "ID" || references.has(field.name) ? "reference" : "value";
}
