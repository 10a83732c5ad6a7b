import { describe, expect, it } from "vitest";
import { ask, refusals } from "./world.ts";

interface Page {
  readonly tasksConnection: {
    readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
    readonly pageInfo: {
      readonly startCursor: string | null;
      readonly endCursor: string | null;
      readonly hasNextPage: boolean;
      readonly hasPreviousPage: boolean;
    };
  };
}

const pageQuery = `query ($sort: [TaskSort!], $first: Int, $after: String) {
  tasksConnection(sort: $sort, first: $first, after: $after) {
    edges { cursor node { id } }
    pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
  }
}`;

async function page(variables: Record<string, unknown>): Promise<Page["tasksConnection"]> {
  return ((await ask(pageQuery, variables)) as Page).tasksConnection;
}

function ids({ edges }: Page["tasksConnection"]): string {
  return edges.map(({ node }) => node.id.split("/").at(-1)).join(" ");
}

async function sorted(sort: string): Promise<string> {
  const { tasks } = (await ask(`{ tasks(sort: ${sort}) { id } }`)) as { tasks: { id: string }[] };
  return tasks.map(({ id }) => id.split("/").at(-1)).join(" ");
}

describe("a sort", () => {
  it("goes by its keys in the order written, then by id, with null as the largest", async () => {
    expect(await sorted("[{year: ASC}]")).toBe("a c b d");
    expect(await sorted("[{year: DESC}]")).toBe("d b a c");
    expect(await sorted("[{year: ASC}, {name: DESC}]")).toBe("a c b d");
    expect(await sorted("[{year: ASC, name: ASC}]")).toBe("c a b d");
    expect(await sorted("[{id: DESC}]")).toBe("d c b a");
    expect(await sorted("[{}]")).toBe("a b c d");
  });

  it("goes by the order of keys in an object, not by that of the schema, also in a variable and its default", async () => {
    expect(await sorted("[{stage: ASC, year: DESC}]")).toBe("b a d c");
    expect(await sorted("[{year: DESC, stage: ASC}]")).toBe("d b a c");
    const query = "query ($sort: [TaskSort!] = [{stage: ASC, year: DESC}]) { tasks(sort: $sort) { id } }";
    expect(await ask(query)).toMatchObject({ tasks: [{ id: "s/task/b" }, { id: "s/task/a" }, {}, {}] });
    expect(await ask(query, { sort: { year: "DESC", stage: "ASC" } })).toMatchObject({
      tasks: [{ id: "s/task/d" }, {}, {}, {}],
    });
    expect(await ask(query, { sort: [{ stage: "ASC", year: "DESC" }] })).toMatchObject({
      tasks: [{ id: "s/task/b" }, {}, {}, {}],
    });
  });

  it("orders dates, durations and decimals by what they mean", async () => {
    expect(await sorted("[{due: ASC}]")).toBe("b a c d");
    expect(await sorted("[{takes: ASC}]")).toBe("c b a d");
    expect(await sorted("[{cost: ASC}]")).toBe("c b a d");
  });

  it("takes fields of the entity and of the relation in a connection, in the order written", async () => {
    const by = async (sort: string) =>
      JSON.stringify(
        await ask(`{ task(id: "s/task/a") { supportedByConnection(sort: ${sort}) { edges { node { name } } } } }`),
      ).match(/Grant|Loan/g);
    expect(await by("[{edge: {commitment: ASC}}]")).toEqual(["Loan", "Grant"]);
    expect(await by("[{edge: {strength: ASC}}]")).toEqual(["Loan", "Grant"]);
    expect(await by("[{node: {name: DESC}}]")).toEqual(["Loan", "Grant"]);
    expect(await by("[{edge: {basis: DESC}, node: {name: DESC}}]")).toEqual(["Grant", "Loan"]);
  });
});

describe("limit and offset", () => {
  it("cut a list after sorting", async () => {
    expect(await ask("{ tasks(sort: [{name: DESC}], limit: 1, offset: 1) { name } }")).toEqual({
      tasks: [{ name: "Build" }],
    });
    expect(await ask("{ tasks(limit: 0) { name } }")).toEqual({ tasks: [] });
    expect(await ask("{ tasks(offset: 4) { name } }")).toEqual({ tasks: [] });
    expect(
      await ask("query ($limit: Int) { tasks(limit: $limit, offset: null) { id } }", { limit: null }),
    ).toMatchObject({
      tasks: [{}, {}, {}, {}],
    });
  });

  it("are refused below zero, as `first` is", async () => {
    expect(await refusals("{ tasks(limit: -1, offset: -2) { id } }")).toEqual([
      "API_PAGE_NEGATIVE tasks offset",
      "API_PAGE_NEGATIVE tasks limit",
    ]);
    expect(await refusals("query ($n: Int) { tasksConnection(first: $n) { totalCount } }", { n: -1 })).toEqual([
      "API_PAGE_NEGATIVE tasksConnection first",
    ]);
  });
});

