import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readOntology } from "../../src/ontology/read.ts";
import { withTables } from "./tables.ts";

const root = join(import.meta.dirname, "../..");
const docs = join(root, "docs/ontology.md");

it("docs/ontology.md shows the kinds, relations, ends and enums of schema.graphql", async () => {
  const { ontology } = readOntology(readFileSync(join(root, "schema.graphql"), "utf8"), "schema.graphql");
  if (ontology === null) throw new Error("schema.graphql is faulty");
  await expect(withTables(readFileSync(docs, "utf8"), ontology)).toMatchFileSnapshot(docs);
});
