import { parse } from "graphql";
import { expect, test } from "vitest";
import type { Claim } from "../../graph/dataset.ts";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { makeDataset } from "../../graph/revision.ts";
import { anchored } from "../../src/api/anchors.ts";
import { createExecutor } from "../../src/api/execute.ts";
import { outlineSteps } from "../../src/api/outline/outline.ts";
import type { Outline } from "../../src/api/outline/parts.ts";
import { dataset, inferred, ontology, schema } from "./world.ts";

/** The world, in which the first relation has another claim, that is inferred from other words. */
async function outlineOf(query: string): Promise<{ readonly outline: Outline; readonly steps: number }> {
  const words = "A fund will be announced";
  const [document] = dataset.documents;
  const start = document?.text.indexOf(words) ?? 0;
  const [first, ...others] = dataset.relations;
  const [stated] = first?.claims ?? [];
  if (first === undefined || stated === undefined) throw new Error("the world has no relations");
  const quote = { ...stated.quotes[0], start, end: start + words.length } as Claim["quotes"][number];
  const another: Claim = { ...stated, ...inferred, document: "s/source/unread", quotes: [quote] };
  const engine = createMemoryEngine(ontology);
  await engine.replace(makeDataset({ ...dataset, relations: [{ ...first, claims: [stated, another] }, ...others] }));
  const asked = parse(query);
  const entity = ontology.interfaces[0]?.name ?? "";
  const executor = createExecutor(ontology, engine, schema);
  const { data, errors } = await executor.execute({ document: anchored(schema, entity, asked) });
  if (errors) throw new Error(errors.map(({ message }) => message).join("\n"));
  const growing = outlineSteps(schema, ontology, {
    document: asked,
    variables: {},
    data: JSON.parse(JSON.stringify(data)),
  });
  for (let steps = 0; ; steps++) {
    const step = growing.next();
    if (step.done === true) return { outline: step.value, steps };
  }
}

test("words are of the claim that quotes them: what is stated and what is inferred of one relation are not mixed", async () => {
  const { outline } = await outlineOf(`{
    goals { name supportedByConnection { edges { node { name } properties { basis claims { evidence { quote } } } } } }
  }`);
  const [grant] = outline.branches[0]?.things[0]?.branches[0]?.things ?? [];
  expect(grant).toMatchObject({ title: { text: "Grant" }, basis: "STATED" });
  expect(grant?.words.map(({ quote, basis }) => [quote, basis])).toEqual([
    ["Grants support the tasks", "STATED"],
    ["A fund will be announced", "INFERRED"],
  ]);
});

test("a list and a connection at the top both grow a thing at a time, so that others have their turn between", async () => {
  const list = await outlineOf("{ tasks { name } }");
  const connection = await outlineOf("{ tasksConnection { edges { node { name } } } }");
  const names = ({ outline }: { readonly outline: Outline }) =>
    outline.branches.flatMap(({ things }) => things.map(({ title }) => title?.text));
  expect(names(connection)).toEqual(names(list));
  expect(names(list)).toHaveLength(4);
  expect([list.steps, connection.steps]).toEqual([5, 5]);
});
