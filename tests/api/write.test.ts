import fc from "fast-check";
import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import type { Batch, Value } from "../../graph/rows.ts";
import { createExecutor } from "../../src/api/execute.ts";
import { quoter } from "../../src/api/write/quoted.ts";
import { objectWriter, type Writing, writeValue } from "../../src/api/write/writing.ts";
import { dataset, executor, ontology, schema } from "./world.ts";

const hostile = [
  "\ud800",
  "\udc00x",
  "\u2028\u2029",
  "\u0000\u001f\u007f",
  '"\\/',
  "__proto__",
  "</script>",
  "\u{1f600}",
];
const text = fc.oneof(fc.string({ unit: "binary", maxLength: 300 }), fc.constantFrom(...hostile));
const value = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, false, -0, 1e21, 2 ** 53, 5e-324, -1.5e300),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    text,
    fc.array(tie("value"), { maxLength: 5 }),
  ),
})).value;

function writing(): Writing {
  return {
    ontology,
    engine: "none",
    status: null,
    values: [],
    roots: [],
    text: "",
    touched: null,
    quotes: 0,
    silenced: 0,
    quoted: quoter(),
  };
}

describe("an answer is written", () => {
  it("with any value as JSON.stringify writes it", () => {
    const into = writing();
    fc.assert(
      fc.property(value, (one) => {
        into.text = "";
        writeValue(into, one);
        expect(into.text).toBe(JSON.stringify(one));
      }),
      { numRuns: 2_000 },
    );
  });

  it("with any key, whatever stands beside it, also when nothing does", () => {
    const field = fc.record({ key: text, constant: fc.boolean() });
    fc.assert(
      fc.property(fc.uniqueArray(field, { selector: ({ key }) => key, maxLength: 6 }), (fields) => {
        const reads = fields.map(({ key, constant }) => ({
          key,
          read: constant ? ({ read: "constant", value: key } as const) : ({ read: "other" } as const),
        }));
        const into = writing();
        objectWriter(reads, (_, key) => (to) => writeValue(to, key))(into, null, "");
        expect(into.text).toBe(`{${fields.map(({ key }) => `${JSON.stringify(key)}:${JSON.stringify(key)}`).join()}}`);
      }),
    );
  });

  it("with more strings than are remembered", () => {
    const quoted = quoter();
    for (const round of [1, 2]) {
      for (let at = 0; at < 30_000; at++) {
        const one = `"${at}\ud800`;
        if (quoted(one) !== JSON.stringify(one)) expect.fail(`${one} in round ${round}`);
      }
    }
  });

  it("as text that its data is read from, for those who ask for that", async () => {
    const document = parse("{ __proto__: goals { constructor: name __typename } __schema { queryType { name } } }");
    const { data, extensions } = await executor.write({ document });
    expect(data?.body.toString()).toBe(
      `{"data":{"__proto__":[{"constructor":"Peace","__typename":"Goal"}],"__schema":{"queryType":{"name":"Query"}}},` +
        `"extensions":${JSON.stringify(extensions)}}\n`,
    );
    const read = await executor.execute({ document });
    expect(JSON.stringify(read)).toBe(JSON.stringify({ data, extensions }));
  });
});

describe("an answer that comes in pieces", () => {
  it("is the same as in one", async () => {
    const held = createMemoryEngine(ontology);
    await held.replace(dataset);
    const byRow: typeof held = {
      ...held,
      execute: async (...asked) => {
        const { batches, ...beside } = await held.execute(...asked);
        return { ...beside, batches: eachRow(batches) };
      },
    };
    const document = parse("{ tasks { id name } goals { id } tasksConnection { totalCount edges { node { id } } } }");
    const [whole, pieces] = await Promise.all(
      [held, byRow].map((engine) => createExecutor(ontology, engine, schema).write({ document })),
    );
    expect(whole?.data?.toJSON().tasks).toHaveProperty(
      "length",
      [...dataset.entities].filter(({ kind }) => kind === "Task").length,
    );
    expect(pieces?.data?.body.toString()).toBe(whole?.data?.body.toString());
  });
});

async function* eachRow(batches: AsyncIterable<Batch>): AsyncGenerator<Batch> {
  for await (const { root, head, rows } of batches) {
    if (rows.length === 0) yield { root, head, rows };
    for (const [at, row] of rows.entries()) yield { root, head: at === 0 ? head : null, rows: [row] };
  }
}

