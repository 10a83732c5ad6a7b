import { expect, test } from "vitest";
import type { RelationWords } from "../../src/web/data/ontology.ts";
import { type Linking, relationsLinking } from "../../src/web/paths/linking.ts";

/** Money pays for means, means serve tasks, tasks are of goals, and a place is of nothing of these. */
const relations = [
  ["pays", "Money", "Means"],
  ["serves", "Means", "Task"],
  ["isOf", "Task", "Goal"],
  ["in", "Place", "Region"],
].map(([name, from, to]) => ({ name, from: [from], to: [to] })) as unknown as readonly RelationWords[];

const linking = (from: string, to: string, more: Partial<Linking> = {}, names?: readonly string[]) =>
  relationsLinking(
    relations.filter(({ name }) => names === undefined || names.includes(name)),
    { from: [from], to: [to], direction: "BOTH", maxHops: 4, ...more },
  ).map(({ name }) => name);

test("those are offered over which a way from the one kind to the other may go", () => {
  expect(linking("Money", "Goal")).toEqual(["pays", "serves", "isOf"]);
  expect(linking("Money", "Region")).toEqual([]);
});

test("a way is no longer than is allowed, and goes the way that is allowed", () => {
  expect(linking("Money", "Goal", { maxHops: 2 })).toEqual([]);
  expect(linking("Money", "Task", { maxHops: 2 })).toEqual(["pays", "serves"]);
  expect(linking("Goal", "Money", { direction: "OUT" })).toEqual([]);
  expect(linking("Goal", "Money", { direction: "IN" })).toEqual(["pays", "serves", "isOf"]);
  expect(linking("Money", "Means", { maxHops: 3 })).toEqual(["pays", "serves"]);
});

test("chosen ones that lead on only over others lead nowhere by themselves", () => {
  expect(linking("Money", "Goal", {}, ["serves"])).toEqual([]);
  expect(linking("Money", "Goal", {}, ["pays", "serves", "isOf", "in"])).toEqual(["pays", "serves", "isOf"]);
});
