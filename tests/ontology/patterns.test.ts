import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readOntology } from "../../src/ontology/read.ts";
import { root } from "../built.ts";

const text = readFileSync(join(root, "schema.graphql"), "utf8");
const { ontology } = readOntology(text, "schema.graphql");

test("a pattern has its steps in the order of the relations, with their directions, and the kinds it joins", () => {
  expect(ontology?.patterns.find(({ name }) => name === "supportsIndirectly")).toEqual({
    name: "supportsIndirectly",
    inverse: "supportedIndirectlyBy",
    steps: [
      { relation: "contributesTo", direction: "out" },
      { relation: "supports", direction: "out" },
      { relation: "operatesThrough", direction: "in" },
      { relation: "exampleOf", direction: "out" },
    ],
    maxHops: 4,
    from: ["Instrument"],
    to: ["Goal", "Task", "Action", "Project"],
    reading: { out: "indirectly supports", in: "is indirectly supported by" },
    description: expect.stringContaining("A means serves an end"),
  });
});

test("of an end's kinds only those count at which a step begins or ends", () => {
  const narrowed = text.replace('to: "Supportable"', 'to: "Assignable"');
  const { patterns } = readOntology(narrowed, "schema.graphql").ontology ?? {};
  // supports and contributesTo lead to tasks, projects and actions, operatesThrough and exampleOf to instruments, none to targets
  expect(patterns?.[0]?.to).toEqual(["Task", "Action", "Instrument", "Project"]);
});

test("an ontology need not have any, and what they are is part of what it means", () => {
  const without = readOntology(text.replace(/"Every chain of relations[\s\S]*?\n\}\n/, ""), "schema.graphql");
  expect(without.ontology?.patterns).toEqual([]);
  expect(without.ontology?.fingerprint).not.toBe(ontology?.fingerprint);
});
