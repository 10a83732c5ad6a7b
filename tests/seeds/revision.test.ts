import { afterEach, describe, expect, it } from "vitest";
import type { Dataset, Entity } from "../../graph/dataset.ts";
import { type DatasetParts, makeDataset } from "../../graph/revision.ts";
import { datasetOf, demo, graph, removeFolders } from "./folder.ts";

afterEach(removeFolders);

const none: DatasetParts = {
  strategies: [],
  documents: [],
  entities: [],
  relations: [],
  lists: [],
  exclusions: [],
};

function entity(number: number): Entity {
  return {
    id: `demo/task/${String(number).padStart(7, "0")}`,
    kind: "Task",
    names: [{ language: "en", name: `Task ${number}` }],
    aliases: [],
    description: null,
    basis: "STATED",
    strength: null,
    reasoning: null,
    note: null,
    strategies: ["demo"],
    fields: {},
    mentions: [],
    fieldEvidence: [],
  };
}

/** The same records with their keys the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

describe("the revision of a dataset", () => {
  it("depends neither on the order of records nor on that of keys", async () => {
    const dataset = await datasetOf(demo());
    const parts = Object.fromEntries(
      Object.entries(dataset).map(([key, part]) => [
        key,
        typeof part === "string" ? part : Array.from(part as Iterable<unknown>, reversed).reverse(),
      ]),
    ) as unknown as Dataset;
    const again = makeDataset(parts);
    expect(again.revision).toBe(dataset.revision);
    expect(JSON.stringify([...again.entities].map(({ id }) => id))).toBe(
      JSON.stringify([...dataset.entities].map(({ id }) => id)),
    );
  });

  it("changes with any word, quote or claim", async () => {
    const revisions = await Promise.all(
      [
        demo(),
        demo({ "demo/graph.yaml": graph.replace("name: Grant", "name: The grant") }),
        demo({ "demo/graph.yaml": graph.replace("[A grant]", "[grant]") }),
        demo({ "demo/graph.yaml": graph.replace("    quote: A", "    note: x\n    quote: A") }),
      ].map(datasetOf),
    );
    expect(new Set(revisions.map(({ revision }) => revision)).size).toBe(4);
  });

  it("is the same on every machine", async () => {
    expect(makeDataset(none).revision).toMatchInlineSnapshot(
      `"bb55da0b2e42d0a16d77a803dad36d7914687ae267c3e970fef7a8f5f36fe336"`,
    );
    expect((await datasetOf(demo())).revision).toMatchInlineSnapshot(
      `"11f4b99409d344ae9f6b1f0997eec1567968a6ab21de4f83d762f379015b79ce"`,
    );
  });

  it("puts what is not in order into the order of code points", () => {
    const ids = ["demo/task/\u{1F600}", "demo/task/\uFFFD", "demo/task/a"];
    const dataset = makeDataset({ ...none, entities: ids.map((id) => ({ ...entity(0), id })) });
    expect(Array.from(dataset.entities, ({ id }) => id)).toEqual(ids.toReversed());
  });

  it("refuses two records with one id", () => {
    expect(() => makeDataset({ ...none, entities: [entity(1), entity(1)] })).toThrow(/DATASET_DUPLICATE_ID/);
    expect(() => makeDataset({ ...none, entities: [entity(1), entity(2), entity(1)] })).toThrow(/DATASET_DUPLICATE_ID/);
  });

  it("leaves a part that is in order as it is, a million records long or not", () => {
    const entities: Iterable<Entity> = {
      *[Symbol.iterator]() {
        for (let number = 0; number < 100_000; number++) yield entity(number);
      },
    };
    expect(makeDataset({ ...none, entities }).entities).toBe(entities);
  });
});
