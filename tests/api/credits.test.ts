import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "graphql";
import { afterAll, expect, test } from "vitest";
import { describe as said } from "../../graph/diagnostic.ts";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { creditsOfAnswer } from "../../src/api/credits.ts";
import { createExecutor } from "../../src/api/execute.ts";
import { deriveSchema } from "../../src/api/schema.ts";
import { readOntology } from "../../src/ontology/read.ts";
import { lockSeeds } from "../../src/seeds/lock.ts";
import { readSeeds } from "../../src/seeds/read.ts";
import { root } from "../built.ts";
import { graph, strategy, text } from "../seeds/folder.ts";

const folder = mkdtempSync(join(tmpdir(), "strategraph-credits-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The seed, and beside it a strategy whose source asks for a credit of its own, and one whose source asks for none. */
const ontology = (() => {
  const { ontology } = readOntology(readFileSync(join(root, "schema.graphql"), "utf8"), "schema.graphql");
  if (ontology === null) throw new Error("no ontology");
  return ontology;
})();
cpSync(join(root, "seeds"), folder, { recursive: true });
for (const [name, credit] of [
  ["clinics", "    credit: Ministry of Clinics\n"],
  ["quiet", ""],
] as const) {
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, "strategy.yaml"), `${strategy.trimEnd()}\n${credit}`);
  writeFileSync(join(folder, name, "graph.yaml"), graph);
  writeFileSync(join(folder, name, "source.txt"), text);
}
await lockSeeds(folder, ontology);
const { dataset, diagnostics } = await readSeeds(folder, ontology);
if (dataset === null) throw new Error(diagnostics.map(said).join("\n"));
const engine = createMemoryEngine(ontology);
await engine.replace(dataset);
const executor = createExecutor(ontology, engine, deriveSchema(ontology));
afterAll(() => engine.close());

const news =
  "This information may not be reproduced without reference to Kazakhstan Today. Copyright of materials of News Agency Kazakhstan Today.";

test.each([
  ["of a strategy whose source asks for none", '{ tasks(where: { id: { startsWith: "quiet/" } }) { name } }', []],
  ["of one strategy", '{ tasks(where: { id: { startsWith: "clinics/" } }) { name } }', ["Ministry of Clinics"]],
  ["of another", '{ tasks(where: { id: { startsWith: "eaeu" } }) { name supportedBy { name } } }', [news]],
  ["of several", "{ tasks { name } }", ["Ministry of Clinics", news]],
  [
    "of what strategies share, a relation of which only one quotes",
    '{ countries(where: { id: { eq: "common/country/kazakhstan" } }) { memberOf { name } } }',
    [news],
  ],
  ["that shows no entity", "{ tasksConnection { totalCount } }", ["Ministry of Clinics", news]],
])("an answer %s has the credits that its sources ask for, and no other", async (_, query, credits) => {
  const asked = { document: parse(query), variables: {} };
  const { errors } = await executor.execute(asked);
  expect(errors).toBeUndefined();
  expect([...(await creditsOfAnswer({ ontology, engine, executor }, asked))].sort()).toEqual(credits);
});
