import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { generateStrategies } from "../../bench/generate/strategies.ts";
import { buildSnapshot } from "../../graph/memory/build.ts";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { byteLength, type Snapshot } from "../../graph/memory/snapshot.ts";
import { restore, type Stored, store } from "../../graph/memory/store.ts";
import { makeDataset } from "../../graph/revision.ts";
import { someDataset } from "../property/random/dataset.ts";
import { someOntology } from "../property/random/ontology.ts";
import { ontologyAt } from "../seeds/ontology.ts";

/** As it comes back from where it was kept. */
function kept({ description, pieces }: Stored): { readonly description: unknown; readonly buffer: ArrayBuffer } {
  const bytes = Buffer.concat(pieces);
  return {
    description: JSON.parse(JSON.stringify(description)),
    buffer: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
  };
}

test("a snapshot comes back as it was, whatever graph it is of, and gives the dataset it was made from", async () => {
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (g) => {
      const ontology = someOntology(g);
      const dataset = makeDataset(someDataset(g, ontology));
      const snapshot = buildSnapshot(ontology, dataset);
      const { description, buffer } = kept(store(snapshot));
      const again = restore(description, buffer);
      expect(again).toEqual(snapshot);
      const engine = createMemoryEngine(ontology);
      engine.adopt(again as Snapshot);
      expect(makeDataset(await engine.scan()).revision).toBe(dataset.revision);
    }),
    { numRuns: 50, endOnFailure: true },
  );
});

describe("what was kept and altered since", () => {
  const snapshot = buildSnapshot(ontologyAt("schema.graphql"), generateStrategies(1, 500));
  const { description, buffer } = kept(store(snapshot));
  const text = JSON.stringify(description);

  test("takes no memory beyond its bytes", () => {
    const again = restore(description, buffer) as Snapshot;
    expect(again.relations.to.buffer).toBe(buffer);
    expect(byteLength(again)).toBe(buffer.byteLength);
  });

  test("is nothing where bytes are missing or left over", () => {
    for (const length of [0, 8, buffer.byteLength - 8])
      expect(restore(description, buffer.slice(0, length))).toBe(null);
    const longer = new ArrayBuffer(buffer.byteLength + 8);
    expect(restore(description, longer)).toBe(null);
  });

  test("is nothing, or a snapshot within its bytes, however the description was altered: it never throws", () => {
    const others = [null, -1, 0.5, 1e300, 2 ** 53, "u32", [], ["u32", 2 ** 40], ["u8", -1], ["f64"], {}, true];
    const counts = { nothing: 0, all: 0 };
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(...others), (place, other) => {
        const altered = JSON.parse(text) as unknown;
        alter(altered, place, other);
        counts.all++;
        const again = restore(altered, buffer);
        if (again === null) counts.nothing++;
        else expect(byteLength(again)).toBe(buffer.byteLength);
      }),
      { numRuns: 500 },
    );
    expect(counts.nothing).toBeGreaterThan(counts.all / 2);
    for (const other of others) expect(restore(other, buffer)).toBe(null);
  });
});

/** Puts another value in place of one of those that a tree of JSON has. */
function alter(json: unknown, place: number, other: unknown): void {
  const places: [Record<string, unknown>, string][] = [];
  const visit = (part: unknown): void => {
    if (typeof part !== "object" || part === null) return;
    for (const [name, inner] of Object.entries(part)) {
      places.push([part as Record<string, unknown>, name]);
      visit(inner);
    }
  };
  visit(json);
  const [at, name] = places[place % places.length] as [Record<string, unknown>, string];
  at[name] = other;
}
