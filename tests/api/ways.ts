import { parse } from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../graph/engine.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { makeDataset } from "../../graph/revision.ts";
import { createExecutor, type Executor } from "../../src/api/execute.ts";
import { dataset, entity, inferred, ontology, relation, schema } from "./world.ts";

/** The world of the other tests, and a strategy of its own: a fund that supports a task of the first. */
const withAnother = makeDataset({
  ...dataset,
  strategies: [
    ...dataset.strategies,
    { id: "t", name: "T", language: "en", annotators: [], reviewers: [], documents: [] },
  ],
  entities: [...dataset.entities, entity("t/instrument/fund", "Fund", {}, { strategies: ["t"] })],
  relations: [...dataset.relations, relation("t/instrument/fund", "supports", "s/task/d", inferred)],
});

/** What is asked about ways through the API, on any engine. */
export function ways(name: string, make: (of: Ontology) => Engine): void {
  describe(`ways, asked on ${name}`, () => {
    let executor: Executor;
    beforeAll(async () => {
      const engine = make(ontology);
      await engine.replace(withAnother);
      executor = createExecutor(ontology, engine, schema);
    });

    async function ask(query: string, variables: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
      const { data, errors } = await executor.execute({ document: parse(query), variables });
      if (errors) throw new Error(errors.map(({ message }) => message).join("\n"));
      return JSON.parse(JSON.stringify(data));
    }
    async function refusals(query: string, variables: Record<string, unknown> = {}): Promise<readonly unknown[]> {
      const { errors = [] } = await executor.execute({ document: parse(query), variables });
      return errors.map(({ extensions }) => [extensions.code, extensions.argument].join(" ").trim());
    }
    const rows = async (query: string, variables?: Record<string, unknown>) =>
      Object.values(await ask(query, variables)).flat() as Record<string, never>[];

    describe("links", () => {
      const supported = "of: {tasks: {}}, by: {instruments: {}}, relations: [supports]";

      it("are one row a relation, with what it rests on, and one that says why for each without any", async () => {
        const query = `{ links(${supported}) { of { id } by { id } basis strength commitment absence { code } } }`;
        const row = (of: string, by: string | null, more: object) => ({
          of: { id: `s/task/${of}` },
          by: by && { id: by },
          basis: "INFERRED",
          strength: "MEDIUM",
          commitment: null,
          absence: null,
          ...more,
        });
        const nothing = { basis: null, strength: null, absence: { code: "LIST_OPEN" } };
        expect(await rows(query)).toEqual([
          row("a", "s/instrument/grant", { basis: "STATED", strength: null, commitment: "PLANNED" }),
          row("a", "s/instrument/loan", { commitment: "DONE" }),
          row("b", "s/instrument/loan", {}),
          row("c", null, nothing),
          row("d", "t/instrument/fund", {}),
        ]);
      });

      it("say which relation, which way, in a sentence, and in whose words", async () => {
        const query = `{
          links(of: {ids: ["s/goal/peace"]}, by: {kinds: [Instrument]}, direction: IN) {
            relation direction distance inferredSteps reading evidence { quote } steps { relation direction node { id } }
          }
        }`;
        expect(await rows(query)).toEqual([
          {
            relation: "supports",
            direction: "IN",
            distance: 1,
            inferredSteps: 0,
            reading: "Grant supports (stated) Peace",
            evidence: [{ quote: "Grants support the tasks" }],
            steps: [{ relation: "supports", direction: "IN", node: { id: "s/instrument/grant" } }],
          },
        ]);
      });

      it("leave out what a filter does not let through, and say so", async () => {
        const query = `{ links(${supported}, where: {basis: {eq: STATED}}) { of { id } by { id } absence { code sentence } } }`;
        const found = await rows(query);
        expect(found.map(({ by }) => by)).toEqual([{ id: "s/instrument/grant" }, null, null, null]);
        expect(found.at(1)?.absence).toMatchObject({
          code: "FILTERED_OUT",
          sentence: expect.stringMatching(/^No instrument recorded that supports it passes the filter \(1 without it;/),
        });
      });

      it("over several relations say of what nothing links that it is not linked", async () => {
        const query = `{ links(of: {ids: ["s/source/unread"]}, by: {kinds: [Goal, Task, Source]}) { by { id } absence { sentence } } }`;
        expect(await rows(query)).toEqual([
          {
            by: null,
            absence: { sentence: expect.stringMatching(/^No source, goal or task recorded that is linked to it \(/) },
          },
        ]);
      });

      it("over a pattern give one row a pair, its best chain, and the pattern's words where there is none", async () => {
        const query = `{
          links(of: {instruments: {}}, by: {tasks: {}}, pattern: servesIndirectly) {
            of { id } by { id } relation distance reading absence { sentence }
          }
        }`;
        const found = await rows(query);
        const pairs = found.map(({ of, by, distance }) =>
          [of, by, distance].map((one: unknown) => idOf(one)).join(" "),
        );
        expect(pairs).toEqual([
          "s/instrument/grant s/task/a 1",
          "s/instrument/loan s/task/a 1",
          "s/instrument/loan s/task/b 1",
          "t/instrument/fund s/task/d 1",
        ]);
        const inverse = `{
          links(of: {tasks: {name: {startsWith: "Ask"}}}, by: {ids: ["s/instrument/loan"]}, pattern: servedIndirectlyBy) {
            absence { sentence }
          }
        }`;
        expect((await rows(inverse))[0]?.absence).toMatchObject({
          sentence: expect.stringMatching(/^No instrument recorded that indirectly serves it \(/),
        });
      });

      it("over chains name no relation, and count the hops", async () => {
        const query = `{
          links(of: {ids: ["s/task/b"]}, by: {sources: {}}, indirect: true) {
            by { id } relation direction distance reading evidence { line } steps { node { id } }
          }
        }`;
        expect(await rows(query)).toEqual([
          {
            by: { id: "s/source/text" },
            relation: null,
            direction: null,
            distance: 2,
            reading: "Join is a subtask of (stated) Build, which is prioritized by (stated) The text",
            evidence: [{ line: 1 }, { line: 1 }],
            steps: [{ node: { id: "s/task/a" } }, { node: { id: "s/source/text" } }],
          },
        ]);
      });

      it("come page by page without gaps, by cursors of a flat list and of a connection", async () => {
        const query = `query Page($after: String) { links(${supported}, first: 2, after: $after) { of { id } by { id } cursor } }`;
        const all = await rows(`{ links(${supported}) { of { id } by { id } cursor } }`);
        const paged: unknown[] = [];
        for (let page = await rows(query); page.length > 0; page = await rows(query, { after: page.at(-1)?.cursor })) {
          paged.push(...page);
        }
        expect(paged).toEqual(all);
        const { linksConnection } = await ask(
          `query Page($after: String) {
            linksConnection(${supported}, first: 2, after: $after) {
              totalCount pageInfo { hasNextPage hasPreviousPage startCursor } edges { cursor node { of { id } by { id } cursor } }
            }
          }`,
          { after: all[1]?.cursor },
        );
        expect(linksConnection).toEqual({
          totalCount: 5,
          pageInfo: { hasNextPage: true, hasPreviousPage: true, startCursor: all[2]?.cursor },
          edges: all.slice(2, 4).map((node) => ({ cursor: node.cursor, node })),
        });
      });
    });

    describe("ends", () => {
      const ids = async (ends: string) =>
        (await rows(`{ links(of: ${ends}, by: {}, relations: [supports]) { of { id } } }`)).map(({ of }) => idOf(of));

      it("are all that any part names, kinds and where together, and everything where nothing is named", async () => {
        expect(await ids(`{ids: ["s/goal/peace"], kinds: [Task], where: {name: {eq: "Join"}}}`)).toEqual([
          "s/goal/peace",
          "s/task/b",
        ]);
        expect(await ids(`{goals: {}, tasks: {year: {eq: 2025}}}`)).toEqual(["s/goal/peace", "s/task/b"]);
        expect(await ids(`{where: {typename: [Task], name: {eq: "Join"}}}`)).toEqual(["s/task/b"]);
        expect(await ids(`{where: {typename: [Goal]}}`)).toEqual(["s/goal/peace"]);
        expect(new Set(await ids("{}")).size).toBe([...withAnother.entities].length);
        expect(await ids(`{ids: []}`)).toEqual([]);
      });
    });

    describe("paths", () => {
      const from = `from: {ids: ["s/instrument/loan"]}`;

      it("are every way, the shortest first, of those the firmest", async () => {
        const query = `{ paths(${from}, to: {tasks: {}}, maxHops: 3) { length weakest { basis strength } inferredSteps end { id } reading } }`;
        const found = await rows(query);
        expect(found.map(({ length, end }) => [length, idOf(end)].join(" "))).toEqual([
          "1 s/task/a",
          "1 s/task/b",
          "2 s/task/b",
          "2 s/task/a",
          "3 s/task/c",
        ]);
        expect(found[2]).toEqual({
          length: 2,
          weakest: { basis: "INFERRED", strength: "MEDIUM" },
          inferredSteps: 1,
          end: { id: "s/task/b" },
          reading: "Loan supports (inferred, medium) Build, which has the subtask (stated) Join",
        });
      });

      it("keep to hops, directions and relations, avoid what is named, and ask every relation", async () => {
        const count = async (more: string) => (await rows(`{ paths(${from}, to: {}, ${more}) { length } }`)).length;
        expect(await count("maxHops: 1")).toBe(2);
        expect(await count("minHops: 2, maxHops: 2")).toBe(4);
        expect(await count("maxHops: 2, relations: [supports]")).toBe(3);
        expect(await count("maxHops: 2, relations: [supports], direction: OUT")).toBe(2);
        expect(await count(`maxHops: 2, avoid: ["s/task/a"]`)).toBe(1);
        expect(await count("maxHops: 2, basis: STATED")).toBe(0);
        expect(await count("maxHops: 2, strength: STRONG")).toBe(0);
        expect(await count("maxHops: 2, strength: MEDIUM")).toBe(6);
        expect(await count("maxHops: 1, commitment: COMMITTED")).toBe(1);
        expect(await count("maxHops: 1, where: {commitment: {eq: null}}")).toBe(1);
        expect(await count("pattern: servesIndirectly")).toBe(3);
      });

      it("of which the first is the shortest path, or null", async () => {
        const query = (to: string) =>
          `{ shortestPath(${from}, to: {ids: ["${to}"]}) { length commitment start { id } steps { relation direction properties { basis } } } }`;
        expect((await ask(query("s/source/text"))).shortestPath).toEqual({
          length: 2,
          commitment: null,
          start: { id: "s/instrument/loan" },
          steps: [
            { relation: "supports", direction: "OUT", properties: { basis: "INFERRED" } },
            { relation: "prioritizes", direction: "IN", properties: { basis: "STATED" } },
          ],
        });
        expect((await ask(query("s/source/unread"))).shortestPath).toBeNull();
      });

      it("are answered by a plan for each number of hops, also when a variable says how many", async () => {
        const query = `query Far($most: Int) { paths(${from}, to: {sources: {}}, maxHops: $most) { length } }`;
        expect(await rows(query, { most: 1 })).toEqual([]);
        expect(await rows(query, { most: 2 })).toEqual([{ length: 2 }]);
        expect(await rows(query, { most: 1 })).toEqual([]);
        expect(await rows(query, {})).toContainEqual({ length: 3 });
      });

      it("come page by page", async () => {
        const all = await rows(`{ paths(${from}, to: {}) { end { id } length cursor } }`);
        const [first, rest] = [all.slice(0, 3), all.slice(3)];
        const query = `query Page($after: String) { paths(${from}, to: {}, after: $after) { end { id } length cursor } }`;
        expect(await rows(query, { after: first.at(-1)?.cursor })).toEqual(rest);
        const { pathsConnection } = await ask(
          `{ pathsConnection(${from}, to: {}, first: 3) { totalCount edges { node { end { id } length cursor } } } }`,
        );
        expect(pathsConnection).toEqual({ totalCount: all.length, edges: first.map((node) => ({ node })) });
      });
    });

    describe("reachable", () => {
      it("is each entity once, at its smallest distance, with the way there", async () => {
        const query = `{ instrument(id: "s/instrument/grant") { reachable(maxHops: 2) { distance node { id } reading } } }`;
        const { instrument } = (await ask(query)) as { instrument: { reachable: Record<string, never>[] } };
        expect(instrument.reachable.map(({ distance, node }) => `${distance} ${idOf(node)}`)).toEqual([
          "1 s/goal/peace",
          "1 s/task/a",
          "2 s/source/text",
          "2 s/task/b",
          "2 s/instrument/loan",
        ]);
        expect(instrument.reachable[2]?.reading).toBe(
          "Grant supports (stated) Build, which is prioritized by (stated) The text",
        );
      });

      it("takes kinds, filters on what is reached and on what is gone over, and a page", async () => {
        const of = async (args: string) => {
          const query = `{ entity(id: "s/instrument/loan") { reachable(${args}) { node { id } weakest { strength } } } }`;
          const { entity: found } = (await ask(query)) as { entity: { reachable: { node: unknown }[] } };
          return found.reachable.map(({ node }) => idOf(node));
        };
        expect(await of("kinds: [Source]")).toEqual(["s/source/text"]);
        expect(await of(`maxHops: 1, where: {name: {eq: "Join"}}`)).toEqual(["s/task/b"]);
        expect(await of("through: {commitment: {eq: DONE}}")).toEqual(["s/task/a"]);
        expect(await of("maxHops: 1, limit: 1, offset: 1")).toEqual(["s/task/b"]);
        expect(await of("direction: IN")).toEqual([]);
      });

      it("has a name for each pattern of a kind, and for its inverse", async () => {
        expect(
          await ask(`{
            instrument(id: "s/instrument/loan") { servesIndirectly(maxHops: 2) { node { id } distance } }
            task(id: "s/task/a") { servedIndirectlyBy { node { id } distance steps { relation direction } } }
          }`),
        ).toEqual({
          instrument: {
            servesIndirectly: [
              { node: { id: "s/task/a" }, distance: 1 },
              { node: { id: "s/task/b" }, distance: 1 },
            ],
          },
          task: {
            servedIndirectlyBy: [
              { node: { id: "s/instrument/grant" }, distance: 1, steps: [{ relation: "supports", direction: "IN" }] },
              { node: { id: "s/instrument/loan" }, distance: 1, steps: [{ relation: "supports", direction: "IN" }] },
            ],
          },
        });
      });
    });

    describe("a table", () => {
      const table = "rows: {tasks: {}}, columns: {instruments: {}}, via: [supports]";

      it("has a cell for each pair that is linked, as firm as the firmest of its relations", async () => {
        const query = `{
          coverage(${table}) {
            rows { entity { id } count }
            columns { entity { id } count }
            cells { row column count basis strength commitment distance evidence { quote } reading }
          }
        }`;
        const { coverage } = (await ask(query)) as {
          coverage: Record<"rows" | "columns" | "cells", Record<string, never>[]>;
        };
        const counts = (lines: Record<string, never>[]) => lines.map(({ entity: of, count }) => `${idOf(of)} ${count}`);
        expect(counts(coverage.rows)).toEqual(["s/task/a 2", "s/task/b 1", "s/task/c 0", "s/task/d 1"]);
        expect(counts(coverage.columns)).toEqual([
          "s/instrument/grant 1",
          "s/instrument/loan 2",
          "t/instrument/fund 1",
        ]);
        expect(coverage.cells.map(({ row, column }) => `${row} ${column}`)).toEqual([
          "s/task/a s/instrument/grant",
          "s/task/a s/instrument/loan",
          "s/task/b s/instrument/loan",
          "s/task/d t/instrument/fund",
        ]);
        expect(coverage.cells[1]).toEqual({
          row: "s/task/a",
          column: "s/instrument/loan",
          count: 1,
          basis: "INFERRED",
          strength: "MEDIUM",
          commitment: "DONE",
          distance: 1,
          evidence: [{ quote: "Grants support the tasks" }],
          reading: "Loan supports (inferred, medium) Build",
        });
      });

      it("counts in a cell every relation between the two", async () => {
        const query = `{ coverage(rows: {ids: ["s/task/a"]}, columns: {ids: ["s/task/b"]}) { cells { count reading } } }`;
        expect((await ask(query)).coverage).toEqual({
          cells: [{ count: 1, reading: "Build has the subtask (stated) Join" }],
        });
      });

      const why = async (args: string, id: string) => {
        const query = `{ gaps(${args}) { side entity { id } absence { code sentence } chain } }`;
        return (await rows(query)).find(({ entity: of }) => idOf(of) === id);
      };

      it("says of an empty line that the source rules all of it out", async () => {
        const args = `rows: {goals: {}}, columns: {ids: ["s/instrument/loan"]}, via: [supports]`;
        expect(await why(args, "s/goal/peace")).toMatchObject({ side: "ROW", absence: { code: "EXCLUDED_BY_SOURCE" } });
        expect(await why(args, "s/instrument/loan")).toMatchObject({
          side: "COLUMN",
          absence: { code: "EXCLUDED_BY_SOURCE" },
        });
        const more = `rows: {goals: {}}, columns: {ids: ["s/instrument/loan", "t/instrument/fund"]}, via: [supports]`;
        expect((await why(more, "s/goal/peace"))?.absence).toMatchObject({ code: "FILTERED_OUT" });
      });

      it("says that it is recorded for another strategy, or was not asked for", async () => {
        const args = `rows: {tasks: {}}, columns: {instruments: {strategies: {includes: "s"}}}, via: [supports]`;
        expect(await why(args, "s/task/d")).toMatchObject({
          absence: { code: "OTHER_STRATEGY", sentence: expect.stringContaining("recorded for other strategies: Fund") },
        });
        const some = `rows: {tasks: {}}, columns: {instruments: {name: {eq: "Grant"}}}, via: [supports]`;
        expect(await why(some, "s/task/b")).toMatchObject({ absence: { code: "FILTERED_OUT" } });
      });

      it("says that only a longer chain leads there, and which", async () => {
        const args = `rows: {ids: ["s/instrument/loan"]}, columns: {tasks: {name: {in: ["Build", "Ask ～"]}}}, via: [supports], where: {commitment: {eq: null}}`;
        const found = await why(args, "s/instrument/loan");
        expect(found).toMatchObject({
          absence: { code: "FILTERED_OUT" },
          chain: "Loan supports (inferred, medium) Join, which is a subtask of (stated) Build",
        });
        const only = `rows: {ids: ["s/instrument/loan"]}, columns: {ids: ["s/task/c"]}, via: [supports]`;
        expect(await why(only, "s/instrument/loan")).toMatchObject({ absence: { code: "FILTERED_OUT" }, chain: null });
      });

      it("says that a list is open, or that nothing is recorded in what was read", async () => {
        const open = await why(table, "s/task/c");
        expect(open).toMatchObject({ side: "ROW", absence: { code: "LIST_OPEN" }, chain: null });
        const none = `rows: {tasks: {name: {startsWith: "Ask"}}}, columns: {tasks: {}}, via: [hasSubtask]`;
        expect(await why(none, "s/task/c")).toMatchObject({
          absence: { code: "NONE_RECORDED", sentence: "No task recorded that is linked to it (1 of 2 sources read)" },
        });
      });

      it("over chains has a cell for each pair that one leads to", async () => {
        const query = `{ coverage(rows: {instruments: {}}, columns: {tasks: {}}, pattern: servesIndirectly) { cells { row column distance } rows { absence { code } } } }`;
        const { coverage } = (await ask(query)) as { coverage: { cells: unknown[]; rows: unknown[] } };
        expect(coverage.cells).toHaveLength(4);
        expect(coverage.rows).toEqual([{ absence: null }, { absence: null }, { absence: null }]);
      });
    });

    describe("what is isolated", () => {
      it("is what no relation touches, in either direction, each with what was read", async () => {
        const query = "{ isolated(kinds: []) { entity { id name } absence { code sentence } } }";
        expect(await rows(query)).toEqual([
          {
            entity: { id: "s/source/unread", name: "Not read" },
            absence: {
              code: "LIST_OPEN",
              sentence:
                'No source, goal, task or instrument recorded that is linked to it (1 of 2 sources read; the source leaves its list of instruments open: "for example")',
            },
          },
        ]);
      });

      it("is asked for by kind, by strategy, and page by page", async () => {
        const ids = async (args: string) =>
          (await rows(`{ isolated${args} { entity { id } } }`)).map((one) => idOf(one.entity));
        expect(await ids("(kinds: [Task])")).toEqual([]);
        expect(await ids("(kinds: [Source, Task])")).toEqual(["s/source/unread"]);
        expect(await ids(`(kinds: [], strategy: "t")`)).toEqual([]);
        expect(await ids(`(kinds: [], strategy: "s", first: 1)`)).toEqual(["s/source/unread"]);
        const [only] = await rows("{ isolated(kinds: []) { cursor } }");
        expect(await ids(`(kinds: [], after: "${only?.cursor}")`)).toEqual([]);
      });

      it("is no source, unless that is asked for", async () => {
        expect(await rows("{ isolated { entity { id } } }")).toEqual([]);
      });
    });

    describe("a neighborhood", () => {
      it("is what is near, and every relation between, once", async () => {
        const query = `{
          neighborhood(ids: ["s/task/b"], hops: 1) {
            nodes { id } edges { id relation from to properties { basis } reading } leftOut { entities relations }
          }
        }`;
        expect((await ask(query)).neighborhood).toEqual({
          nodes: [{ id: "s/task/b" }, { id: "s/instrument/loan" }, { id: "s/task/a" }],
          edges: [
            {
              id: "s/task/a>hasSubtask>s/task/b",
              relation: "hasSubtask",
              from: "s/task/a",
              to: "s/task/b",
              properties: { basis: "STATED" },
              reading: "Build has the subtask (stated) Join",
            },
            ...["a", "b"].map((task) => ({
              id: `s/instrument/loan>supports>s/task/${task}`,
              relation: "supports",
              from: "s/instrument/loan",
              to: `s/task/${task}`,
              properties: { basis: "INFERRED" },
              reading: `Loan supports (inferred, medium) ${task === "a" ? "Build" : "Join"}`,
            })),
          ],
          leftOut: { entities: 0, relations: 0 },
        });
      });

      it("says what a limit leaves out, and keeps to kinds and relations", async () => {
        const query = `query Near($limit: Int) {
          cut: neighborhood(ids: ["s/task/b"], limit: $limit) { nodes { id } edges { id } leftOut { entities relations } }
          some: neighborhood(ids: ["s/task/b"], hops: 2, kinds: [Source], relations: [prioritizes, hasSubtask]) {
            nodes { id } edges { id } leftOut { entities }
          }
        }`;
        expect(await ask(query, { limit: 2 })).toEqual({
          cut: {
            nodes: [{ id: "s/task/b" }, { id: "s/instrument/loan" }],
            edges: [{ id: "s/instrument/loan>supports>s/task/b" }],
            leftOut: { entities: 1, relations: 2 },
          },
          some: { nodes: [{ id: "s/task/b" }, { id: "s/source/text" }], edges: [], leftOut: { entities: 0 } },
        });
      });
    });

    describe("what cannot be asked", () => {
      it("is refused with a code and the argument at fault", async () => {
        const ends = "of: {tasks: {}}, by: {instruments: {}}";
        expect(await refusals(`{ links(${ends}, maxHops: 7) { distance } }`)).toEqual(["API_HOPS_RANGE maxHops"]);
        expect(await refusals(`{ links(${ends}, maxHops: 0) { distance } }`)).toEqual(["API_HOPS_RANGE maxHops"]);
        expect(await refusals("{ paths(from: {}, to: {}, minHops: 3, maxHops: 2) { length } }")).toEqual([
          "API_HOPS_RANGE minHops",
        ]);
        expect(
          await refusals("query Far($most: Int) { tasks { reachable(maxHops: $most) { distance } } }", { most: 9 }),
        ).toEqual(["API_HOPS_RANGE maxHops"]);
        expect(
          await refusals(
            `{ links(${ends}, pattern: servedIndirectlyBy, relations: [supports], direction: IN) { distance } }`,
          ),
        ).toEqual(["API_WAY_ARGUMENTS relations", "API_WAY_ARGUMENTS direction"]);
        expect(await refusals(`{ links(${ends}, relations: [prioritizes]) { distance } }`)).toEqual([
          "API_WAY_IMPOSSIBLE",
        ]);
        expect(await refusals(`{ coverage(rows: {goals: {}}, columns: {sources: {}}) { cells { row } } }`)).toEqual([
          "API_WAY_IMPOSSIBLE",
        ]);
        expect(await refusals(`{ links(of: {kinds: null}, by: {}) { distance } }`)).toEqual([
          "API_FILTER_NULL of.kinds",
        ]);
        expect(await refusals(`{ neighborhood(ids: ["x"], limit: 1001) { nodes { id } } }`)).toEqual([
          "API_LIMIT_RANGE limit",
        ]);
        expect(await refusals(`{ neighborhood(ids: ["x"], hops: 7) { nodes { id } } }`)).toEqual([
          "API_HOPS_RANGE hops",
        ]);
      });

      it("is a cursor that was changed, or of another order", async () => {
        const [link] = await rows(`{ links(of: {tasks: {}}, by: {instruments: {}}) { cursor } }`);
        const [path] = await rows(`{ paths(from: {tasks: {}}, to: {}) { cursor } }`);
        const query = `query Page($after: String) { links(of: {tasks: {}}, by: {instruments: {}}, after: $after) { distance } }`;
        expect(await refusals(query, { after: path?.cursor })).toEqual(["API_CURSOR_SORT after"]);
        const changed = `x${String(link?.cursor).slice(1)}`;
        expect(await refusals(query, { after: changed })).toEqual(["API_CURSOR_INVALID after"]);
      });
    });
  });
}

function idOf(found: unknown): unknown {
  return typeof found === "object" && found !== null && "id" in found ? found.id : found;
}
