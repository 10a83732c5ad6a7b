import { parse, validate } from "graphql";
import { expect, test } from "vitest";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { flatten } from "../../src/api/flat.ts";
import { sampleAnswer } from "../../src/api/sample-answer.ts";
import { askedWorld } from "../api/random/asked-world.ts";
import { randomOperation } from "../api/random/operation.ts";

const answers = Number(process.env.ROW_COLUMNS ?? (process.env.CI ? 2_000 : 300));
const seed = Number(process.env.ROW_COLUMNS_SEED ?? 7_001);

test(`the columns of ${answers} random answers are those that their questions ask for`, async () => {
  let [asked, filled] = [0, 0];
  for (let world = 0; asked < answers; world++) {
    const { schema, engine, executor, pool } = await askedWorld(seed + world, world, async (ontology) =>
      createMemoryEngine(ontology),
    );
    for (let at = 0; at < 50 && asked < answers; at++) {
      const { text, operationName, variables } = randomOperation(pool, schema, 2);
      const document = parse(text);
      if (validate(schema, document).length > 0) continue;
      for (const given of variables) {
        const question = { document, operationName: operationName ?? null, variables: given };
        const { data, errors } = await executor.execute(question);
        if (errors || !data) continue;
        const sample = sampleAnswer(schema, question);
        const { columns, rows } = flatten(data, sample);
        const place = `ROW_COLUMNS_SEED=${seed + world}, operation ${at}: ${text}\n${JSON.stringify(given)}`;
        expect(columns, place).toEqual(flatten({}, sample).columns);
        asked++;
        if (rows.length > 0) filled++;
      }
    }
    await engine.close();
  }
  expect(filled).toBeGreaterThan(answers / 4);
}, 600_000);