describe("pages of a connection", () => {
  it("follow each other without overlap or gap, whatever the sort", async () => {
    for (const sort of [
      null,
      [{ name: "ASC" }],
      [{ year: "DESC" }],
      [{ due: "ASC" }, { id: "DESC" }],
      [{ cost: "DESC", takes: "ASC" }],
    ]) {
      const whole = await page({ sort });
      const seen: string[] = [];
      let after: string | null = null;
      for (let at = 0; at < 4; at++) {
        const one: Page["tasksConnection"] = await page({ sort, first: 1, after });
        seen.push(ids(one));
        expect(one.pageInfo.hasNextPage).toBe(at < 3);
        expect(one.pageInfo.hasPreviousPage).toBe(at > 0);
        expect(one.pageInfo.startCursor).toBe(one.edges[0]?.cursor);
        expect(one.pageInfo.endCursor).toBe(one.edges[0]?.cursor);
        after = one.pageInfo.endCursor;
      }
      expect(seen.join(" ")).toBe(ids(whole));
    }
  });

  it("keep to code points where UTF-16 units would order otherwise", async () => {
    const sort = [{ name: "ASC" }];
    expect(ids(await page({ sort }))).toBe("c d a b");
    const { pageInfo } = await page({ sort, first: 1 });
    expect(ids(await page({ sort, first: 1, after: pageInfo.endCursor }))).toBe("d");
  });

  it("are whole where `first` is null or left out, and empty where it is 0", async () => {
    expect(ids(await page({ first: null }))).toBe("a b c d");
    expect(ids(await page({}))).toBe("a b c d");
    expect(await page({ first: 0 })).toEqual({
      edges: [],
      pageInfo: { startCursor: null, endCursor: null, hasNextPage: true, hasPreviousPage: false },
    });
  });

  it("say how many there are without reading one", async () => {
    expect(await ask("{ tasksConnection(where: {year: {eq: 2024}}, first: 1) { totalCount } }")).toEqual({
      tasksConnection: { totalCount: 2 },
    });
    expect(await ask('{ task(id: "s/task/a") { supportedByConnection { n: totalCount, totalCount } } }')).toEqual({
      task: { supportedByConnection: { n: 2, totalCount: 2 } },
    });
  });
});

describe("a cursor", () => {
  it("is refused when a character of it is changed, left out or added", async () => {
    const { edges } = await page({ sort: [{ name: "ASC" }] });
    const cursor = edges[1]?.cursor ?? "";
    const spoiled = [cursor.slice(1), cursor.slice(0, -1), `${cursor}A`, `${cursor}=`, "", " ", "MQ", "😀", "null"];
    for (let at = 0; at < cursor.length; at++) {
      spoiled.push(cursor.slice(0, at) + (cursor[at] === "x" ? "y" : "x") + cursor.slice(at + 1));
    }
    for (const after of spoiled) {
      expect(await refusals(pageQuery, { sort: [{ name: "ASC" }], after }), after).toEqual([
        "API_CURSOR_INVALID tasksConnection after",
      ]);
    }
  });

  it("is refused under another sort", async () => {
    const { edges } = await page({ sort: [{ name: "ASC" }] });
    const after = edges[0]?.cursor;
    for (const sort of [null, [{ name: "DESC" }], [{ name: "ASC" }, { year: "ASC" }], [{ description: "ASC" }]]) {
      expect(await refusals(pageQuery, { sort, after })).toEqual(["API_CURSOR_SORT tasksConnection after"]);
    }
  });

  it("serves below a relation as it does at a root", async () => {
    const query = `query ($after: String) { task(id: "s/task/a") {
      supportedByConnection(first: 1, after: $after, sort: [{edge: {commitment: ASC}}]) {
        edges { node { name } } pageInfo { endCursor hasNextPage hasPreviousPage }
      }
    } }`;
    const first = (await ask(query)) as { task: { supportedByConnection: { pageInfo: { endCursor: string } } } };
    const after = first.task.supportedByConnection.pageInfo.endCursor;
    expect(await ask(query, { after })).toMatchObject({
      task: {
        supportedByConnection: {
          edges: [{ node: { name: "Grant" } }],
          pageInfo: { hasNextPage: false, hasPreviousPage: true },
        },
      },
    });
  });
});
