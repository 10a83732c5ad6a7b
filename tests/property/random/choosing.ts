import fc from "fast-check";

export type Generate = fc.GeneratorValue;

export const pick = <T>(g: Generate, from: readonly T[]): T => g(fc.constantFrom, ...from) as T;

export const some = <T>(g: Generate, from: readonly T[], most = from.length): T[] =>
  g(fc.subarray as (all: T[], limits: { maxLength: number }) => fc.Arbitrary<T[]>, [...from], {
    maxLength: Math.min(most, from.length),
  });

export const chance = (g: Generate, ofTen: number): boolean => g(fc.nat, 9) < ofTen;
