import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { compareCodePoints } from "../../graph/dataset.ts";
import { checkText, type Ordered, orderKey, readValue } from "../../graph/values.ts";

/** The canonical form, or the test fails. */
function canonical(type: Ordered | "String", raw: unknown): string {
  const read = readValue(type, raw);
  if ("fault" in read) throw new Error(`${JSON.stringify(raw)} ${read.fault}`);
  return String(read.value);
}

function order(type: Ordered, left: string, right: string): number {
  const [a, b] = [left, right].map((text) => orderKey(type, canonical(type, text)));
  if (typeof a !== "string" || typeof b !== "string") throw new Error("no key");
  return Math.sign(compareCodePoints(a, b));
}

function expectCanonicalToStay(type: Ordered, raw: string): void {
  const once = canonical(type, raw);
  expect(canonical(type, once)).toBe(once);
}

const sign = (difference: bigint): number => (difference < 0n ? -1 : difference > 0n ? 1 : 0);
const digits = (length: { minLength?: number; maxLength: number }) =>
  fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 1, ...length });

describe("decimals", () => {
  const parts = fc.record({
    minus: fc.constantFrom("", "-", "+"),
    integer: fc.oneof(digits({ maxLength: 4 }), digits({ maxLength: 120 })),
    fraction: fc.option(fc.oneof(digits({ maxLength: 3 }), digits({ maxLength: 40 })), { nil: "" }),
  });
  type Parts = { readonly minus: string; readonly integer: string; readonly fraction: string };
  const text = ({ minus, integer, fraction }: Parts) => `${minus}${integer}${fraction ? `.${fraction}` : ""}`;
  const scaled = ({ minus, integer, fraction }: Parts) =>
    BigInt(integer + fraction.padEnd(40, "0")) * (minus === "-" ? -1n : 1n);

  it("have keys in the order of their values, at any size", () => {
    fc.assert(
      fc.property(parts, parts, (left, right) => {
        expect(order("Decimal", text(left), text(right))).toBe(sign(scaled(left) - scaled(right)));
      }),
      { numRuns: 2000 },
    );
  });

  it("have one canonical form for each value", () => {
    fc.assert(
      fc.property(parts, parts, (left, right) => {
        const same = canonical("Decimal", text(left)) === canonical("Decimal", text(right));
        expect(same).toBe(scaled(left) === scaled(right));
        expectCanonicalToStay("Decimal", text(left));
      }),
    );
  });

  test.each([
    ["12500000.00", "12500000"],
    ["+007.50", "7.5"],
    ["-0.0", "0"],
    [42, "42"],
    [-0, "0"],
  ])("%s is kept as %s", (raw, kept) => expect(canonical("Decimal", raw)).toBe(kept));

  test.each(["1e6", "1,000", "1 000", ".5", "5.", "", "-", "NaN", "½", "١٢", 0.1, 2 ** 60, null])(
    "%s is refused",
    (raw) => expect(readValue("Decimal", raw)).toHaveProperty("fault"),
  );
});

describe("durations", () => {
  const amount = fc.nat({ max: 4000 });
  const parts = fc.tuple(amount, amount, amount, amount, amount, amount, amount);
  const letters = ["Y", "M", "W", "D", "H", "M", "S"];
  const write = (amounts: readonly number[]) => {
    const written = amounts.map((number, at) => (number === 0 ? "" : `${number}${letters[at]}`));
    const time = written.slice(4).join("");
    return `P${written.slice(0, 4).join("")}${time ? `T${time}` : ""}`;
  };
  /** In hundredths of a second, the Gregorian cycle of 400 years having 146,097 days. */
  const length = ([y = 0, mo = 0, w = 0, d = 0, h = 0, mi = 0, s = 0]: readonly number[]) => {
    const days = (BigInt(y * 12 + mo) * 146_097n * 86_400n) / 4800n;
    return days + BigInt(w * 604_800 + d * 86_400 + h * 3600 + mi * 60 + s);
  };

  it("have keys in the order of their length", () => {
    fc.assert(
      fc.property(parts, parts, (left, right) => {
        fc.pre(write(left) !== "P" && write(right) !== "P");
        expect(order("ISODuration", write(left), write(right))).toBe(sign(length(left) - length(right)));
        expectCanonicalToStay("ISODuration", write(left));
      }),
    );
  });

  test.each([
    ["P05Y0M", "P5Y"],
    ["P0,50Y", "P0.5Y"],
    ["PT00H", "P0D"],
    ["P1Y2W", "P1Y2W"],
    ["PT36H", "PT36H"],
  ])("%s is kept as %s", (raw, kept) => expect(canonical("ISODuration", raw)).toBe(kept));

  test("a year is as long as twelve months, and a fraction of one counts", () => {
    expect(order("ISODuration", "P1Y", "P12M")).toBe(0);
    expect(order("ISODuration", "P0.5Y", "P6M")).toBe(0);
    expect(order("ISODuration", "P1M", "P31D")).toBe(-1);
    expect(order("ISODuration", "P1M", "P30D")).toBe(1);
  });

  test.each(["P", "PT", "5Y", "P5", "P5YT", "P1D1Y", "-P1Y", "p5y", "P1H", "5 years", ""])("%s is refused", (raw) =>
    expect(readValue("ISODuration", raw)).toHaveProperty("fault"),
  );
});

