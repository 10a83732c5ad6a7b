import { describe, expect, it } from "vitest";
import type { Engine } from "../../graph/engine.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { askedOn, idOf, withAnother } from "./asked.ts";

/** What is asked about ways through the API, on any engine. */
export function ways(name: string, make: (of: Ontology) => Engine): void {
  describe(`ways, asked on ${name}`, () => {
    const { ask, refusals, rows } = askedOn(make);

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
          sentence: expect.stringMatching(
            /^No chain of at most 3 relations recorded by which Loan indirectly serves it \(sources read: 1 of 2\)$/,
          ),
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
