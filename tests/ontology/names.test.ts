import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isObjectType } from "graphql";
import { expect, it } from "vitest";
import { deriveSchema } from "../../src/api/schema.ts";
import { readOntology } from "../../src/ontology/read.ts";

const text = readFileSync(join(import.meta.dirname, "../../schema.graphql"), "utf8");
const { ontology } = readOntology(text, "schema.graphql");
if (ontology === null) throw new Error("schema.graphql is faulty");
const schema = deriveSchema(ontology);

/** The words in backticks that begin the sentences of faults with a code. */
function refused(schemaText: string, code: string): ReadonlySet<string> {
  const { diagnostics } = readOntology(schemaText, "schema.graphql");
  const faults = diagnostics.filter((one) => one.code === code);
  return new Set(faults.map((one) => /^`(\w+)`/.exec(one.message)?.[1] ?? one.message));
}

it("no kind may take the name of a type that the API makes", () => {
  const declared = new Set([...ontology.kinds, ...ontology.interfaces, ...ontology.enums].map((one) => one.name));
  const made = Object.keys(schema.getTypeMap()).filter(
    (name) => !name.startsWith("__") && !declared.has(name) && name !== ontology.properties.name,
  );
  expect(made.length).toBeGreaterThan(100);
  const taken = made.map((name) => `type ${name} implements Entity { id: ID! }`);
  const found = refused(`${text}\n${taken.join("\n")}`, "ONTOLOGY_RESERVED_NAME");
  expect(made.filter((name) => !found.has(name))).toEqual([]);
});

it("no kind may take the name of a field that the API gives every entity", () => {
  const task = schema.getType("Task");
  const kind = ontology.kinds.find((one) => one.name === "Task");
  if (!isObjectType(task) || kind === undefined) throw new Error("there are no tasks");
  const declared = new Set([...kind.fields, ...kind.relationFields].map((one) => one.name));
  const made = Object.keys(task.getFields()).filter((name) => !declared.has(name));
  expect(made).toContain("mentions");
  const before = "  means: String\n";
  expect(text).toContain(before);
  const taken = made.map((name) => `  ${name}: String\n`).join("");
  const found = refused(text.replace(before, before + taken), "ONTOLOGY_RESERVED_NAME");
  expect(made.filter((name) => !found.has(name))).toEqual([]);
});

it("no kind may take the place of another root of the API", () => {
  const roots = Object.keys(schema.getQueryType()?.getFields() ?? {}).filter((name) => !name.endsWith("Connection"));
  const taken = roots.map(
    (root, at) =>
      `type Another${"ABCDEFGHIJ"[Math.floor(at / 10)]}${at % 10} implements Entity @plural(value: "${root}") { id: ID! }`,
  );
  const { diagnostics } = readOntology(`${text}\n${taken.join("\n")}`, "schema.graphql");
  const faults = diagnostics.filter((one) => one.code === "ONTOLOGY_PLURAL");
  expect(roots.filter((root) => !faults.some((one) => one.message.includes(`root field \`${root}\``)))).toEqual([]);
});
