import type { Canonical } from "./canonical.ts";
import { decimalKey, readDecimal } from "./decimal.ts";
import { durationKey, readDuration } from "./duration.ts";
import { edtfKey, readEdtf } from "./edtf.ts";
import type { ScalarType } from "./ontology.ts";

/** The scalars that are strings in a canonical form with an order of their own. */
export type Ordered = "EDTF" | "ISODuration" | "Decimal";

/**
 * Brings a value of a scalar type into the form it has in a Dataset and in a plan's values. Takes what YAML, JSON or
 * GraphQL give: a year may be a number where a date is expected, a whole number stand for a decimal. Two values that
 * equal each other have the same form, but for dates and durations, which keep the units they are written in.
 * Cost: O(length).
 */
export function readValue(type: ScalarType, raw: unknown): Canonical {
  switch (type) {
    case "ID":
    case "String":
      return typeof raw === "string" ? readText(raw) : { fault: `is not text: ${shown(raw)}` };
    case "Boolean":
      return typeof raw === "boolean" ? { value: raw } : { fault: `is neither true nor false: ${shown(raw)}` };
    case "Int":
      return readInt(raw);
    case "Float":
      return typeof raw === "number" && Number.isFinite(raw)
        ? { value: raw + 0 }
        : { fault: `is not a finite number: ${shown(raw)}` };
    case "EDTF":
      return typeof raw === "number" ? readEdtf(yearOf(raw)) : readString(raw, readEdtf, "a date");
    case "ISODuration":
      return readString(raw, readDuration, "a duration");
    case "Decimal":
      return Number.isSafeInteger(raw)
        ? { value: String(raw).replace("-0", "0") }
        : readString(raw, readDecimal, "a decimal number in quotes");
  }
}

/**
 * A string of ASCII whose order is the order of the type: compare and sort by it, and use the canonical form for
 * equality. Null where the value has no place in the order: an interval with an unknown end, or what is not canonical.
 * Dates order by the first day they may mean, then by the last; an open start comes before everything, an open end after.
 * Durations order by length, a month being a twelfth of the mean Gregorian year. Decimals order by value. Cost: O(length).
 */
export function orderKey(type: Ordered, value: string): string | null {
  if (type === "EDTF") return edtfKey(value);
  return type === "Decimal" ? decimalKey(value) : durationKey(value);
}

/**
 * What is wrong with a string, or null: half of a surrogate pair, which no file and no database can hold, or a control
 * character other than tab and line feed. Cost: O(length).
 */
export function checkText(text: string): string | null {
  const at = text.search(/\p{Cs}|[^\P{Cc}\t\n]/u);
  if (at < 0) return null;
  const code = text.charCodeAt(at);
  const name = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  const what = code >= 0xd800 ? "half of a surrogate pair" : "a control character";
  return `has ${what}, ${name}, at character ${at + 1}`;
}

const isPrintable = /^[ -~]*$/;

function readText(raw: string): Canonical {
  if (isPrintable.test(raw)) return { value: raw };
  const fault = checkText(raw);
  return fault === null ? { value: raw.normalize("NFC") } : { fault };
}

function readInt(raw: unknown): Canonical {
  if (typeof raw !== "number" || !Number.isInteger(raw)) return { fault: `is not a whole number: ${shown(raw)}` };
  return raw === (raw | 0) ? { value: raw + 0 } : { fault: `does not fit into 32 bits: ${shown(raw)}` };
}

function readString(raw: unknown, read: (text: string) => Canonical<string>, what: string): Canonical {
  return typeof raw === "string" ? read(raw) : { fault: `is not ${what}: ${shown(raw)}` };
}

/** YAML reads a bare `2024` as a number. */
function yearOf(raw: number): string {
  return Number.isInteger(raw) && raw >= 0 ? String(raw).padStart(4, "0") : String(raw);
}

function shown(raw: unknown): string {
  const text =
    typeof raw === "string" ? JSON.stringify(raw) : typeof raw === "object" ? JSON.stringify(raw) : String(raw);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
