import { parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { createExecutor } from "../../src/api/execute.ts";
import { deriveSchema } from "../../src/api/schema.ts";
import { chanceOf } from "../api/random/chance.ts";
import { randomDataset } from "../api/random/dataset.ts";
import { firstDifference } from "../api/random/difference.ts";
import { randomOntology } from "../api/random/ontology.ts";
import { randomOperation } from "../api/random/operation.ts";
import { referenceOf } from "../api/random/reference.ts";

const pairs = Number(process.env.API_DIFFERENTIAL ?? (process.env.CI ? 20_000 : 2_000));
const seed = Number(process.env.API_SEED ?? 20_240_610);
const operationsPerWorld = 50;
const variableSets = 2;

describe("one plan for an operation answers as plain resolvers do", () => {
  it(`on ${pairs} pairs of random operations and data`, async () => {
    let compared = 0;
    let invalid = 0;
    for (let world = 0; compared < pairs; world++) {
      const chance = chanceOf(seed + world);
      const ontology = randomOntology(chance, world);
      const schema = deriveSchema(ontology);
      const dataset = randomDataset(chance, ontology);
      const engine = createMemoryEngine(ontology);
      await engine.replace(dataset);
      const executor = createExecutor(ontology, engine, schema);
      const reference = referenceOf(ontology, dataset, schema);
      const pool = { chance, ontology, ids: [...dataset.entities].map(({ id }) => id) };
      for (let at = 0; at < operationsPerWorld; at++) {
        const { text, operationName, variables } = randomOperation(pool, schema, variableSets);
        const document = parse(text);
        if (validate(schema, document).length > 0) {
          invalid++;
          continue;
        }
        for (const given of variables) {
          const expected = reference(document, given, operationName);
          const result = await executor.write({ document, variables: given, operationName });
          if (expected.errors?.some(({ message }) => message.includes("non 32-bit"))) {
            expect(result.errors?.map(({ extensions }) => extensions.code)).toEqual(["API_SUM_TOO_LARGE"]);
            continue;
          }
          const difference = [
            ...[...(expected.errors ?? []), ...(result.errors ?? [])].map(({ message }) => message),
            ...firstDifference(result.data, expected.data),
          ];
          // also where it would be read as the same: what is written is what JSON.stringify writes
          const { extensions } = result;
          const whole = JSON.stringify({ data: expected.data, extensions });
          if (difference.length === 0) expect(result.data?.body.toString()).toBe(`${whole}\n`);
          if (difference.length > 0) {
            expect.fail(
              [`API_SEED=${seed + world}, operation ${at}:`, ...difference, text, JSON.stringify(given)].join("\n"),
            );
          }
          compared++;
        }
      }
      await engine.close();
    }
    // the generator is meant to make operations that are asked, not refused
    expect(invalid * variableSets).toBeLessThan(compared * 0.2);
  }, 600_000);
});
