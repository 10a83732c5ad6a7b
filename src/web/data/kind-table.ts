import type { Placed } from "../place.ts";
import { ofStrategy } from "./ends.ts";
import type { KindWords } from "./ontology.ts";
import type { Operation } from "./operation.ts";
import type { Basis, Commitment, Strength } from "./operations.ts";
import type { Referred } from "./referred.ts";

/** What a table of a kind shows: names of its fields and of its relations, as the kind has them, in the order of the columns. */
export interface KindTable {
  readonly kind: KindWords;
  readonly columns: readonly string[];
  readonly sort: { readonly field: string; readonly direction: "ASC" | "DESC" } | null;
  /** What fields have to say. */
  readonly filters: readonly { readonly field: string; readonly value: string }[];
  /** Relations of which some have to be recorded, and of which none may be. */
  readonly has: readonly string[];
  readonly lacks: readonly string[];
}

/** One end of a relation in a cell. */
export interface EndInCell {
  readonly node: Referred & { readonly basis: Basis };
  readonly properties: {
    readonly id: string;
    readonly basis: Basis;
    readonly strength: Strength | null;
    readonly commitment: Commitment | null;
  };
}

/** What a cell of a relation holds; of nothing, why. */
export interface RelationCell {
  readonly totalCount: number;
  readonly absence: { readonly sentence: string; readonly evidence: readonly Placed[] } | null;
  readonly edges: readonly EndInCell[];
}

/** An entity of the kind; under `c0`, `c1`, ... its columns in their order. */
export interface KindRow extends Referred {
  readonly basis: Basis;
  readonly [column: `c${number}`]: unknown;
}

export interface KindRows {
  readonly table: { readonly totalCount: number; readonly edges: readonly { readonly node: KindRow }[] };
}

type KindVariables = Readonly<Record<string, unknown>>;

/** Ends of a relation that a cell lists: the entity itself lists all. */
const ends = 12;

/**
 * The operation that asks for a table. Its names are the ontology's alone: a column, a filter or an order that the kind does not
 * have is left out, and values go as variables, so that no address can say anything in it.
 */
export function kindOperation({ kind, columns }: KindTable): Operation<KindRows, KindVariables> {
  const shown = columns.map((name, at) => {
    if (isField(kind, name)) return `      c${at}: ${name === "name" ? "name(lang: $lang)" : name}`;
    if (!isRelation(kind, name)) return "";
    return [
      `      c${at}: ${name}Connection(first: ${ends}) {`,
      "        totalCount",
      "        absence { sentence evidence { start end document { id name(lang: $lang) } } }",
      "        edges {",
      "          node { kind: __typename id name(lang: $lang) nameLanguage(lang: $lang) basis }",
      "          properties { id basis strength commitment }",
      "        }",
      "      }",
    ].join("\n");
  });
  const name = `${kind.plural.charAt(0).toUpperCase()}${kind.plural.slice(1)}`;
  const text = [
    `query ${name}($where: ${kind.name}Where, $sort: [${kind.name}Sort!], $first: Int, $lang: String) {`,
    `  table: ${kind.plural}Connection(where: $where, sort: $sort, first: $first) {`,
    "    totalCount",
    "    edges { node {",
    "      kind: __typename id name(lang: $lang) nameLanguage(lang: $lang) basis",
    ...shown.filter((line) => line !== ""),
    "    } }",
    "  }",
    "}",
  ].join("\n");
  return { name, text };
}

/** The variables of that operation. */
export function kindVariables(
  { kind, sort, filters, has, lacks }: KindTable,
  { strategy, first, lang }: { readonly strategy: string | null; readonly first: number; readonly lang: string },
): KindVariables {
  const conditions = [
    ...Object.values(ofStrategy(strategy)),
    ...filters.flatMap(({ field, value }) => {
      const found = kind.fields.find(({ name }) => name === field);
      return found === undefined ? [] : [{ [field]: condition(found, value) }];
    }),
    ...has.filter((name) => isRelation(kind, name)).map((name) => ({ [name]: { some: {} } })),
    ...lacks.filter((name) => isRelation(kind, name)).map((name) => ({ [name]: { none: {} } })),
  ];
  return {
    ...(conditions.length === 0 ? {} : { where: { AND: conditions } }),
    ...(sort === null || !isSortable(kind, sort.field) ? {} : { sort: [{ [sort.field]: sort.direction }] }),
    first,
    lang,
  };
}

type FieldWords = KindWords["fields"][number];

/** Scalars that are neither text nor number; every other type is one of the ontology's own values. */
function isOwnValue(type: string): boolean {
  return !["EDTF", "ISODuration", "Decimal"].includes(type);
}

/**
 * What is asked of a field: that it holds the words, or, of what is no text, that it is this. What is no value of its type goes
 * as it is: the service refuses it and says why.
 */
function condition({ type, list }: FieldWords, value: string): Readonly<Record<string, unknown>> {
  if (list) return { includes: value };
  if (type === "String" || type === "ID") return { contains: value };
  if (type === "Boolean") return { eq: value === "true" ? true : value === "false" ? false : value };
  if (type === "Int" || type === "Float") return { eq: Number.isFinite(Number(value)) ? Number(value) : value };
  // values of an ontology are told in small letters and with spaces
  return { eq: isOwnValue(type) ? value.trim().toUpperCase().replaceAll(" ", "_") : value };
}

export function isField(kind: KindWords, name: string): boolean {
  return kind.fields.some((one) => one.name === name);
}

export function isRelation(kind: KindWords, name: string): boolean {
  return kind.relationFields.some((one) => one.name === name);
}

/** Fields with one value can be sorted by. */
export function isSortable(kind: KindWords, name: string): boolean {
  return kind.fields.some((one) => one.name === name && !one.list);
}
