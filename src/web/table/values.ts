import type { Words } from "../data/ontology.ts";
import type { Texts } from "../texts/en.ts";

/** A field's value as text. */
export function printValue(value: unknown): string {
  if (value === null || value === undefined) return "";
  return Array.isArray(value) ? value.map(String).join("; ") : String(value);
}

/** A value in the page's words, where the page has words for its type; names of the API in small letters. */
export function sayValue(value: unknown, type: string, texts: Texts, words: Words): string {
  if (Array.isArray(value)) return value.map((one) => sayValue(one, type, texts, words)).join("; ");
  if (typeof value === "boolean") return texts.table.truths[value ? "true" : "false"];
  if (typeof value !== "string") return printValue(value);
  const known = {
    Basis: texts.basis,
    Strength: texts.strength,
    Commitment: texts.commitment,
    Severity: texts.severity,
  };
  const told: Readonly<Record<string, string>> = Object.hasOwn(known, type) ? known[type as keyof typeof known] : {};
  if (Object.hasOwn(told, value)) return told[value] ?? value;
  if (type === "Relation") return words.reading(value);
  if (type === "Kind") return words.kind(value) === null ? value : words.one(value);
  if (type === "String" || type === "ID") return value;
  return /^[A-Z][A-Z_]*$/.test(value) ? value.toLowerCase().replaceAll("_", " ") : value;
}