describe("an answer that is kept", () => {
  const query = `query ($name: String, $yes: Boolean = true) {
    tasks(where: { name: { eq: $name } }) { id name @include(if: $yes) }
  }`;

  interface Asked {
    readonly query: string;
    readonly operationName?: string;
    readonly variables?: Readonly<Record<string, unknown>>;
  }

  /** Asks all requests, one after the other; how often the engine was asked, and the answers. */
  async function asking(keep: number, requests: readonly Asked[]) {
    const held = createMemoryEngine(ontology);
    await held.replace(dataset);
    let executed = 0;
    const counting = {
      ...held,
      execute: (...asked: Parameters<typeof held.execute>) => {
        executed++;
        return held.execute(...asked);
      },
    };
    const own = createExecutor(ontology, counting, schema, { keep });
    const documents = new Map(requests.map(({ query }) => [query, parse(query)]));
    const ask = async () => {
      const answers: string[] = [];
      for (const { query, ...asked } of requests) {
        const { data, errors } = await own.write({ document: documents.get(query) ?? parse(query), ...asked });
        answers.push(data?.body.toString() ?? JSON.stringify(errors));
      }
      return answers;
    };
    return { held, ask, executed: () => executed };
  }

  it("is given again to the same question with the same values once it came twice, and to no other", async () => {
    const requests = [
      { query, variables: { name: "Build" } },
      { query, variables: { name: "Build", yes: true } },
      { query, variables: { name: "Build", yes: false } },
      { query, variables: { name: "Join" } },
      { query, variables: { name: null } },
      { query },
      { query: query.replace("id name", "name") },
    ];
    const { ask, executed } = await asking(1_000_000, requests);
    const first = await ask();
    expect(executed()).toBe(7);
    expect(await ask()).toEqual(first);
    // the first two ask the same, and came twice
    expect(executed()).toBe(7 + 5);
    expect(await ask()).toEqual(first);
    expect(executed()).toBe(7 + 5);
    const { ask: plainly } = await asking(0, requests);
    expect(await plainly()).toEqual(first);
  });

  it("is that of one operation of a document, not of another that has the same values", async () => {
    const query =
      "query A($limit: Int) { tasks(limit: $limit) { id } } query B($limit: Int) { goals(limit: $limit) { id } }";
    const requests = ["A", "B"].map((operationName) => ({ query, operationName, variables: { limit: 1 } }));
    const { ask, executed } = await asking(1_000_000, requests);
    const first = await ask();
    expect(first[0]).toContain('"tasks"');
    expect(first[1]).toContain('"goals"');
    expect(await ask()).toEqual(first);
    expect(await ask()).toEqual(first);
    expect(executed()).toBe(4);
  });

  it("is never a refusal: what failed is asked again", async () => {
    const unreadable = { query: "query ($after: String) { tasksConnection(after: $after) { totalCount } }" };
    const { ask, executed } = await asking(1_000_000, [
      { ...unreadable, variables: { after: "nonsense" } },
      { query: 'query { whatIf(without: ["s/nobody"]) { cutOff { entity { id } } } }' },
    ]);
    const [cursor, entity] = await ask();
    expect([cursor, entity].map((one) => JSON.parse(one ?? "")[0].extensions.code)).toEqual([
      "API_CURSOR_INVALID",
      "API_ENTITY_UNKNOWN",
    ]);
    expect(await ask()).toEqual([cursor, entity]);
    expect(executed()).toBe(2);
  });

  it("is of the graph there is", async () => {
    const { held, ask, executed } = await asking(1_000_000, [{ query: "{ goals { name } graph { revision } }" }]);
    const [before] = await ask();
    expect(await ask()).toEqual([before]);
    await held.replace({ ...dataset, lists: [], revision: "another" });
    const [after] = await ask();
    expect(after).toBe(before?.replaceAll(dataset.revision, "another"));
    await held.replace(dataset);
    expect(await ask()).toEqual([before]);
    expect(executed()).toBe(3);
  });

  it("makes room for others, and holds nothing that depends on more than values", async () => {
    // two of the first three, which have some 200 characters, and their questions, of two bytes each, less than a hundred
    const { ask, executed } = await asking(1_000, [
      ...["Build", "Join", "Ask"].map((name) => ({ query, variables: { name } })),
      ...["Goal", "Task"].map((name) => ({
        query: "query ($name: String!) { goals { id } __type(name: $name) { name } }",
        variables: { name },
      })),
    ]);
    const answers = await ask();
    expect(await ask()).toEqual(answers);
    expect(new Set(answers).size).toBe(5);
    expect(executed()).toBe(10);
    // by now the first has gone again, and of the last two none is kept
    expect(await ask()).toEqual(answers);
    expect(executed()).toBe(10 + 3);
  });
});
