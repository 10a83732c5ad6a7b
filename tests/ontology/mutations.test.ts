import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { buildSchema, printSchema } from "graphql";
import { expect, it } from "vitest";
import { deriveSchema } from "../../src/api/schema.ts";
import { readOntology } from "../../src/ontology/read.ts";

const sound = readFileSync(join(import.meta.dirname, "../cases/ontology/sound.graphql"), "utf8");
const tokens = sound.match(/\w+|"[^"]*"|[^\s\w]|\s+/g) ?? [];
const words = [...new Set(tokens.filter((token) => /\S/.test(token)))];

/** Any few tokens of a sound ontology left out, doubled, or replaced by other words of it. */
const mutated = fc
  .array(
    fc.record({
      at: fc.nat({ max: tokens.length - 1 }),
      by: fc.oneof(fc.constant("leave out" as const), fc.constant("double" as const), fc.constantFrom(...words)),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((changes) => {
    const text = [...tokens];
    for (const { at, by } of changes) {
      const token = tokens[at] ?? "";
      text[at] = by === "leave out" ? "" : by === "double" ? `${token} ${token}` : by;
    }
    return text.join("");
  });

it("a changed ontology is either refused with places, or sound enough to derive an API of", () => {
  let sounds = 0;
  let refusals = 0;
  fc.assert(
    fc.property(mutated, (text) => {
      const { ontology, diagnostics } = readOntology(text, "changed.graphql");
      if (ontology === null) {
        refusals++;
        expect(diagnostics.length).toBeGreaterThan(0);
        for (const { place } of diagnostics) expect(place?.line).toBeGreaterThan(0);
        return;
      }
      sounds++;
      expect(diagnostics).toEqual([]);
      buildSchema(printSchema(deriveSchema(ontology)));
    }),
    { numRuns: 1500 },
  );
  expect(Math.min(sounds, refusals)).toBeGreaterThan(20);
});
