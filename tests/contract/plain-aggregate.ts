import { compareCodePoints } from "../../graph/dataset.ts";
import { sumDecimals } from "../../graph/decimal.ts";
import type { Field } from "../../graph/ontology.ts";
import type { Aggregate, Measure } from "../../graph/plan/plan.ts";
import type { Row, Value } from "../../graph/rows.ts";
import { type Ordered, orderKey } from "../../graph/values.ts";

/** What a set of subjects is asked: their values, and their groups. They come in the order of their ids. */
export interface Asked<T> {
  readonly fieldValue: (subject: T, name: string) => Value;
  /** The type that the field has wherever it is declared; null where the kinds disagree, or none has it. */
  readonly fieldOf: (name: string) => Pick<Field, "type" | "list"> | null;
  readonly groupOf: (subject: T, by: NonNullable<Aggregate["by"]>) => Value;
  readonly limit: number;
}

export function aggregateRows<T>(subjects: readonly T[], { by, measures }: Aggregate, asked: Asked<T>): readonly Row[] {
  const measured = (of: readonly T[]): Row => measures.map((measure) => measureOf(of, measure, asked));
  if (by === null) return [measured(subjects)];
  const groups: { readonly value: Value; readonly of: T[] }[] = [];
  for (const subject of subjects) {
    const group = asked.groupOf(subject, by);
    const isNone = group === null || (Array.isArray(group) && group.length === 0);
    for (const value of isNone ? [null] : new Set<Value>([group].flat() as Value[])) {
      const known = groups.find((one) => one.value === value);
      if (known === undefined) groups.push({ value, of: [subject] });
      else known.of.push(subject);
    }
  }
  groups.sort((a, b) => b.of.length - a.of.length || compareValues(a.value, b.value));
  return groups.slice(0, asked.limit).map(({ value, of }) => [value, ...measured(of)]);
}

export function measureOf<T>(subjects: readonly T[], measure: Measure, { fieldValue, fieldOf }: Asked<T>): Value {
  if (measure.measure === "count") return subjects.length;
  const field = fieldOf(measure.name);
  const values = subjects.map((subject) => fieldValue(subject, measure.name)).filter((value) => value !== null);
  if (field === null) return null;
  if (measure.measure === "recorded") return values.length;
  if (field.list) return null;
  switch (field.type) {
    case "ID":
    case "String":
      return measureOfTexts(values.map(String), measure.measure);
    case "Int":
    case "Float":
      return measureOfNumbers(values.map(Number), measure.measure);
    case "EDTF":
    case "ISODuration":
    case "Decimal":
      if (measure.measure === "sum" && field.type === "Decimal") return sumDecimals(values.map(String));
      return measureInOrder(values.map(String), field.type, measure.measure);
    default:
      return null;
  }
}

function measureOfTexts(texts: readonly string[], measure: string): Value {
  const sorted = [...texts].sort((a, b) => [...a].length - [...b].length || compareCodePoints(a, b));
  const lengths = sorted.map((text) => [...text].length);
  if (measure === "shortest") return sorted[0] ?? null;
  if (measure === "longest") return sorted.at(-1) ?? null;
  if (measure === "shortestLength") return lengths[0] ?? null;
  if (measure === "longestLength") return lengths.at(-1) ?? null;
  return measure === "averageLength" ? average(lengths) : null;
}

function measureOfNumbers(numbers: readonly number[], measure: string): Value {
  if (measure === "min") return numbers.length === 0 ? null : Math.min(...numbers);
  if (measure === "max") return numbers.length === 0 ? null : Math.max(...numbers);
  if (measure === "sum") return sumOf(numbers);
  return measure === "average" ? average(numbers) : null;
}

function measureInOrder(values: readonly string[], type: Ordered, measure: string): Value {
  const key = (value: string): string => orderKey(type, value) ?? "";
  const sorted = values
    .filter((value) => orderKey(type, value) !== null)
    .sort((a, b) => compareCodePoints(key(a), key(b)) || compareCodePoints(a, b));
  if (measure === "min") return sorted[0] ?? null;
  return measure === "max" ? (sorted.at(-1) ?? null) : null;
}

function sumOf(numbers: readonly number[]): number | null {
  const sum = numbers.reduce((all, one) => all + one, 0);
  return Number.isFinite(sum) ? sum : null;
}

function average(numbers: readonly number[]): Value {
  const sum = sumOf(numbers);
  return sum === null || numbers.length === 0 ? null : sum / numbers.length;
}

/** Strings by code point, false before true, null behind everything. */
export function compareValues(a: Value, b: Value): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return typeof a === "string" ? compareCodePoints(a, String(b)) : Number(a) - Number(b);
}
