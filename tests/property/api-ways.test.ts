import { parse, validate } from "graphql";
import { expect, test } from "vitest";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { createExecutor } from "../../src/api/execute.ts";
import { deriveSchema } from "../../src/api/schema.ts";
import { chanceOf } from "../api/random/chance.ts";
import { randomDataset } from "../api/random/dataset.ts";
import { randomOntology } from "../api/random/ontology.ts";
import { randomOperation } from "../api/random/operation.ts";
import { createPlainEngine } from "../contract/plain-engine.ts";

const seed = Number(process.env.API_SEED ?? 20240610);
const pairs = Number(process.env.API_WAYS ?? 400);

/** What the plain engine may visit for one answer; what takes it longer is left out. */
const visits = 200_000;

test(`${pairs} random operations, ways and tables among them, have the same answer on the embedded engine as on the plain one`, async () => {
  let compared = 0;
  let answered = 0;
  let ways = 0;
  for (let world = 0; compared < pairs; world++) {
    const chance = chanceOf(seed + world);
    const ontology = randomOntology(chance, world);
    const schema = deriveSchema(ontology);
    const dataset = randomDataset(chance, ontology);
    const engines = [createMemoryEngine(ontology), createPlainEngine(ontology)];
    for (const engine of engines) await engine.replace(dataset);
    const [own, plain] = engines.map((engine) => createExecutor(ontology, engine, schema, { visits }));
    const pool = { chance, ontology, ids: [...dataset.entities].map(({ id }) => id) };
    for (let at = 0; at < 8; at++) {
      const { text, operationName, variables } = randomOperation(pool, schema, 1, true);
      const document = parse(text);
      const [given = {}] = variables;
      if (validate(schema, document).length > 0) continue;
      const request = { document, variables: given, operationName };
      const [found, expected] = [await own?.execute(request), await plain?.execute(request)];
      compared++;
      if (expected?.errors?.some(({ extensions }) => extensions.code === "BUDGET_EXCEEDED")) continue;
      const place = `API_SEED=${seed + world}, operation ${at}:\n${text}\n${JSON.stringify(given)}`;
      expect(expected?.errors?.filter(({ extensions }) => extensions.code === "API_INTERNAL") ?? [], place).toEqual([]);
      expect(JSON.stringify(found?.errors), place).toBe(JSON.stringify(expected?.errors));
      const withoutEngine = (data: unknown) => JSON.stringify(data)?.replaceAll(/"(memory|plain)"/g, '"engine"');
      expect(withoutEngine(found?.data), place).toBe(withoutEngine(expected?.data));
      if (!expected?.errors) answered++;
      if (!expected?.errors && /links|paths|shortestPath|coverage|gaps|neighborhood|reachable|pattern/.test(text))
        ways++;
    }
    for (const engine of engines) await engine.close();
  }
  expect(answered).toBeGreaterThan(compared / 2);
  expect(ways).toBeGreaterThan(compared / 8);
}, 600_000);
