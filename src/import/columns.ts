import { ownFields } from "../../graph/excerpt.ts";
import { ofTools } from "../../graph/export/attributes.ts";
import { ofTables } from "../../graph/export/tables.ts";
import type { Ontology } from "../../graph/ontology.ts";
import type { Book } from "./book.ts";
import { keyOf } from "./table.ts";

/** Headings that only an export writes: what they say follows from other cells. */
export const fixedOfEntities = ["kindLabel", "strategies"] as const;
export const fixedOfRelations = ["claims", "places", "credits"] as const;

const ofEntities = [
  "id",
  "name",
  "kind",
  "aliases",
  "description",
  "basis",
  "strength",
  "reasoning",
  "note",
  "mentions",
  "line",
  "document",
];
const ofDocuments = ["file"];

/** Headings of the sheets Entities and Documents. */
export function entityHeadings(ontology: Ontology, book: Book): readonly string[] {
  return [
    ...ofEntities,
    ...namesByLanguage(book),
    ...ownFields(ontology).map(({ name }) => headingOf(name)),
    ...ofDocuments,
    ...fixedOfEntities,
  ];
}

export const relationHeadings: readonly string[] = [
  ...["from", "relation", "to", "quotes", "line", "basis", "strength", "reasoning", "commitment", "commitmentWords"],
  ...["commitmentLine", "document", "qualifier", "note", "edgeId", "kind", "fromId", "toId"],
  ...fixedOfRelations,
];

/** `name_ru`, of as many languages as there are. */
function namesByLanguage({ sheets }: Book): readonly string[] {
  const heads = sheets.flatMap(({ rows }) => [...(rows[0]?.cells.values() ?? [])]);
  const names = heads.flatMap(({ text }) => {
    const language = /^name[_ ]([a-z]{2,3}(?:-[a-z0-9]+)*)$/i.exec(text)?.[1];
    return language === undefined ? [] : [`name_${language}`];
  });
  return [...new Set(names)];
}

/** As an export heads a field whose name means something else there. */
export function headingOf(field: string): string {
  return taken.has(keyOf(field)) ? `own_${field}` : field;
}

const taken = new Set([...ofEntities, ...ofDocuments, ...fixedOfEntities, ...ofTools, ...ofTables].map(keyOf));

/** The field of the ontology that a heading stands for; null for one that is of every entity. */
export function fieldOf(ontology: Ontology, heading: string): string | null {
  return ownFields(ontology).find(({ name }) => headingOf(name) === heading)?.name ?? null;
}
