import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "graphql";
import { expect, test } from "vitest";
import { describe as inWords } from "../../graph/diagnostic.ts";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { createExecutor } from "../../src/api/execute.ts";
import { deriveSchema } from "../../src/api/schema.ts";
import { readOntology } from "../../src/ontology/read.ts";
import { lockSeeds } from "../../src/seeds/lock.ts";
import { readSeeds } from "../../src/seeds/read.ts";
import { blocksOf } from "../docs/blocks.ts";

const root = join(import.meta.dirname, "../..");
const blocks = blocksOf(readFileSync(join(root, "docs/ontology.md"), "utf8"));

function block(language: string, note: string): string {
  const found = blocks.filter((one) => one.language === language && one.note === note);
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} blocks ${language} ${note}`);
  return `${found[0].text}\n`;
}

/** schema.graphql with the lines that docs/ontology.md adds to it. */
function extended(): string {
  const text = readFileSync(join(root, "schema.graphql"), "utf8");
  const goal = /^type Goal [\s\S]*?^\}/m;
  return text
    .replace("enum Relation {\n", (line) => line + block("gql", "add=relation"))
    .replace(goal, (kind) => kind.replace(/\}$/, `${block("gql", "add=Goal")}}`))
    .concat(block("gql", "add=definitions"));
}

const strategy = `strategy: { name: A risky strategy, language: en, annotators: [somebody], reviewers: [] }
documents: [{ id: source-document/note, text: source.txt, name: A note }]
`;
const goal = `entities:
  - id: goal/cooperation
    name: Cooperation
    mentions: [cooperation]
`;
const source = "It is said that the loss of markets, very likely by now, threatens cooperation.\n";

test("a kind with two fields and a relation takes lines of schema.graphql and YAML, and is there to be asked for", async () => {
  const { ontology, diagnostics } = readOntology(extended(), "schema.graphql");
  if (ontology === null) throw new Error(diagnostics.map(inWords).join("\n"));
  const seeds = mkdtempSync(join(tmpdir(), "strategraph-kind-"));
  try {
    const folder = join(seeds, "risky");
    mkdirSync(folder);
    const files = {
      "strategy.yaml": strategy,
      "goal.yaml": goal,
      "risk.yaml": block("yaml", ""),
      "source.txt": source,
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    await lockSeeds(seeds, ontology);
    const { dataset, diagnostics: faults } = await readSeeds(seeds, ontology);
    if (dataset === null) throw new Error(faults.map(inWords).join("\n"));
    const engine = createMemoryEngine(ontology);
    await engine.replace(dataset);
    const executor = createExecutor(ontology, engine, deriveSchema(ontology));
    const answer = await executor.execute({ document: parse(block("gql", "ask")) });
    expect(answer.errors).toBeUndefined();
    expect(JSON.parse(JSON.stringify(answer.data))).toEqual({
      goals: [{ name: "Cooperation", threatenedBy: [{ name: "Loss of markets", noticed: "2024-06" }] }],
    });
    await engine.close();
  } finally {
    rmSync(seeds, { recursive: true });
  }
});
