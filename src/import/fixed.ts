import type { Diagnostic } from "../../graph/diagnostic.ts";
import { type Excerpt, excerptOf } from "../../graph/excerpt.ts";
import {
  type Cell,
  type Column,
  entityColumns,
  linkedEdges,
  linkedQuotes,
  quoteColumns,
  relationColumns,
} from "../../graph/export/tables.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { fixedOfEntities, fixedOfRelations } from "./columns.ts";
import type { EntityRow } from "./entity-rows.ts";
import { faultOf } from "./faults.ts";
import type { Intake } from "./intake.ts";
import type { Now } from "./now.ts";
import type { RelationRow } from "./relation-rows.ts";
import { type Line, readTable } from "./table.ts";
import { isSame } from "./values.ts";

/** Why a cell is not read, and what to change instead. */
const instead: Readonly<Record<string, string>> = {
  kindLabel: "a kind is part of an id: make a row of the other kind, without an id",
  strategies: "an entity belongs to the strategies that say something of it",
  claims: "a claim more is written into the YAML",
  places: "change quotes, line or document",
  credits: "change the credit of the document, in Entities",
};
const ofEvidence = "change quotes, line or document in Relations: quotes are found anew from these";
const ofAbout = "change it in the file of the folder that has `strategy`";

/**
 * Cells that say what follows from others, and no longer say what the seeds do: somebody changed them, and nothing comes of it. Nothing is said
 * where the seeds are of another revision than the book, since then they may have changed instead. Warning IMPORT_CELL_FIXED. Cost: O(graph) where
 * the book has such cells.
 */
export function fixedCells(
  { book, settings }: Intake,
  rows: { readonly entities: readonly EntityRow[]; readonly relations: readonly RelationRow[] },
  { dataset, folders, revision }: Now,
  ontology: Ontology,
  into: string | null,
): readonly Diagnostic[] {
  const warnings: Diagnostic[] = [];
  const warn = (line: Line, heading: string, hint: string | undefined) => {
    const message = `The ${heading} was changed, and is not read.`;
    warnings.push(faultOf("IMPORT_CELL_FIXED", line.placeOf(heading), message, { hint }));
  };
  const strategy = folders.get(into ?? "")?.written.strategy;
  if (strategy) {
    const { name, language, annotators, reviewers } = strategy;
    const said = { name, language, annotators: annotators.join("; "), reviewers: reviewers.join("; ") };
    for (const [what, before] of Object.entries(said)) {
      const line = settings.line(what);
      const cell = line?.text("says") ?? null;
      const words = (text: string) => text.split(/[;,\n]\s*/).join("; ");
      if (line && cell !== null && !isSame(words(cell), words(before ?? ""))) {
        const message = `The ${what} of the strategy is read only when the strategy is made.`;
        warnings.push(faultOf("IMPORT_CELL_FIXED", line.placeOf("says"), message, { hint: ofAbout }));
      }
    }
  }
  const exported = settings.text("revision");
  if (dataset === null || (exported !== null && exported !== revision)) return warnings;
  const evidence = readTable(
    book,
    "Evidence",
    quoteColumns.map(({ header }) => header),
  ).lines;
  const has = (lines: readonly { readonly line: Line }[], fixed: readonly string[]) =>
    lines.some(({ line }) => fixed.some(line.has));
  if (evidence.length === 0 && !has(rows.entities, fixedOfEntities) && !has(rows.relations, fixedOfRelations)) {
    return warnings;
  }
  const excerpt = excerptOf(ontology, dataset, { question: "", title: "", engine: "", version: "", time: null });
  const nodes = new Map(Array.from(excerpt.nodes, (node) => [node.id, node]));
  const edges = new Map(Array.from(linkedEdges(excerpt), (edge) => [edge.edge.id, edge]));
  const compare = <Of>(line: Line, of: Of | undefined, columns: readonly Column<Of>[], fixed: readonly string[]) => {
    for (const { header, cell } of columns) {
      if (of === undefined || !fixed.includes(header) || !line.has(header)) continue;
      if (!isSame(line.text(header), shown(cell(of)))) warn(line, header, instead[header]);
    }
  };
  const [ofEntities, ofRelations] = [entityColumns(excerpt), relationColumns(excerpt)];
  for (const { line, id, known, whole } of rows.entities)
    if (known && whole) compare(line, nodes.get(id), ofEntities, fixedOfEntities);
  for (const { line, known, whole } of rows.relations)
    if (known && whole) compare(line, edges.get(known.relation.id), ofRelations, fixedOfRelations);
  for (const { line, headings } of changedEvidence(evidence, excerpt))
    for (const heading of headings) warn(line, heading, ofEvidence);
  return warnings;
}

/** Rows of quotes that are none of the graph's, each with what differs from one that has no row. */
function changedEvidence(
  lines: readonly Line[],
  excerpt: Excerpt,
): readonly { readonly line: Line; readonly headings: readonly string[] }[] {
  const left = new Map<string, (readonly (string | null)[])[]>();
  for (const quote of linkedQuotes(excerpt)) {
    const cells = quoteColumns.map(({ cell }) => shown(cell(quote)));
    left.set(quote.edge.id, [...(left.get(quote.edge.id) ?? []), cells]);
  }
  const differing = (line: Line, cells: readonly (string | null)[]) =>
    quoteColumns.flatMap(({ header }, at) =>
      line.has(header) && !isSame(line.text(header), cells[at] ?? null) ? [header] : [],
    );
  const others = lines.filter((line) => {
    const same = left.get(line.text("edgeId") ?? "");
    const at = same?.findIndex((cells) => differing(line, cells).length === 0) ?? -1;
    if (at >= 0) same?.splice(at, 1);
    return at < 0;
  });
  return others.map((line) => {
    const cells = left.get(line.text("edgeId") ?? "")?.shift();
    return { line, headings: cells ? differing(line, cells) : ["quote"] };
  });
}

function shown(cell: Cell): string | null {
  return cell === null ? null : Array.isArray(cell) ? cell.join("; ") : String(cell);
}