describe("dates", () => {
  const two = (number: number) => String(number).padStart(2, "0");
  const year = fc.integer({ min: 100, max: 9999 });
  const four = (number: number) => String(number).padStart(4, "0");
  type Dated = { readonly text: string; readonly first: number; readonly last: number };
  const between = (text: string, first: number, behind: number): Dated => ({ text, first, last: behind - 86_400_000 });
  /** What a date may mean, by the calendar JavaScript brings along. */
  const date: fc.Arbitrary<Dated> = fc.oneof(
    year.map((y) => between(four(y), Date.UTC(y, 0), Date.UTC(y + 1, 0))),
    fc
      .integer({ min: 10, max: 999 })
      .map((d) => between(`${d}X`.padStart(4, "0"), Date.UTC(d * 10, 0), Date.UTC(d * 10 + 10, 0))),
    fc
      .tuple(year, fc.integer({ min: 0, max: 11 }))
      .map(([y, m]) => between(`${four(y)}-${two(m + 1)}`, Date.UTC(y, m), Date.UTC(y, m + 1))),
    fc
      .tuple(year, fc.integer({ min: 0, max: 3 }))
      .map(([y, q]) => between(`${four(y)}-${33 + q}`, Date.UTC(y, q * 3), Date.UTC(y, q * 3 + 3))),
    fc.date({ min: new Date("0100-01-01"), max: new Date("9999-12-30"), noInvalidDate: true }).map((day) => {
      const [text = ""] = day.toISOString().split("T");
      return between(text, Date.parse(text), Date.parse(text) + 86_400_000);
    }),
  );
  const qualified = fc
    .tuple(date, fc.constantFrom("", "?", "~", "%"))
    .map(([one, mark]) => ({ ...one, text: one.text + mark }));
  const value: fc.Arbitrary<Dated> = fc.oneof(
    qualified,
    fc
      .tuple(qualified, qualified)
      .filter(([from, to]) => from.first <= to.last)
      .map(([from, to]) => ({ text: `${from.text}/${to.text}`, first: from.first, last: to.last })),
    qualified.map((to) => ({ text: `../${to.text}`, first: Number.NEGATIVE_INFINITY, last: to.last })),
    qualified.map((from) => ({ text: `${from.text}/..`, first: from.first, last: Number.POSITIVE_INFINITY })),
  );

  it("have keys in the order of their first day, then of their last", () => {
    const compare = (left: number, right: number) => (left < right ? -1 : left > right ? 1 : 0);
    fc.assert(
      fc.property(value, value, (left, right) => {
        const expected = compare(left.first, right.first) || compare(left.last, right.last);
        expect(order("EDTF", left.text, right.text)).toBe(expected);
        expectCanonicalToStay("EDTF", left.text);
      }),
      { numRuns: 2000 },
    );
  });

  it("exist in the calendar, or are refused", () => {
    fc.assert(
      fc.property(year, fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 40 }), (y, m, d) => {
        const day = new Date(Date.UTC(y, m - 1, d));
        const exists = day.getUTCFullYear() === y && day.getUTCMonth() === m - 1 && day.getUTCDate() === d;
        expect("value" in readValue("EDTF", `${four(y)}-${two(m)}-${two(d)}`)).toBe(exists);
      }),
      { numRuns: 2000 },
    );
  });

  test("years before 0 come first, the nearest last", () => {
    const ascending = ["../-0043", "-0100", "-0044", "0000", "0001", "2024", "2024-02-29", "2024-12/.."];
    for (const [at, text] of ascending.entries()) {
      for (const later of ascending.slice(at + 1)) expect(order("EDTF", text, later)).toBe(-1);
    }
  });

  test("an unknown end leaves an interval without a place in the order", () => {
    for (const text of ["2024/", "/2024"]) expect(orderKey("EDTF", canonical("EDTF", text))).toBeNull();
  });

  test("a bare year read as a number is a year", () => expect(canonical("EDTF", 2024)).toBe("2024"));

  test.each([
    "2024-13",
    "2023-02-29",
    "1900-02-29",
    "2024-06-31",
    "2024-00",
    "2024-06-00",
    "10.06.2024",
    "2024-6-1",
    "24",
    "20244",
    "2024-06-10T12:21",
    "..",
    "../..",
    "/",
    "",
    "2025/2024",
    "2024-06/2024-05",
    "2024/2025/2026",
    "open/2024",
    "202X-06",
    "2024-XX-10",
    "2024-42",
    "2024-33-01",
    "-0000",
    "2024 ",
    "XXXX",
    -5,
    20_240_610,
    2024.5,
    null,
    true,
  ])("%s is refused", (raw) => expect(readValue("EDTF", raw)).toHaveProperty("fault"));

  test.each([
    "2024",
    "2024?",
    "2024-06~",
    "2024-06-10%",
    "202X",
    "20XX",
    "2024-XX",
    "2024-06-XX",
    "2024-XX-XX",
    "2024-21",
    "2024-24",
    "2024-41",
    "-0044",
    "2020/2024-06",
    "../2030",
    "2024/..",
    "2024/",
    "/2030?",
  ])("%s is kept as it is written", (raw) => expect(canonical("EDTF", raw)).toBe(raw));
});

