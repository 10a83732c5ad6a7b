import { GraphQLSchema, isInputObjectType } from "graphql";
import { beforeAll, expect, test } from "vitest";
import { type Agreement, measureAgreement } from "./agreement.ts";
import { notesOn } from "./bench.ts";
import { peerSchema } from "./peer.ts";
import { makeSchemas, projectOntology } from "./schemas.ts";

let agreement: Agreement;

beforeAll(async () => {
  agreement = await measureAgreement(await makeSchemas(), 2000, 1);
  for (const note of notesOn(agreement)) console.log(note);
});

test("schema.graphql loads unchanged in @neo4j/graphql 7", async () => {
  expect(await peerSchema(projectOntology())).toBeInstanceOf(GraphQLSchema);
});

test("every field, argument and input field the peer makes of it exists here, with a compatible type", () => {
  expect(agreement.comparison.faults).toEqual([]);
  expect(agreement.comparison.compared.inputFields).toBeGreaterThan(1000);
});

test("every type the peer has is compared", () => {
  const names = Object.keys(agreement.compared.getTypeMap()).filter((name) => !name.startsWith("__"));
  expect(names.filter((name) => !agreement.comparison.counterparts.has(name))).toEqual([]);
});

test("2,000 generated operations that are valid there, and become Cypher there, are valid and have a plan here", () => {
  expect(agreement.failures).toEqual([]);
  expect(agreement).toMatchObject({ operations: 2000, validHere: 2000, plannedHere: 2000 });
  expect(agreement.translatedThere + agreement.faultyThere).toBe(2000);
  expect(agreement.faultyThere).toBeLessThan(600);
});

test("the operations use 98 of 100 of the peer's fields, arguments and input fields, cursors aside, and most aggregates", () => {
  const unused = agreement.unused.filter((coordinate) => !coordinate.endsWith("(after:)"));
  const ofAggregates = unused.filter((coordinate) => /[Aa]ggregat/.test(coordinate));
  expect(unused.length - ofAggregates.length).toBeLessThan(agreement.used / 50);
  expect(ofAggregates.length).toBeLessThan(agreement.used / 5);
});

test("filters and sorts of a kind have the names they have there, so that variables may name them", () => {
  const { compared, sameNames } = agreement;
  const inputs = Object.values(compared.getTypeMap()).filter((type) => isInputObjectType(type));
  const ofKinds = inputs.filter(({ name }) => /^(Task|Goal|Instrument|Provenance)(Where|Sort)$/.test(name));
  expect(ofKinds.map(({ name }) => name).filter((name) => !sameNames.has(name))).toEqual([]);
});

test("a schema that lacks one field of a kind is found out, by comparison and by operations", async () => {
  const without = projectOntology().replace(/^ {2}means: String$/m, "");
  const [whole, less] = [await makeSchemas(), await makeSchemas(without)];
  const { comparison, failures, validHere } = await measureAgreement({ ...less, peer: whole.peer }, 300, 2);
  const faults = comparison.faults.map(({ at }) => at);
  expect(faults).toEqual(
    expect.arrayContaining(["Task.means", "TaskAggregateNode.means", "TaskSort.means", "TaskWhere.means"]),
  );
  expect(faults.filter((at) => !at.endsWith(".means"))).toEqual([]);
  expect(validHere).toBeLessThan(300);
  expect(failures[0]?.why).toMatch(/^not valid here: .*"means"/);
});
