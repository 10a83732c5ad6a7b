import { parse, validate } from "graphql";
import { expect, test } from "vitest";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { createService, type Service } from "../../src/server/service.ts";
import { askedWorld } from "../api/random/asked-world.ts";
import { randomOperation } from "../api/random/operation.ts";

const answers = Number(process.env.KNOWN_OPERATIONS ?? (process.env.CI ? 2_000 : 300));
const seed = Number(process.env.KNOWN_OPERATIONS_SEED ?? 9_100);

async function answerOf(service: Service, json: unknown, headers: Record<string, string> = {}) {
  const signal = new AbortController().signal;
  const {
    status,
    headers: sent,
    body,
  } = await service.answer({
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    search: "",
    json,
    format: null,
    signal,
  });
  return { status, headers: { ...sent }, body: String(body) };
}

function deep(levels: number): Record<string, unknown> {
  return levels === 0 ? {} : { v0: deep(levels - 1) };
}

/** Accepted as JSON, yet by a header that Apollo Server has to read. */
const throughApollo = { accept: "application/json;q=1" };

test(`${answers} random requests are answered the same with Apollo Server and, once it knows them, without`, async () => {
  let [asked, good] = [0, 0];
  for (let world = 0; asked < answers; world++) {
    const { schema, ontology, engine, pool } = await askedWorld(seed + world, world, async (ontology) =>
      createMemoryEngine(ontology),
    );
    const service = await createService(ontology, engine, { log: () => {} });
    for (let at = 0; at < 50 && asked < answers; at++) {
      const { text: query, operationName, variables } = randomOperation(pool, schema, 2);
      // of those that are at fault a few are enough
      if (at % 5 > 0 && validate(schema, parse(query)).length > 0) continue;
      for (const given of [...variables, null, { v0: { nothing: 1 } }, { v0: Array(10_001).fill(0) }, deep(200)]) {
        const told = asked % 3 === 0 ? { extensions: { clientLibrary: { name: "a client" } } } : {};
        const name = given === null ? null : operationName;
        const text = JSON.stringify({ query, operationName: name, variables: given, ...told });
        const json: unknown = JSON.parse(text);
        const place = `KNOWN_OPERATIONS_SEED=${seed + world}, operation ${at}: ${text}`;
        const first = await answerOf(service, json, throughApollo);
        expect(await answerOf(service, json), place).toEqual(first);
        asked++;
        if (first.status === 200) good++;
      }
    }
    await service.retire();
  }
  expect(good).toBeGreaterThan(answers / 6);
  expect(good).toBeLessThan(answers);
}, 600_000);
