import { describe, expect, it } from "vitest";
import { type AbsentHop, absence, absenceCodes } from "../../graph/absence.ts";
import type { AbsenceFacts } from "../../graph/rows.ts";
import { ask, ontology, ontologyIn } from "./world.ts";

const supportedBy: AbsentHop = { relation: "supports", direction: "in", kinds: ["Instrument"] };
const supports: AbsentHop = { relation: "supports", direction: "out", kinds: ["Goal", "Task"] };

function says(
  hop: AbsentHop,
  facts: Partial<Record<"hidden" | "read" | "sources", number>>,
  lists: AbsenceFacts[3] = [],
  exclusions: AbsenceFacts[4] = [],
) {
  const { hidden = 0, read = 1, sources = 1 } = facts;
  const { code, sentence } = absence(ontology, hop, [hidden, read, sources, lists, exclusions]);
  return `${code}: ${sentence}`;
}

describe("an empty answer", () => {
  it("says what was read", () => {
    expect(says(supportedBy, {})).toBe("NONE_RECORDED: No instrument recorded that supports it (sources read: 1 of 1)");
    expect(says(supports, { read: 2, sources: 3 })).toBe(
      "NONE_RECORDED: No goal or task recorded that is supported by it (sources read: 2 of 3)",
    );
  });

  it("says what the source leaves open, announces or rules out, in its words", () => {
    expect(says(supportedBy, {}, [["OPEN", "For\n example", ["Instrument"]]])).toBe(
      'LIST_OPEN: No instrument recorded that supports it (sources read: 1 of 1; the source leaves its list of instruments open: "For example")',
    );
    expect(says(supportedBy, {}, [["ANNOUNCED", "will be launched", ["Instrument"]]])).toBe(
      'LIST_ANNOUNCED: No instrument recorded that supports it (sources read: 1 of 1; the source announces instruments without naming them: "will be launched")',
    );
    expect(says(supportedBy, {}, [], [["s/instrument/loan", "do not"]])).toBe(
      'EXCLUDED_BY_SOURCE: No instrument recorded that supports it (sources read: 1 of 1; the source rules out s/instrument/loan, "do not")',
    );
  });

  it("speaks of each list by what it is a list of", () => {
    const lists = [
      ["OPEN", "etc.", ["Task"]],
      ["OPEN", "and others", ["Goal", "Task"]],
      ["OPEN", "and so on", ["Task"]],
      ["ANNOUNCED", "its goals", ["Goal"]],
    ] as const;
    expect(says(supports, {}, lists)).toBe(
      "LIST_ANNOUNCED: No goal or task recorded that is supported by it (sources read: 1 of 1; " +
        'the source announces goals without naming them: "its goals"; ' +
        'the source leaves its list of tasks open: "etc.", "and so on"; ' +
        'the source leaves its list of goals and tasks open: "and others")',
    );
  });

  it("says first what may be missing, and gives every reason", () => {
    const lists = [
      ["OPEN", "etc.", ["Instrument"]],
      ["ANNOUNCED", "a list", ["Instrument"]],
      ["OPEN", "etc.", ["Instrument"]],
    ] as const;
    const exclusions = [["x", "never"]] as const;
    expect(says(supportedBy, {}, lists, exclusions)).toMatch(
      /^LIST_ANNOUNCED.*"a list".*open: "etc\."; .*rules out x, "never"\)$/,
    );
    expect(says(supportedBy, { hidden: 2 }, lists, exclusions)).toMatch(
      /^FILTERED_OUT: No instrument recorded that supports it passes the filter \(2 without it; sources read: 1 of 1; /,
    );
  });

  it("shows some of many quotes, and counts the others", () => {
    const lists = ["a", "b", "c", "d", "e"].map((quote) => ["OPEN", quote, ["Instrument"]] as const);
    expect(says(supportedBy, {}, lists)).toContain('"a", "b", "c" and 2 more');
  });

  it("uses the word for any entity where it would name more than four kinds", () => {
    const kinds = ontologyIn("schema.graphql").kinds.map(({ name }) => name);
    const { sentence } = absence(ontologyIn("schema.graphql"), { relation: "about", direction: "out", kinds }, [
      0,
      1,
      1,
      [],
      [],
    ]);
    expect(sentence).toMatch(/^No entity recorded that is /);
  });

  it("never says that there is nothing", () => {
    for (const meaning of Object.values(absenceCodes)) expect(meaning).not.toMatch(/not exist|there is no/i);
  });

  it("reads well for every relation of the ontology, from both ends", () => {
    const real = ontologyIn("schema.graphql");
    const sentences = real.kinds.flatMap((kind) =>
      kind.relationFields.map((field) => absence(real, field, [0, 1, 1, [], []]).sentence),
    );
    for (const sentence of new Set(sentences))
      expect(sentence).toMatch(
        /^No [a-z ,]+ recorded that (?:(?!\S+ the )|is )[a-z ]+ it(?: as its [a-z ]+)? \(sources read: 1 of 1\)$/,
      );
    const goal = real.kinds.find(({ name }) => name === "Goal")?.relationFields.find(({ name }) => name === "goalOf");
    expect(goal && absence(real, goal, [0, 1, 1, [], []]).sentence).toMatch(/ recorded that has it as its goal \(/);
  });

  it("is explained in the API only where it is asked for and nothing passes, before any page is cut", async () => {
    expect(
      await ask(`{
        tasks(where: {name: {in: ["Build", "Ask \uFF5E"]}}) {
          plain: supportedByConnection { absence { __typename code sentence } }
          words: supportedByConnection { a: absence { evidence { quote } } b: absence { words: evidence { line } } }
          filtered: supportedByConnection(where: {node: {name: {eq: "Rain"}}}) { totalCount absence { code } }
          paged: supportedByConnection(first: 0) { absence { code } edges { cursor } }
        }
        goals { supportedByConnection(where: {edge: {basis: {eq: INFERRED}}}) { absence { code sentence } } }
      }`),
    ).toEqual({
      tasks: [
        {
          plain: { absence: null },
          words: { a: null, b: null },
          filtered: { totalCount: 0, absence: { code: "FILTERED_OUT" } },
          paged: { absence: null, edges: [] },
        },
        {
          plain: {
            absence: {
              __typename: "Absence",
              code: "LIST_OPEN",
              sentence:
                'No instrument recorded that supports it (sources read: 1 of 2; the source leaves its list of instruments open: "for example")',
            },
          },
          words: { a: { evidence: [{ quote: "for example" }] }, b: { words: [{ line: 1 }] } },
          filtered: { totalCount: 0, absence: { code: "LIST_OPEN" } },
          paged: { absence: { code: "LIST_OPEN" }, edges: [] },
        },
      ],
      goals: [
        {
          supportedByConnection: {
            absence: {
              code: "FILTERED_OUT",
              sentence:
                'No instrument recorded that supports it passes the filter (1 without it; sources read: 1 of 2; the source leaves its list of instruments open: "for example"; the source rules out s/instrument/loan, "Loans do not serve peace")',
            },
          },
        },
      ],
    });
  });
});