describe("text", () => {
  const anyText = fc.string({
    unit: fc.oneof(
      fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
      fc.nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    ),
  });

  it("is refused exactly when it has half a surrogate pair or a control character", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const encodable = Buffer.from(text, "utf8").toString("utf8") === text;
        const controls = [...text].some((character) => {
          const code = character.codePointAt(0) ?? 0;
          return (code < 0x20 && code !== 9 && code !== 10) || (code >= 0x7f && code < 0xa0);
        });
        expect(checkText(text) === null).toBe(encodable && !controls);
      }),
      { numRuns: 2000 },
    );
  });

  it("is kept composed (NFC), and stays so", () => {
    expect(canonical("String", "e\u0301")).toBe("\u00e9");
    fc.assert(
      fc.property(anyText, (text) => {
        fc.pre(checkText(text) === null);
        const once = canonical("String", text);
        expect(once).toBe(text.normalize("NFC"));
        expect(canonical("String", once)).toBe(once);
      }),
    );
  });

  test("the place and the name of the bad character are said", () => {
    expect(checkText("ab\u0007")).toBe("has a control character, U+0007, at character 3");
    expect(checkText("\ud83d")).toBe("has half of a surrogate pair, U+D83D, at character 1");
  });
});

describe("numbers and truth values", () => {
  test.each([
    ["Int", 2 ** 31 - 1, true],
    ["Int", -(2 ** 31), true],
    ["Int", 2 ** 31, false],
    ["Int", 1.5, false],
    ["Int", "1", false],
    ["Int", Number.NaN, false],
    ["Float", 1.5, true],
    ["Float", Number.POSITIVE_INFINITY, false],
    ["Float", Number.NaN, false],
    ["Float", "1.5", false],
    ["Boolean", false, true],
    ["Boolean", "true", false],
    ["Boolean", 1, false],
    ["String", 12, false],
    ["ID", { id: 1 }, false],
  ] as const)("%s takes %s: %s", (type, raw, taken) => expect("value" in readValue(type, raw)).toBe(taken));

  test("there is no negative zero", () => {
    for (const type of ["Int", "Float"] as const) expect(readValue(type, -0)).toEqual({ value: 0 });
  });
});
