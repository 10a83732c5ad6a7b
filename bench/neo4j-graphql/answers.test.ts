import { readFileSync } from "node:fs";
import { parse, validate } from "graphql";
import neo4jDriver from "neo4j-driver";
import { afterAll, describe, expect, test } from "vitest";
import type { Dataset } from "../../graph/dataset.ts";
import { createNeo4jEngine } from "../../graph/neo4j/engine.ts";
import { createExecutor } from "../../src/api/execute.ts";
import { chanceOf } from "../../tests/api/random/chance.ts";
import { randomDataset } from "../../tests/api/random/dataset.ts";
import { onServer, openNeo4j } from "../../tests/neo4j/server.ts";
import { readCommittedSeeds, root } from "../../tests/seed/graph.ts";
import { sameNames, statementsThere } from "./agreement.ts";
import { type Answers, allowedFor, ask, type Sides, unlisted } from "./answers.ts";
import { compareSchemas } from "./compare.ts";
import { differences } from "./differences.ts";
import type { Operation, Scalar, Vocabulary } from "./draft.ts";
import { generateOperations } from "./operations.ts";
import { reachableSchema } from "./reachable.ts";
import { makeSchemas, scalars } from "./schemas.ts";

/** Of each graph. */
const operations = process.env.CI ? 300 : 150;
/** Characters of a statement there that is still asked: planning longer ones takes the server minutes. */
const longestStatement = 1_200;
const atOnce = 4;

test("docs/api.md lists the differences that the comparison allows for, and no others", () => {
  const text = readFileSync(`${root}/docs/api.md`, "utf8");
  const [, section = ""] = text.split("### The same question, another answer");
  const rules = [...section.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, rule]) => rule);
  expect(rules).toEqual(differences.map(({ rule }) => rule));
});

const neo4j = await openNeo4j("the same operations beside @neo4j/graphql");

onServer(neo4j, "On one Neo4j", async ({ connection, uri, username, password }) => {
  const { dataset: seed } = await readCommittedSeeds();
  const schemas = await makeSchemas();
  // aggregates are compared as far as their schemas and statements (agreement.test.ts)
  const schema = reachableSchema(schemas.peer, "aggregate");
  const names = sameNames(compareSchemas(schema, schemas.ours, schemas.declared));
  const engine = createNeo4jEngine(schemas.ontology, connection);
  const executor = createExecutor(schemas.ontology, engine, schemas.ours);
  const driver = neo4jDriver.driver(uri, neo4jDriver.auth.basic(username, password), { disableLosslessIntegers: true });
  afterAll(() => driver.close());
  const sides: Sides = { executor, peer: schemas.peer, driver };

  test.each([
    ["the project's own seed", () => seed, 1],
    ["a graph made by chance", () => randomDataset(chanceOf(1), schemas.ontology, 150), 2],
  ])(
    `${operations} operations have the same answers on %s as @neo4j/graphql gives`,
    {
      timeout: 3_600_000,
    },
    async (_, make, seedOfOperations) => {
      const dataset = make();
      await engine.replace(dataset);
      const candidates = generateOperations(schema, vocabularyOf(dataset, names), {
        count: Number.POSITIVE_INFINITY,
        seed: seedOfOperations,
      });
      const passedOver = new Map<string, number>();
      const passOver = (why: string): void => void passedOver.set(why, (passedOver.get(why) ?? 0) + 1);
      async function* askable(): AsyncGenerator<Operation, never> {
        for (;;) {
          const operation = allowedFor(schema, candidates.next().value);
          if ("leftOutBy" in operation) passOver(operation.leftOutBy);
          else if (validate(schema, parse(operation.text)).length > 0) passOver("not valid once rewritten");
          else if (await isLong(operation)) passOver("too long there");
          else yield operation;
        }
      }
      const inTurn = askable();
      const found: string[] = [];
      let [asked, filled] = [0, 0];
      const work = async (): Promise<void> => {
        while (asked < operations) {
          asked++;
          const { value: operation } = await inTurn.next();
          const answers = await ask(sides, operation);
          if (/\[[^\]]/.test(JSON.stringify(answers.there.data ?? null))) filled++;
          found.push(...inWords(operation, answers));
        }
      };
      await Promise.all(Array.from({ length: atOnce }, work));
      console.log(JSON.stringify({ asked, filled, passedOver: Object.fromEntries(passedOver) }));
      expect(found).toEqual([]);
      expect(filled).toBeGreaterThan(operations / 4);
    },
  );

  async function isLong(operation: Operation): Promise<boolean> {
    const { statements } = await statementsThere(schemas.peer, operation);
    return statements.some(({ length }) => length > longestStatement);
  }

  describe("the docs tell the truth of", () => {
    test.each(differences.flatMap(({ rule, example }) => (example === null ? [] : [{ rule, example }])))(
      "$rule: there its example is answered otherwise",
      async ({ example }) => {
        await engine.replace(seed);
        const { here, there } = await ask(sides, { text: example, variables: {} });
        expect(JSON.stringify(there.data ?? null)).not.toBe(JSON.stringify(here.data ?? null));
      },
    );

    const asked = differences.filter(({ example, allowed }) => example !== null && allowed.by !== "never asking");
    test.each(asked)("$rule: the comparison allows for it", async ({ rule, example, allowed }) => {
      await engine.replace(seed);
      const operation = allowedFor(schema, { text: example ?? "", variables: {} });
      if (allowed.by === "leaving out") expect(operation).toEqual({ leftOutBy: rule });
      if ("leftOutBy" in operation) return;
      expect(unlisted(operation, await ask(sides, operation))).toEqual([]);
    });
  });

  test("a difference that is not listed is found: a row, a value, an error", async () => {
    await engine.replace(seed);
    const operation = { text: "{ goals(sort: [{ id: ASC }]) { id name } }", variables: {} };
    const { here, there } = await ask(sides, operation);
    const instead = (data: unknown): Answers => ({ here, there: { ...there, data: data as never } });
    expect(unlisted(operation, { here, there })).toEqual([]);
    expect(unlisted(operation, instead({ goals: [] }))).not.toEqual([]);
    const renamed = JSON.parse(JSON.stringify(there.data).replace('"name":"', '"name":"x'));
    expect(unlisted(operation, instead(renamed))).not.toEqual([]);
    const failed = await ask(sides, { text: "{ goals { nothing } }", variables: {} });
    expect(unlisted(operation, { here, there: failed.there })).not.toEqual([]);
  });
});

/** Values to compare with that the graph has, beside those that it has not. */
function vocabularyOf({ entities }: Dataset, names: ReadonlySet<string>): Vocabulary {
  const all = [...entities];
  const some = all.filter((_, at) => at % Math.ceil(all.length / 12) === 0);
  const strings = some.flatMap(({ names: [first] }) => (first ? [first.name] : []));
  const withMore = (type: string, more: readonly Scalar[]): readonly [Scalar, ...Scalar[]] => {
    const [first = "", ...rest] = scalars[type] ?? [];
    return [first, ...rest, ...more];
  };
  const ids = some.map(({ id }) => id);
  return {
    scalars: { ...scalars, ID: withMore("ID", ids), String: withMore("String", [...strings, "e", "a"]) },
    names,
  };
}

function inWords(operation: Operation, answers: Answers): readonly string[] {
  const difference = unlisted(operation, answers);
  if (difference.length === 0) return [];
  return [[...difference, operation.text, JSON.stringify(operation.variables)].join("\n")];
}
