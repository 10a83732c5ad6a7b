import type { Canonical } from "./canonical.ts";

/** A day: year (-9999 to 10000), month, day. */
type Day = readonly [year: number, month: number, day: number];
/** The first and the last day a date may mean. */
type Span = readonly [first: Day, last: Day];
type End = Span | "open" | "unknown";

/** First and last month of the parts of a year that EDTF numbers: seasons, quarters, thirds, halves. 14: next February. */
const partsOfYear: Readonly<Record<string, readonly [number, number]>> = {
  21: [3, 5],
  22: [6, 8],
  23: [9, 11],
  24: [12, 14],
  33: [1, 3],
  34: [4, 6],
  35: [7, 9],
  36: [10, 12],
  37: [1, 4],
  38: [5, 8],
  39: [9, 12],
  40: [1, 6],
  41: [7, 12],
};

/**
 * A date or interval of the Extended Date/Time Format (ISO 8601-2), as far as strategies need it: years, months and days
 * (level 0, without times); intervals with an open (`..`) or unknown (empty) end, negative years, unspecified digits
 * (`202X`, `2024-XX`), seasons and a qualifier behind the date (level 1); quarters, thirds and halves (level 2). Keeps
 * what it takes as it is written.
 */
export function readEdtf(raw: string): Canonical<string> {
  const ends = endsOf(raw);
  if (typeof ends === "string") return { fault: `${ends}: ${JSON.stringify(raw.slice(0, 40))}` };
  const [start, end] = ends;
  if (typeof start !== "string" && typeof end !== "string" && keyOf(start[0]) > keyOf(end[1])) {
    return { fault: `is an interval that ends before it begins: ${JSON.stringify(raw)}` };
  }
  return { value: raw };
}

export function edtfKey(value: string): string | null {
  const ends = endsOf(value);
  if (typeof ends === "string") return null;
  const [start, end] = ends;
  if (start === "unknown" || end === "unknown") return null;
  return `${start === "open" ? "00000-00-00" : keyOf(start[0])}/${end === "open" ? "99999-99-99" : keyOf(end[1])}`;
}

/** Both ends, those of a single date being the same; or what is wrong. */
function endsOf(text: string): readonly [End, End] | string {
  const parts = text.split("/");
  const [first = "", second = first] = parts;
  if (parts.length > 2) return "is more than one interval";
  if (parts.length === 2 && !/\d/.test(text)) return "is an interval without a date";
  const start = endOf(first, parts.length === 2);
  const end = endOf(second, parts.length === 2);
  if (typeof start === "object" && "fault" in start) return start.fault;
  if (typeof end === "object" && "fault" in end) return end.fault;
  return [start, end];
}

function endOf(text: string, inInterval: boolean): End | { readonly fault: string } {
  if (inInterval && text === "..") return "open";
  if (inInterval && text === "") return "unknown";
  const span = spanOf(text);
  return span ?? { fault: "is not a date like 2024, 2024-06, 2024-06-10, or an interval like 2024/2030, ../2030" };
}

function spanOf(text: string): Span | null {
  const match = /^(-?)(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?[?~%]?$/.exec(text);
  if (match === null) return null;
  const [, sign = "", digits = "", month, day] = match;
  if (sign === "-" && digits === "0000") return null;
  const years = [digits.replaceAll("X", "0"), digits.replaceAll("X", "9")].map((year) => Number(sign + year));
  const from = Math.min(...years);
  const to = Math.max(...years);
  if (month === undefined) return [firstOf(from, 1), lastOf(to, 12)];
  if (from !== to) return null;
  if (month === "XX") return day === undefined || day === "XX" ? [firstOf(from, 1), lastOf(from, 12)] : null;
  const part = partsOfYear[month];
  if (part !== undefined) return day === undefined ? [firstOf(from, part[0]), lastOf(from, part[1])] : null;
  const number = Number(month);
  if (number < 1 || number > 12) return null;
  if (day === undefined || day === "XX") return [firstOf(from, number), lastOf(from, number)];
  const exact: Day = [from, number, Number(day)];
  return exact[2] >= 1 && exact[2] <= lastOf(from, number)[2] ? [exact, exact] : null;
}

function firstOf(year: number, month: number): Day {
  return [year, month, 1];
}

/** The last day of a month; months beyond December are of the next year. */
function lastOf(year: number, month: number): Day {
  if (month > 12) return lastOf(year + 1, month - 12);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [year, month, month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31];
}

/** Years are moved by 10,000, so that all have five digits and none a sign. */
function keyOf([year, month, day]: Day): string {
  return `${String(year + 10_000).padStart(5, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
