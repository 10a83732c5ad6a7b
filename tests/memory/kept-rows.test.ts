import { expect, test } from "vitest";
import { keptRows } from "../../graph/memory/kept-rows.ts";
import type { Column } from "../../graph/plan/plan.ts";

const columns: readonly Column[] = [{ column: "kind" }];

function counting(text: string) {
  let made = 0;
  const row = keptRows().of(columns, (entity) => {
    made++;
    return [text, entity];
  });
  return { row: (entity: number) => row(entity, -1, -1), made: () => made };
}

test("a row is made once, is frozen, and comes again the same", () => {
  const { row, made } = counting("a");
  const first = row(1);
  expect(Object.isFrozen(first)).toBe(true);
  expect(row(2)).not.toBe(first);
  expect(row(1)).toBe(first);
  expect(made()).toBe(2);
});

test("ten million characters of rows are kept: past that, all are made anew", () => {
  const { row, made } = counting("a".repeat(1_000_000));
  for (let entity = 0; entity < 9; entity++) row(entity);
  for (let entity = 0; entity < 9; entity++) row(entity);
  expect(made()).toBe(9);
  row(9);
  row(0);
  expect(made()).toBe(11);
});
