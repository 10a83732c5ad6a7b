import { describe, expect, it } from "vitest";
import type { Engine } from "../../graph/engine.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { askedOn, idOf } from "./asked.ts";

/** What links and tables say of ends between which there is none, on any engine. */
export function notLinked(name: string, make: (of: Ontology) => Engine): void {
  describe(`links and tables where there is none, asked on ${name}`, () => {
    const { rows } = askedOn(make);

    it("over several relations say of what nothing links that it is not linked", async () => {
      const query = (of: string) =>
        `{ links(of: {ids: ["${of}"]}, by: {kinds: [Goal, Task, Source]}) { by { id } absence { sentence } } }`;
      expect(await rows(query("s/task/d"))).toEqual([
        {
          by: null,
          absence: { sentence: expect.stringMatching(/^No source, goal or task recorded that is linked to it \(/) },
        },
      ]);
      // of several that are asked for, only one may link an entity of its kind
      expect(await rows(query("s/source/unread"))).toEqual([
        {
          by: null,
          absence: {
            sentence: expect.stringMatching(/^No source, goal or task recorded that is prioritized by it \(/),
          },
        },
      ]);
    });

    it("in a table, to the ends of a side that are named, say what is missing to these, and nothing of others", async () => {
      const gaps = async (sides: string, more = "") =>
        (
          await rows(`{ gaps(${sides}${more}) { side entity { id } absence { code sentence evidence { quote } } } }`)
        ).map(({ side, entity, absence }) => [side, idOf(entity), absence] as const);
      const [loan, fund] = ["s/instrument/loan", "t/instrument/fund"];
      const named = (of: string, by: readonly string[]) =>
        `rows: {ids: ["${of}"]}, columns: {ids: ${JSON.stringify(by)}}, via: [supports]`;
      // kinds are told as kinds, also of an entity that is named
      expect(await gaps(`rows: {ids: ["s/task/c"]}, columns: {kinds: [Instrument]}, via: [supports]`)).toContainEqual([
        "ROW",
        "s/task/c",
        expect.objectContaining({ sentence: expect.stringMatching(/^No instrument recorded that supports it \(/) }),
      ]);
      expect(await gaps(named("s/task/c", [fund]))).toEqual([
        [
          "ROW",
          "s/task/c",
          {
            code: "NONE_RECORDED",
            sentence: "No relation recorded by which Fund supports it (sources read: 1 of 2)",
            evidence: [],
          },
        ],
        [
          "COLUMN",
          fund,
          expect.objectContaining({ sentence: expect.stringMatching(/ by which Ask ～ is supported by it /) }),
        ],
      ]);
      // the list of either end leaves open what it is a list of; what is ruled out is not left open
      const open = { code: "LIST_OPEN", evidence: [{ quote: "for example" }, { quote: "Loans do not serve peace" }] };
      const ruledOut = { code: "EXCLUDED_BY_SOURCE", evidence: [{ quote: "Loans do not serve peace" }] };
      expect(await gaps(named("s/goal/peace", [loan, fund]))).toEqual([
        ["ROW", "s/goal/peace", expect.objectContaining(open)],
        ["COLUMN", loan, expect.objectContaining(ruledOut)],
        ["COLUMN", fund, expect.objectContaining({ code: "LIST_OPEN", evidence: [{ quote: "for example" }] })],
      ]);
      const [row] = await gaps(named("s/task/b", [loan]), ", where: {basis: {eq: STATED}}");
      expect(row?.[2]).toMatchObject({
        code: "NONE_PASSES",
        sentence: expect.stringMatching(/^No relation recorded by which Loan supports it passes the filter \(/),
      });
    });

    it("between ends that are named say what is missing between these, and nothing of others", async () => {
      const why = async (of: string, by: readonly string[], more = "") => {
        const [row] = await rows(
          `{ links(of: {ids: ["${of}"]}, by: {ids: ${JSON.stringify(by)}}${more}) { absence { code sentence } } }`,
        );
        return row?.absence as { readonly sentence: string } | undefined;
      };
      const supports = ", relations: [supports]";
      expect(await why("s/task/c", ["s/instrument/grant"], supports)).toMatchObject({
        sentence: expect.stringMatching(/^No relation recorded by which Grant supports it \(/),
      });
      expect(await why("s/task/c", ["s/instrument/grant", "s/instrument/loan"], supports)).toMatchObject({
        sentence: expect.stringMatching(/^No relation recorded by which Grant or Loan supports it \(/),
      });
      // what the source rules out is told of whom it rules out
      const ruledOut = await why("s/goal/peace", ["s/instrument/loan"], supports);
      expect(ruledOut?.sentence).toContain('the source rules out s/instrument/loan, "Loans do not serve peace"');
      const another = await why("s/goal/peace", ["t/instrument/fund"], supports);
      expect(another?.sentence).toMatch(/by which Fund supports it/);
      expect(another?.sentence).not.toContain("rules out");
    });

    it("between ends that are named go by the lists of these over what was asked, whichever end a list is of", async () => {
      const why = async (of: string, by: string, more = "") => {
        const [row] = await rows(
          `{ links(of: {ids: ["${of}"]}, by: {ids: ["${by}"]}${more}) { absence { code sentence evidence { quote } } } }`,
        );
        return row?.absence;
      };
      const [peace, fund] = ["s/goal/peace", "t/instrument/fund"];
      const open = {
        code: "LIST_OPEN",
        sentence: expect.stringMatching(/; the source leaves its list of instruments open: "for example"\)$/),
        evidence: [{ quote: "for example" }],
      };
      expect(await why(peace, fund)).toEqual(open);
      expect(await why(peace, fund, ", relations: [supports]")).toEqual(open);
      expect(await why(fund, peace)).toEqual(open);
      // that another's list of instruments is open says nothing of one that is named
      expect(await why("s/task/c", "s/instrument/grant")).toEqual({
        code: "NONE_RECORDED",
        sentence: "No relation recorded by which Grant supports it (sources read: 1 of 2)",
        evidence: [],
      });
      // nor does any list leave open what is ruled out
      expect(await why(peace, "s/instrument/loan", ", relations: [supports]")).toEqual({
        code: "EXCLUDED_BY_SOURCE",
        sentence: expect.stringMatching(/^No relation recorded by which Loan supports it \(sources read: 1 of 2; the /),
        evidence: [{ quote: "Loans do not serve peace" }],
      });
    });

    it("say no more of a filter over chains, or between ends that are named, than was looked at", async () => {
      const why = async (asked: string) =>
        (await rows(`{ links(${asked}) { absence { code sentence } } }`))[0]?.absence;
      const stated = "where: {basis: {eq: STATED}}";
      expect(
        await why(`of: {ids: ["s/task/b"]}, by: {ids: ["s/instrument/loan"]}, relations: [supports], ${stated}`),
      ).toMatchObject({
        code: "NONE_PASSES",
        sentence: expect.stringMatching(/^No relation recorded by which Loan supports it passes the filter \(/),
      });
      expect(
        await why(`of: {ids: ["s/task/c"]}, by: {instruments: {name: {eq: "Grant"}}}, pattern: servedIndirectlyBy`),
      ).toMatchObject({
        code: "NONE_PASSES",
        sentence: expect.stringMatching(/^No instrument recorded that indirectly serves it passes the filter \(/),
      });
    });
  });
}
