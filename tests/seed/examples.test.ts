import { readdirSync, readFileSync } from "node:fs";
import { type DocumentNode, type GraphQLSchema, Kind, parse, validate } from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { relationId } from "../../graph/dataset.ts";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { createExecutor, type Executor } from "../../src/api/execute.ts";
import { deriveSchema } from "../../src/api/schema.ts";
import { entityFacts, relationFacts } from "./facts.ts";
import { readCommittedRules, readCommittedSeeds, root } from "./graph.ts";

const folder = `${root}/examples`;
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".graphql"))
  .map((file) => file.replace(".graphql", ""));

let schema: GraphQLSchema;
let executor: Executor;
beforeAll(async () => {
  const { ontology, dataset } = await readCommittedSeeds();
  const engine = createMemoryEngine(ontology);
  await engine.replace(dataset);
  schema = deriveSchema(ontology);
  executor = createExecutor(ontology, engine, schema, { rules: await readCommittedRules(ontology, schema) });
});

function query(name: string): string {
  return readFileSync(`${folder}/${name}.graphql`, "utf8");
}

/** The answers were written from the text and the annotation, not by running the program: they are reviewed like code. */
function answer(name: string): unknown {
  return JSON.parse(readFileSync(`${folder}/answers/${name}.json`, "utf8"));
}

describe("the examples", () => {
  it("are ten or more, each with an answer, and each answer with its example", () => {
    expect(names.length).toBeGreaterThanOrEqual(10);
    expect(readdirSync(`${folder}/answers`)).toEqual(names.map((name) => `${name}.json`));
  });

  it.each(names)("%s begins with its question, says how to read the answer, and names its one operation", (name) => {
    const [question = "", ...rest] = query(name).split("\n");
    expect(question).toMatch(/^# .+\?$/);
    expect(rest.some((line) => line.startsWith("# How to read it: "))).toBe(true);
    const { definitions }: DocumentNode = parse(query(name));
    const operations = definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
    expect(operations).toHaveLength(1);
    for (const one of operations[0]?.variableDefinitions ?? []) expect(one.defaultValue).toBeDefined();
    expect(operations[0]?.name?.value.toLowerCase()).toBe(name.replaceAll("-", ""));
  });

  it.each(names)("%s tells in words how to read it: of names of the API only those of its variables", (name) => {
    const text = query(name);
    const operation = parse(text).definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
    const variables = operation?.variableDefinitions?.map(({ variable }) => variable.name.value) ?? [];
    const comment = text.slice(0, operation?.loc?.start);
    const named = Array.from(comment.matchAll(/`([^`]*)`/g), ([, word = ""]) => word);
    expect(named.filter((word) => !variables.includes(word))).toEqual([]);
    expect(comment.replaceAll(/`[^`]*`/g, "")).not.toMatch(/\b([a-z]+[A-Z]\w*|[A-Z]{4,}(?<!EAEU))\b/);
  });

  it.each(names)("%s gives the answer that stands in the text", async (name) => {
    const document = parse(query(name));
    expect(validate(schema, document)).toEqual([]);
    const { data, errors } = await executor.execute({ document });
    expect(errors).toBeUndefined();
    expect(JSON.parse(JSON.stringify({ data }))).toEqual(answer(name));
  });

  it("follow their variables: by stated support alone, no instrument supports any of the four priority tasks", async () => {
    const document = parse(query("unsupported-priorities"));
    const result = await executor.execute({ document, variables: { bases: ["STATED"] } });
    const { tasks } = JSON.parse(JSON.stringify(result)).data;
    expect(
      tasks.map((task: { supportedByConnection: { absence: { code: string } } }) => task.supportedByConnection.absence),
    ).toMatchObject([{ code: "FILTERED_OUT" }, { code: "LIST_OPEN" }, { code: "LIST_OPEN" }, { code: "LIST_OPEN" }]);
  });

  it("follow their variables: what has come further than planned is what was formed", async () => {
    const document = parse(query("planned-not-in-force"));
    const result = await executor.execute({ document, variables: { stages: ["COMMITTED", "IN_FORCE", "DONE"] } });
    const { instruments, strategyDocuments } = JSON.parse(JSON.stringify(result)).data;
    expect(instruments.map((one: { name: string }) => one.name)).toEqual([
      "Tools and mechanisms formed for the further development of industrial cooperation",
    ]);
    expect(strategyDocuments).toEqual([]);
  });

  it("follow their variables: all that was read from the text is what the facts say, mention by mention and claim by claim", async () => {
    const document = parse(query("what-was-read-from-a-passage"));
    const result = await executor.execute({ document, variables: { start: null, end: null } });
    const { annotations } = JSON.parse(JSON.stringify(result)).data as { annotations: readonly Annotation[] };
    const found = (role: string) =>
      annotations
        .filter((one) => one.role === role)
        .map(({ evidence, entity, relation }) => {
          const whose = entity?.id ?? relationId(relation?.from ?? "", relation?.relation ?? "", relation?.to ?? "");
          return `${evidence.start}-${evidence.end} ${whose}`;
        });
    const mentions = entityFacts.flatMap((one) => one.mentions.map((span) => `${span} ${one.id}`));
    const claims = relationFacts.flatMap(({ from, relation, to, quotes }) =>
      quotes.map((span) => `${span} ${relationId(from, relation, to)}`),
    );
    expect(found("MENTION").sort()).toEqual(mentions.filter((one) => /^\d/.test(one)).sort());
    expect(found("CLAIM").sort()).toEqual(claims.sort());
  });

  it("show the credit wherever they show a sentence of the text", () => {
    const text = /^ +sentence$/m;
    const shown = names.filter((name) => text.test(query(name).replaceAll(/absence \{[^}]*\}/g, "")));
    expect(shown.length).toBeGreaterThan(3);
    for (const name of shown) expect(valuesOf(answer(name), new Set(["credit"])).length, name).toBeGreaterThan(0);
  });

  it("have answers that quote nothing but the text", () => {
    const text = readFileSync(`${root}/seeds/eaeu-2030/source.txt`, "utf8");
    const quotes = names.flatMap((name) => valuesOf(answer(name), new Set(["quote", "sentence"])));
    expect(quotes.length).toBeGreaterThan(100);
    const ofAbsence = (one: string) => one.startsWith("No ");
    for (const quote of quotes.filter((one) => !ofAbsence(one))) expect(text).toContain(quote);
  });
});

interface Annotation {
  readonly role: string;
  readonly evidence: { readonly start: number; readonly end: number };
  readonly entity: { readonly id: string } | null;
  readonly relation: { readonly from: string; readonly relation: string; readonly to: string } | null;
}

/** Every string under one of the keys, at any depth. */
function valuesOf(tree: unknown, keys: ReadonlySet<string>): readonly string[] {
  if (Array.isArray(tree)) return tree.flatMap((one) => valuesOf(one, keys));
  if (typeof tree !== "object" || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]) =>
    keys.has(key) && typeof value === "string" ? [value] : valuesOf(value, keys),
  );
}
