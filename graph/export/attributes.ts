import type { FieldValue, Strength } from "../dataset.ts";
import { type Excerpt, type ExcerptEdge, type ExcerptNode, ownFields, type Source } from "../excerpt.ts";

export type AttributeType = "string" | "integer" | "double" | "boolean";

/** One flat value of each node or edge; null where there is none. */
export interface Attribute<Of> {
  readonly name: string;
  readonly type: AttributeType;
  /** Several values, in order. */
  readonly list: boolean;
  readonly value: (of: Of) => FieldValue | null;
}

/** What tools read meaning into, or have of their own, and no field of the ontology may be called there. */
export const ofTools: ReadonlySet<string> = new Set([
  "id",
  "type",
  "label",
  "kind",
  "kindLabel",
  "source",
  "target",
  "weight",
  "x",
  "y",
  "size",
  "color",
]);

/** What a field of the ontology is called among the attributes. */
export function attributeName(field: string): string {
  return ofTools.has(field) ? `own_${field}` : field;
}

/**
 * The nodes' values as a table has them. `name` and `label` are the same, since tools look for one or the other; `kind` is
 * called so because several tools fall over an attribute `type`. A field of the ontology by a name that is taken here is
 * `own_` and its name. Cost: O(kinds x fields).
 */
export function nodeAttributes({ ontology, languages }: Excerpt): readonly Attribute<ExcerptNode>[] {
  const kinds = new Map(ontology.kinds.map(({ name, label }) => [name, label]));
  const texts = (name: string, value: (of: ExcerptNode) => string | null): Attribute<ExcerptNode> => ({
    name,
    type: "string",
    list: false,
    value,
  });
  const several = (name: string, value: (of: ExcerptNode) => readonly string[]): Attribute<ExcerptNode> => ({
    name,
    type: "string",
    list: true,
    value: (of) => orNull(value(of)),
  });
  return [
    texts("label", ({ name }) => name),
    texts("name", ({ name }) => name),
    ...languages.map((language) =>
      texts(`name_${language}`, ({ names }) => names.find((one) => one.language === language)?.name ?? null),
    ),
    texts("kind", ({ kind }) => kind),
    texts("kindLabel", ({ kind }) => kinds.get(kind) ?? kind),
    several("aliases", ({ aliases }) => aliases),
    texts("description", ({ description }) => description),
    texts("basis", ({ basis }) => basis),
    texts("strength", ({ strength }) => strength),
    several("strategies", ({ strategies }) => strategies),
    ...ownFields(ontology).map(
      ({ name, type, list }): Attribute<ExcerptNode> => ({
        name: attributeName(name),
        type: attributeType(type),
        list,
        value: ({ fields }) => asDeclared(fields[name], attributeType(type), list),
      }),
    ),
  ];
}

/** The edges' values as a table has them: each quote with the place it stands at, in the same order. */
export function edgeAttributes({ sources }: Excerpt): readonly Attribute<ExcerptEdge>[] {
  const byId = new Map(sources.map((source) => [source.id, source]));
  const texts = (name: string, value: (of: ExcerptEdge) => string | null): Attribute<ExcerptEdge> => ({
    name,
    type: "string",
    list: false,
    value,
  });
  const several = (name: string, value: (of: ExcerptEdge) => readonly string[]): Attribute<ExcerptEdge> => ({
    name,
    type: "string",
    list: true,
    value: (of) => orNull(value(of)),
  });
  return [
    texts("edgeId", ({ id }) => id),
    texts("kind", ({ relation }) => relation),
    texts("label", ({ label }) => label),
    texts("interaction", ({ relation }) => relation),
    texts("basis", ({ basis }) => basis),
    texts("strength", ({ strength }) => strength),
    texts("commitment", ({ commitment }) => commitment),
    texts("reasoning", ({ reasoning }) => reasoning),
    { name: "claims", type: "integer", list: false, value: ({ claims }) => claims.length },
    several("quotes", ({ evidence }) => evidence.map(({ quote }) => quote)),
    several("places", ({ evidence }) =>
      evidence.map(({ document, line, page }) => placeOf(byId.get(document)?.name ?? document, line, page)),
    ),
    several("credits", ({ evidence }) => creditsOf(evidence.flatMap(({ document }) => byId.get(document) ?? []))),
  ];
}

/** What there is of the values, by name. */
export function valuesOf<Of>(attributes: readonly Attribute<Of>[], of: Of): Readonly<Record<string, FieldValue>> {
  return Object.fromEntries(
    attributes.flatMap(({ name, value }) => {
      const one = value(of);
      return one === null ? [] : [[name, one]];
    }),
  );
}

/** How firm an edge is, as tools take a weight: 4 stated, then 3, 2, 1 as it is inferred. */
export function weightOf({ basis, strength }: Pick<ExcerptEdge, "basis" | "strength">): number {
  return basis === "STATED" ? 4 : weights[strength ?? "WEAK"];
}

const weights: Readonly<Record<Strength, number>> = { STRONG: 3, MEDIUM: 2, WEAK: 1 };

/** What the publishers of documents ask to be shown, each once. */
export function creditsOf(sources: readonly Source[]): readonly string[] {
  return [...new Set(sources.flatMap(({ credit }) => credit ?? []))];
}

/** What flat values leave of a quote: for `leavesOut`. */
export const flatQuotes = "of a quote its words, document, page and line; not its sentence and offsets";

/** An export's receipt in a few lines, the heading first, with the credits: what a comment or a description of a file says. */
export function receiptLines({ receipt, sources }: Excerpt): readonly string[] {
  const { nodes, edges, evidence, title, question, revision, engine, version, time } = receipt;
  return [
    `${title}: ${nodes} entities, ${edges} relations, ${evidence} quotes`,
    ...(question === title ? [] : question.split("\n")),
    `revision ${revision}, ${engine}, strategraph ${version}${time === null ? "" : `, ${time}`}`,
    ...creditsOf(sources),
  ];
}

/** `Draft plan, page 3, line 21` */
export function placeOf(document: string, line: number, page: string | null): string {
  return `${document}${page === null ? "" : `, page ${page}`}, line ${line}`;
}

function attributeType(type: string): AttributeType {
  if (type === "Int") return "integer";
  if (type === "Float") return "double";
  return type === "Boolean" ? "boolean" : "string";
}

/** Where kinds differ about a field, the table's column is text, or one value. */
function asDeclared(value: FieldValue | undefined, type: AttributeType, list: boolean): FieldValue | null {
  if (value === undefined) return null;
  const all = (Array.isArray(value) ? value : [value]) as readonly (string | number | boolean)[];
  const typed = type === "string" ? all.map(String) : all;
  if (list) return orNull(typed);
  return typed.length === 1 ? (typed[0] ?? null) : orNull(typed.join(", "));
}

function orNull<Value extends string | readonly unknown[]>(value: Value): Value | null {
  return value.length === 0 ? null : value;
}
