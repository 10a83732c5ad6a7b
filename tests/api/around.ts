import { describe, expect, it } from "vitest";
import type { Engine } from "../../graph/engine.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { askedOn, idOf } from "./asked.ts";

/** What is asked about tables and what is near through the API, on any engine. */
export function around(name: string, make: (of: Ontology) => Engine): void {
  describe(`tables and what is near, asked on ${name}`, () => {
    const { ask, rows } = askedOn(make);

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
        expect((await why(more, "s/goal/peace"))?.absence).toMatchObject({ code: "LIST_OPEN" });
        const called = `rows: {goals: {}}, columns: {instruments: {name: {in: ["Loan", "Fund"]}}}, via: [supports]`;
        expect((await why(called, "s/goal/peace"))?.absence).toMatchObject({ code: "FILTERED_OUT" });
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
        expect(await why(only, "s/instrument/loan")).toMatchObject({ absence: { code: "NONE_RECORDED" }, chain: null });
      });

      it("says that a list is open, or that nothing is recorded in what was read", async () => {
        const open = await why(table, "s/task/c");
        expect(open).toMatchObject({ side: "ROW", absence: { code: "LIST_OPEN" }, chain: null });
        const none = `rows: {tasks: {name: {startsWith: "Ask"}}}, columns: {tasks: {}}, via: [hasSubtask]`;
        expect(await why(none, "s/task/c")).toMatchObject({
          absence: { code: "NONE_RECORDED", sentence: "No task recorded that is linked to it (sources read: 1 of 2)" },
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
                'No source, goal, task or instrument recorded that is linked to it (sources read: 1 of 2; the source leaves its list of instruments open: "for example")',
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
  });
}
