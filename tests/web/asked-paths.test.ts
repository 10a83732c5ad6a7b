import { expect, test } from "vitest";
import type { Words } from "../../src/web/data/ontology.ts";
import { absenceVariables, askedPaths, pathVariables } from "../../src/web/paths/asked.ts";

const kinds = [{ name: "Goal", plural: "goals" }];
const words = {
  kinds,
  relations: [{ name: "supports" }],
  kind: (name: string) => kinds.find((one) => one.name === name) ?? null,
} as unknown as Words;

const asked = (address: string) => {
  const params = new URLSearchParams(address);
  return askedPaths({ get: (name) => params.get(name) || null, all: (name) => params.getAll(name) }, words);
};

test("an end is an entity by its id, or all of a kind by the kind's name, of the strategy looked at", () => {
  const ends = asked("from=a/goal/b&to=Goal");
  expect(pathVariables(ends, words, null)).toEqual({
    from: { ids: ["a/goal/b"] },
    to: { kinds: ["Goal"] },
    maxHops: 4,
  });
  expect(pathVariables(ends, words, "a")?.to).toEqual({ goals: { strategies: { includes: "a" } } });
});

test("nothing is asked until both ends are chosen", () => {
  expect(pathVariables(asked("from=a/goal/b"), words, null)).toBeNull();
  expect(absenceVariables(asked("to=Goal"), words, null)).toBeNull();
});

test("what an address names that cannot be asked is passed over", () => {
  expect(asked("from=x&to=y&hops=7&via=supports&via=drop&direction=UP&least=FIRM")).toEqual({
    from: "x",
    to: "y",
    maxHops: 4,
    relations: ["supports"],
    direction: "BOTH",
    least: null,
  });
});

test("why there is no path is asked of the same relations as the path, by how firm they are", () => {
  const stated = asked("from=x&to=y&hops=2&via=supports&direction=IN&least=STATED");
  const ways = { maxHops: 2, relations: ["supports"], direction: "IN" };
  expect(pathVariables(stated, words, null)).toMatchObject({ ...ways, basis: "STATED" });
  expect(absenceVariables(stated, words, null)).toMatchObject({ ...ways, where: { basis: { eq: "STATED" } } });
  const firm = asked("from=x&to=y&least=MEDIUM");
  expect(pathVariables(firm, words, null)).toMatchObject({ strength: "MEDIUM" });
  expect(absenceVariables(firm, words, null)).toMatchObject({
    where: { OR: [{ basis: { eq: "STATED" } }, { strength: { in: ["STRONG", "MEDIUM"] } }] },
  });
});
