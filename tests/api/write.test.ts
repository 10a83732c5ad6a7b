import fc from "fast-check";
import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import type { Value } from "../../graph/rows.ts";
import { quoter } from "../../src/api/write/quoted.ts";
import { objectWriter, type Writing, writeValue } from "../../src/api/write/writing.ts";
import { executor, ontology } from "./world.ts";

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
    expect(data?.text).toBe(
      '{"__proto__":[{"constructor":"Peace","__typename":"Goal"}],"__schema":{"queryType":{"name":"Query"}}}',
    );
    const read = await executor.execute({ document });
    expect(JSON.stringify(read)).toBe(JSON.stringify({ data, extensions }));
  });
});
