import { parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { askedWorld } from "../api/random/asked-world.ts";
import { firstDifference } from "../api/random/difference.ts";
import { randomOperation } from "../api/random/operation.ts";

const pairs = Number(process.env.API_DIFFERENTIAL ?? (process.env.CI ? 20_000 : 2_000));
const seed = Number(process.env.API_SEED ?? 20_240_610);
const operationsPerWorld = 50;
const variableSets = 2;

describe("one plan for an operation answers as plain resolvers do", () => {
  it(`on ${pairs} pairs of random operations and data`, async () => {
    let compared = 0;
    let invalid = 0;
    for (let world = 0; compared < pairs; world++) {
      const { schema, engine, executor, reference, pool } = await askedWorld(seed + world, world, async (ontology) =>
        createMemoryEngine(ontology),
      );
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
