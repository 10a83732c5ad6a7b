import type { Canonical } from "./canonical.ts";

/** An exact decimal of any size; without plus, needless zeros or negative zero: `12500000.00` -> `12500000`. */
export function readDecimal(raw: string): Canonical<string> {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(raw);
  if (match === null) {
    return { fault: `is not a decimal number like 12500000.00, without separators or exponent: ${brief(raw)}` };
  }
  const [, sign, whole = "", part = ""] = match;
  const integer = whole.replace(/^0+(?=\d)/, "");
  const fraction = withoutTrailingZeros(part);
  const magnitude = fraction === "" ? integer : `${integer}.${fraction}`;
  return { value: sign === "-" && magnitude !== "0" ? `-${magnitude}` : magnitude };
}

/**
 * Sign, length of the integer's length, length, digits. Of negative numbers every digit is turned round (9 - d), and a
 * sign above all digits ends it, so that -1 comes after -1.5.
 */
export function decimalKey(value: string): string | null {
  const match = /^(-?)(\d+)((?:\.\d+)?)$/.exec(value);
  if (match === null) return null;
  const [, sign, integer = "", fraction = ""] = match;
  const length = String(integer.length);
  const magnitude = `${length.length}${length}${integer}${fraction}`;
  if (sign === "") return `1${magnitude}`;
  return `0${magnitude.replace(/\d/g, (digit) => String(9 - Number(digit)))}~`;
}

/** The exact sum of canonical decimals, in canonical form; of none `0`. Cost: O(digits). */
export function sumDecimals(values: Iterable<string>): string {
  let sum = 0n;
  let places = 0;
  for (const value of values) {
    const [integer = "0", fraction = ""] = value.split(".");
    if (fraction.length > places) {
      sum *= 10n ** BigInt(fraction.length - places);
      places = fraction.length;
    }
    sum += BigInt(integer + fraction.padEnd(places, "0"));
  }
  const negative = sum < 0n;
  const digits = String(negative ? -sum : sum).padStart(places + 1, "0");
  const end = digits.length - places;
  const raw = places === 0 ? digits : `${digits.slice(0, end)}.${digits.slice(end)}`;
  const read = readDecimal(negative ? `-${raw}` : raw);
  return "value" in read ? read.value : "0";
}

/** A loop, since /0+$/ is quadratic on long runs of zeros. */
function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits.charAt(end - 1) === "0") end--;
  return digits.slice(0, end);
}

function brief(raw: string): string {
  return JSON.stringify(raw.length > 40 ? `${raw.slice(0, 37)}...` : raw);
}
