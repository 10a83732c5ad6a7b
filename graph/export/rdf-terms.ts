import type { Field } from "../ontology.ts";

/** Of RDF: a thing by a name with a prefix of the file (`skos:prefLabel`), a thing by its IRI, or a value. */
export type Term = { readonly name: string } | { readonly iri: string } | Literal;

export interface Literal {
  readonly text: string;
  /** A tag that is well-formed. */
  readonly language?: string;
  /** Name of a datatype. */
  readonly type?: string;
}

/** What is said of one thing: each property once, by its name, with its values. Of one without values nothing is said. */
export interface Description {
  readonly subject: Term & ({ readonly name: string } | { readonly iri: string });
  readonly properties: readonly Property[];
}

export type Property = readonly [name: string, ...values: Term[]];

/** Halves of surrogate pairs, which no encoding holds. */
const lone = /\p{Cs}/gu;

export function name(prefixed: string): { readonly name: string } {
  return { name: prefixed };
}

/** A value, or none of null. */
export function literal(value: string | number | null, type?: string): readonly Literal[] {
  if (value === null) return [];
  const text = String(value).replaceAll(lone, "\u{FFFD}");
  return [type === undefined ? { text } : { text, type }];
}

/** Words in a language; one whose tag is not well-formed is no language. */
export function words(value: string, language: string): Literal {
  const text = value.replaceAll(lone, "\u{FFFD}");
  return /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/.test(language) ? { text, language } : { text };
}

const datatypes: ReadonlyMap<string, string> = new Map([
  ["Int", "xsd:integer"],
  ["Float", "xsd:double"],
  ["Boolean", "xsd:boolean"],
  ["Decimal", "xsd:decimal"],
  ["EDTF", "edtf:EDTF"],
  ["ISODuration", "xsd:duration"],
  ["ID", "xsd:string"],
  ["String", "xsd:string"],
]);

/** What a field's values are: a datatype, or, of an enum, its class. */
export function rangeOf({ type }: Pick<Field, "type">): string {
  return datatypes.get(type) ?? `value:${type}`;
}

/** A value as its field declares it. */
export function termOf(field: Pick<Field, "type">, value: string | number | boolean): readonly Term[] {
  const type = rangeOf(field);
  if (type.startsWith("value:")) return [name(`${type}.${value}`)];
  if (type === "xsd:string") return literal(String(value));
  return type === "xsd:duration" ? duration(String(value)) : literal(String(value), type);
}

/** XML Schema knows no weeks, and parts of a unit only of the second: weeks are days, and what else it lacks is text. */
function duration(value: string): readonly Literal[] {
  const [, years = "", weeks = "0", days = "0", time = ""] =
    /^P((?:\d+[YM])*)(?:(\d+)W)?(?:(\d+)D)?(T.*)?$/.exec(value) ?? [];
  const allDays = BigInt(weeks) * 7n + BigInt(days);
  const text = weeks === "0" ? value : `P${years}${allDays}D${time}`;
  const known = /^P(?=[\dT])(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/.test(text);
  return known ? literal(text, "xsd:duration") : literal(value);
}
