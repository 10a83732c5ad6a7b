import { parse } from "graphql";
import { expect, it } from "vitest";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { createExecutor } from "../../src/api/execute.ts";
import { deriveSchema } from "../../src/api/schema.ts";
import { createPlainEngine } from "../contract/plain-engine.ts";
import { around } from "./around.ts";
import { notLinked } from "./not-linked.ts";
import { ways } from "./ways.ts";
import { ontologyIn } from "./world.ts";

for (const [name, make] of [
  ["the plain engine", createPlainEngine],
  ["the embedded engine", createMemoryEngine],
] as const) {
  ways(name, make);
  notLinked(name, make);
  around(name, make);
}

it("ends are not filtered together by a field that two kinds have in different forms", () => {
  const ontology = ontologyIn("schema.graphql");
  const executor = createExecutor(ontology, createMemoryEngine(ontology), deriveSchema(ontology));
  const links = (of: string) => () => executor.compile(parse(`{ links(of: ${of}, by: {}) { distance } }`));
  const mixed = `{ targets: { value: { lt: "5" } }, periods: { value: { eq: "2024" } } }`;
  expect(links(mixed)).toThrowError(/API_ENDS_MIXED `value` is asked of targets and periods together/);
  expect(links(`{ targets: { value: { lt: "5" } }, ids: ["x"] }`)).toThrowError(/API_ENDS_MIXED/);
  expect(links(`{ targets: { value: { lt: "5" } }, tasks: { name: { eq: "x" } } }`)).not.toThrow();
  expect(links(`{ periods: { OR: [{ value: { eq: "2024" } }] }, goals: {} }`)).not.toThrow();
});
