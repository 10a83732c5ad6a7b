import fc from "fast-check";
import { expect, test } from "vitest";
import { type Column, columnBuilder, reader, upTo } from "../../graph/memory/column.ts";
import { sort, sortFirst } from "../../graph/memory/sort.ts";
import { finished } from "./finished.ts";

function columnOf(values: readonly number[], recode?: (value: number) => number): Column {
  const builder = columnBuilder();
  for (const value of values) builder.push(value);
  return finished(builder.finish(recode));
}

/** Stretches of equal values, short and long, so that both ways of holding them occur. */
const stretches = fc
  .array(fc.tuple(fc.oneof(fc.nat(3), fc.nat(0xffffffff)), fc.oneof(fc.nat(3), fc.nat(200))), { maxLength: 80 })
  .map((all) => all.flatMap(([value, times]) => Array.from({ length: times }, () => value)));

test("a column gives back what was pushed, in any order of asking", () => {
  fc.assert(
    fc.property(stretches, (values) => {
      const column = columnOf(values);
      const read = reader(column);
      expect(column.length).toBe(values.length);
      expect(values.map((_, row) => read(row))).toEqual(values);
      expect(values.map((_, row) => read(values.length - 1 - row))).toEqual([...values].reverse());
    }),
  );
});

test("a column is recoded as it is finished", () => {
  const read = reader(columnOf([0, 1, 1, 2], (value) => value * 1000));
  expect([0, 1, 2, 3].map(read)).toEqual([0, 1000, 1000, 2000]);
});

test("what is nowhere recorded, or everywhere the same, takes a few bytes; small values take one byte a row", () => {
  const rows = Array.from({ length: 100_000 }, (_, row) => row);
  const bytes = ({ starts, values }: Column) => (starts?.byteLength ?? 0) + values.byteLength;
  expect(bytes(columnOf(rows.map(() => 0)))).toBeLessThan(10);
  expect(bytes(columnOf(rows.map((row) => (row === 77_777 ? 5 : 0))))).toBeLessThan(30);
  expect(bytes(columnOf(rows.map((row) => (row * 7) % 200)))).toBe(100_000);
  expect(bytes(columnOf(rows.map((row) => (row * 7) % 2000)))).toBe(200_000);
});

test("positions are sorted, all of them or the first so many", () => {
  const numbers = fc.array(fc.integer(), { maxLength: 2000 });
  fc.assert(
    fc.property(numbers, fc.nat(400), (values, keep) => {
      const compare = (a: number, b: number) => (values[a] as number) - (values[b] as number) || a - b;
      const wanted = values.map((_, at) => at).sort(compare);
      expect([...finished(sort(upTo(values.length), compare))]).toEqual(wanted);
      expect([...finished(sortFirst(values.length, keep, compare))]).toEqual(wanted.slice(0, keep));
    }),
  );
});
