import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { makeDataset } from "../../graph/revision.ts";
import { createExecutor } from "../../src/api/execute.ts";
import { ask, dataset, entity, ontology, refusals, schema } from "./world.ts";

const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);

describe("an aggregate", () => {
  it("takes together all that pass the filter, whatever the page", async () => {
    const query = `{ tasksConnection(where: { year: { eq: 2024 } }, first: 1) {
      edges { node { name } }
      aggregate {
        count { nodes edges }
        node { name { longest shortest } year { sum average recorded } weight { max } due { min } cost { sum } }
      }
    } }`;
    expect(await ask(query)).toEqual({
      tasksConnection: {
        edges: [{ node: { name: "Build" } }],
        aggregate: {
          count: { nodes: 2, edges: 2 },
          node: {
            name: { longest: "Build", shortest: "Ask ～" },
            year: { sum: 4048, average: 2024, recorded: 2 },
            weight: { max: 1.5 },
            due: { min: "2024/2025" },
            cost: { sum: "9" },
          },
        },
      },
    });
  });

  it("speaks of a relation's ends, under aliases and in several kinds at once", async () => {
    const query = `{ instruments { supportsConnection(where: { edge: { basis: { eq: STATED } } }) {
      a: aggregate { __typename count { nodes } } b: aggregate { node { name { shortest } } }
    } } }`;
    expect(await ask(query)).toEqual({
      instruments: [
        {
          supportsConnection: {
            a: { __typename: "EntityAggregate", count: { nodes: 2 } },
            b: { node: { name: { shortest: "Build" } } },
          },
        },
        {
          supportsConnection: {
            a: { __typename: "EntityAggregate", count: { nodes: 0 } },
            b: { node: { name: { shortest: null } } },
          },
        },
      ],
    });
  });

  it("has groups, the largest first, by a field, by the kind, or by what a relation carries", async () => {
    const query = `query ($most: Int) {
      tasksConnection { groups(by: stage) { key count } tags: groups(by: tags, limit: $most) { key } }
      entitiesConnection { groups(by: typename, limit: 2) { key count node { name { shortest } } } }
      task(id: "s/task/a") { supportedByConnection { edgeGroups(by: commitment) { key count } } }
    }`;
    expect(await ask(query, { most: 1 })).toEqual({
      tasksConnection: {
        groups: [
          { key: null, count: 2 },
          { key: "DRAFT", count: 1 },
          { key: "IDEA", count: 1 },
        ],
        tags: [{ key: null }],
      },
      entitiesConnection: {
        groups: [
          { key: "Task", count: 4, node: { name: { shortest: "Join" } } },
          { key: "Instrument", count: 2, node: { name: { shortest: "Loan" } } },
        ],
      },
      task: {
        supportedByConnection: {
          edgeGroups: [
            { key: "DONE", count: 1 },
            { key: "PLANNED", count: 1 },
          ],
        },
      },
    });
  });

  it("refuses a sum that no Int holds, and says where; the same in a group, and its average is none the worse", async () => {
    const most = 2_147_483_647;
    const tasks = ["e", "f"].map((name) => entity(`s/task/${name}`, "More", { year: most, stage: "ACTIVE" }));
    const engine = createMemoryEngine(ontology);
    await engine.replace(makeDataset({ ...dataset, entities: [...tasks, ...dataset.entities].sort(byId) }));
    const executor = createExecutor(ontology, engine, schema);
    const sum = "{ tasksConnection { groups(by: stage) { key node { whole: year { sum } } } } }";
    const { data, errors } = await executor.execute({ document: parse(sum) });
    expect(data).toBeUndefined();
    expect(errors?.map(({ message, path, extensions }) => [extensions.code, message, path?.join(".")])).toEqual([
      [
        "API_SUM_TOO_LARGE",
        "The sum is 4294967294: more than an Int can hold.",
        "tasksConnection.groups.node.whole.sum",
      ],
    ]);
    const average =
      "{ tasksConnection(where: { stage: { eq: ACTIVE } }) { aggregate { node { year { average max } } } } }";
    expect((await executor.execute({ document: parse(average) })).data).toEqual({
      tasksConnection: { aggregate: { node: { year: { average: most, max: most } } } },
    });
  });

  it("refuses a negative limit of groups", async () => {
    expect(await refusals("{ tasksConnection { groups(by: stage, limit: -1) { key } } }")).toEqual([
      "API_PAGE_NEGATIVE tasksConnection.groups limit",
    ]);
  });
});

describe("a filter by aggregates", () => {
  async function instruments(
    aggregate: string,
    variables: Record<string, unknown> = {},
    declared = "",
  ): Promise<string> {
    const where = `{ supportsConnection: { aggregate: ${aggregate} } }`;
    const answer = (await ask(`query ${declared} { instruments(where: ${where}) { id } }`, variables)) as {
      instruments: { id: string }[];
    };
    return answer.instruments.map(({ id }) => id.split("/").at(-1)).join(" ");
  }

  it("counts what lies along a relation, and measures its fields", async () => {
    expect(await instruments("{ count: { nodes: { gt: 1 } } }")).toBe("grant loan");
    expect(await instruments("{ count: { edges: { in: [0] } } }")).toBe("");
    expect(await instruments("{ node: { name: { averageLength: { lt: 5 } } } }")).toBe("loan");
    expect(await instruments("{ node: { name: { shortestLength: { eq: 4 }, longestLength: { eq: 5 } } } }")).toBe(
      "loan",
    );
  });

  it("combines its tests at every depth", async () => {
    expect(await instruments("{ NOT: { node: { name: { shortestLength: { eq: 4 } } } } }")).toBe("grant");
    const either =
      "{ OR: [{ count: { nodes: { eq: 9 } } }, { node: { OR: [{ name: { shortestLength: { eq: 5 } } }] } }] }";
    expect(await instruments(either)).toBe("grant");
  });

  it("is none where its variable is absent, and refuses null but for `eq`", async () => {
    expect(await instruments("{ count: { nodes: { gt: $n } } }", {}, "($n: Int)")).toBe("grant loan");
    expect(await instruments("{ node: { name: { shortestLength: { eq: null } } } }")).toBe("");
    const where = "{ supportsConnection: { aggregate: { count: { nodes: { lt: null } } } } }";
    expect(await refusals(`{ instruments(where: ${where}) { id } }`)).toEqual([
      "API_FILTER_NULL instruments where.supportsConnection.aggregate.count.nodes.lt",
    ]);
  });

  it("measures each type of field", async () => {
    const by = async (test: string) => {
      const where = `{ subtaskOfConnection: { aggregate: { node: ${test} } } }`;
      const answer = (await ask(`{ tasks(where: ${where}) { id } }`)) as { tasks: { id: string }[] };
      return answer.tasks.map(({ id }) => id.split("/").at(-1)).join(" ");
    };
    expect(await by("{ year: { sum: { eq: 2024 } } }")).toBe("a b");
    expect(await by("{ weight: { average: { gte: 1.5 }, max: { lt: 2 } } }")).toBe("a b");
    expect(await by("{ year: { min: { gt: 2024 } } }")).toBe("");
  });
});
