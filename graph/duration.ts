import type { Canonical } from "./canonical.ts";
import { decimalKey, readDecimal } from "./decimal.ts";

/** Seconds in each unit, in the order they are written in; a month is a twelfth of 365.2425 days. */
const units = [
  ["Y", 31_556_952n],
  ["M", 2_629_746n],
  ["W", 604_800n],
  ["D", 86_400n],
  ["H", 3_600n],
  ["M", 60n],
  ["S", 1n],
] as const;
const unitsBeforeTime = 4;

const amount = "(\\d{1,15}(?:[.,]\\d{1,9})?)";
const pattern = new RegExp(
  `^P(?=.)${units.map(([letter], at) => `${at === unitsBeforeTime ? "(?:T(?=\\d)" : ""}(?:${amount}${letter})?`).join("")})?$`,
);

/**
 * A duration of ISO 8601: years, months, weeks, days, hours, minutes, seconds, each a number of up to 15 digits and 9
 * decimals. Keeps its units; leaves out those that are zero and needless zeros: `P05Y0M` -> `P5Y`.
 */
export function readDuration(raw: string): Canonical<string> {
  const amounts = amountsOf(raw);
  if (amounts === null)
    return { fault: `is not a duration like P5Y, P18M or P2W: ${JSON.stringify(raw.slice(0, 40))}` };
  const parts = amounts.map((number, at) => (number === "0" ? "" : `${number}${units[at]?.[0]}`));
  const time = parts.slice(unitsBeforeTime).join("");
  const text = `${parts.slice(0, unitsBeforeTime).join("")}${time === "" ? "" : `T${time}`}`;
  return { value: text === "" ? "P0D" : `P${text}` };
}

export function durationKey(value: string): string | null {
  const amounts = amountsOf(value);
  if (amounts === null) return null;
  let nanoseconds = 0n;
  for (const [at, number] of amounts.entries()) {
    const [integer = "0", fraction = ""] = number.split(".");
    nanoseconds += BigInt(integer + fraction.padEnd(9, "0")) * (units[at]?.[1] ?? 0n);
  }
  return decimalKey(String(nanoseconds));
}

/** One canonical decimal for each unit, or null where the text is no duration. */
function amountsOf(text: string): readonly string[] | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  return match.slice(1).map((number: string | undefined) => {
    const read = readDecimal((number ?? "0").replace(",", "."));
    return "value" in read ? read.value : "0";
  });
}
