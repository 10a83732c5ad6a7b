import { describe, expect, it } from "vitest";
import type { Engine } from "../../graph/engine.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { askedOn } from "./asked.ts";

/** What links say of ends between which there is none, on any engine. */
export function notLinked(name: string, make: (of: Ontology) => Engine): void {
  describe(`links where there is none, asked on ${name}`, () => {
    const { rows } = askedOn(make);

    it("over several relations say of what nothing links that it is not linked", async () => {
      const query = `{ links(of: {ids: ["s/source/unread"]}, by: {kinds: [Goal, Task, Source]}) { by { id } absence { sentence } } }`;
      expect(await rows(query)).toEqual([
        {
          by: null,
          absence: { sentence: expect.stringMatching(/^No source, goal or task recorded that is linked to it \(/) },
        },
      ]);
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
