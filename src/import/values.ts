import type { FieldValue } from "../../graph/dataset.ts";
import type { Field } from "../../graph/ontology.ts";
import { readValue } from "../../graph/values.ts";
import { keyOf } from "./table.ts";
import type { Plain } from "./yaml-print.ts";

/** Characters that a cell of an export holds at most. */
const mostOfCell = 32_767;

/** Is what stands in a cell what an export writes of a text. XML cannot hold some characters, and a long text is cut. */
export function isSame(cell: string | null, value: string | null): boolean {
  if (cell === null || value === null) return (cell ?? value ?? "").trim() === "";
  const [there, said] = [cell, value].map(plain) as [string, string];
  return there === said || (isCut(cell) && said.startsWith(there.slice(0, -1)));
}

/** Was the text cut to what a cell can hold. */
export function isCut(cell: string): boolean {
  return cell.endsWith("…") && cell.length >= mostOfCell - 1;
}

function plain(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "\u{FFFD}")
    .normalize("NFC")
    .replaceAll(/\r\n?/g, "\n")
    .trim();
}

/** The same of the words of sources, of which white space does not count. */
export function isSameWords(cell: string | null, words: string | null): boolean {
  return isSame(cell && folded(cell), words && folded(words));
}

function folded(text: string): string {
  return text.replace(/\s+/g, " ");
}

/** Members of a list in a cell: one a line, or parted by semicolons. */
export function membersIn(cell: string): readonly string[] {
  return cell
    .split(/\n|;\s+|;$/)
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

/** A list as an export writes it. */
export function joinedList(values: readonly unknown[]): string | null {
  return values.length === 0 ? null : values.join("; ");
}

/** What a cell says of a field, as YAML has it. What is none of the field's values goes on as it is: the seeds' reader says what is wrong with it. */
export function fieldValue(field: Field, cell: string): Plain {
  return field.list ? membersIn(cell).map((one) => scalarValue(field, one)) : scalarValue(field, cell);
}

function scalarValue({ type }: Field, cell: string): string | number | boolean {
  if (type === "Int" || type === "Float") {
    // a comma as Excel shows it where decimals have one
    const number = Number(cell.replace(/^(-?\d+),(\d+)$/, "$1.$2"));
    return Number.isFinite(number) ? number : cell;
  }
  if (type === "Boolean") return truths.get(keyOf(cell)) ?? cell;
  return cell;
}

const truths: ReadonlyMap<string, boolean> = new Map([
  ...["true", "yes", "да", "иә", "1", "x"].map((word) => [word, true] as const),
  ...["false", "no", "нет", "жоқ", "0"].map((word) => [word, false] as const),
]);

/** Does a cell say of a field what is recorded. */
export function isSameField(field: Field, cell: string, value: FieldValue | undefined): boolean {
  if (value === undefined) return false;
  const members = (one: unknown) => (Array.isArray(one) ? one : [one]) as readonly unknown[];
  if (isSame(cell, members(value).join("; "))) return true;
  const said = members(fieldValue(field, cell)).map((one) => canonical(field, one));
  return JSON.stringify(said) === JSON.stringify(members(value));
}

function canonical({ type }: Field, value: unknown): unknown {
  const types = ["ID", "String", "Int", "Float", "Boolean", "EDTF", "ISODuration", "Decimal"] as const;
  const scalar = types.find((one) => one === type);
  if (scalar === undefined)
    return typeof value === "string" ? value.replace(/([a-z])([A-Z])/g, "$1_$2").toUpperCase() : value;
  const read = readValue(scalar, value);
  return "value" in read ? read.value : value;
}
