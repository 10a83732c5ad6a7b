import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readOntology } from "../../src/ontology/read.ts";
import { root } from "../built.ts";

const text = readFileSync(join(root, "schema.graphql"), "utf8");

test("a relation serves along it, against it, or nobody", () => {
  const { ontology } = readOntology(text, "schema.graphql");
  const serves = new Map(ontology?.relations.map((one) => [one.name, one.serves]));
  expect([serves.get("supports"), serves.get("operatesThrough"), serves.get("inSector")]).toEqual(["out", "in", null]);
});

test("the kinds marked so are the aims", () => {
  const { ontology } = readOntology(text, "schema.graphql");
  expect(ontology?.kinds.filter(({ aim }) => aim).map(({ name }) => name)).toEqual(["Goal"]);
});

test("a relation says whether it makes what it leads to a priority", () => {
  const { ontology } = readOntology(text, "schema.graphql");
  expect(ontology?.relations.filter(({ priority }) => priority).map(({ name }) => name)).toEqual(["prioritizes"]);
});

test("whom a relation serves is part of what an ontology means", () => {
  const without = readOntology(text.replace(" @serves\n", "\n"), "schema.graphql");
  expect(without.ontology?.fingerprint).not.toBe(readOntology(text, "schema.graphql").ontology?.fingerprint);
});
