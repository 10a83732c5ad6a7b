import { expect, it } from "vitest";
import type { AbsentWay } from "../../graph/absence.ts";
import { type GapFacts, gap } from "../../graph/gaps.ts";
import { ontology } from "./world.ts";

const supportedBy: AbsentWay = {
  steps: [{ relation: "supports", direction: "in" }],
  maxHops: 1,
  kinds: ["Instrument"],
  reading: null,
  named: null,
  narrowed: false,
};
const everything: GapFacts = {
  facts: [
    2,
    1,
    1,
    [
      ["ANNOUNCED", "a list", ["Instrument"]],
      ["OPEN", "etc.", ["Instrument"]],
    ],
    [["x", "never x"]],
  ],
  others: ["x"],
  otherStrategies: ["Fund"],
  chain: "A supports (stated) B",
};

it("an empty line of a table gives the most certain of its reasons as its code, and all of them in its sentence", () => {
  const [, read, sources, lists, exclusions] = everything.facts;
  const lessAndLess: readonly Partial<GapFacts>[] = [
    {},
    { others: ["x", "y"] },
    { otherStrategies: [] },
    { facts: [0, read, sources, lists, exclusions] },
    { chain: null },
    { facts: [0, read, sources, lists.slice(0, 1), exclusions] },
    { facts: [0, read, sources, [], exclusions] },
  ];
  const codes: string[] = [];
  let known = everything;
  for (const less of lessAndLess) {
    known = { ...known, ...less };
    codes.push(gap(ontology, supportedBy, known).code);
  }
  expect(codes).toEqual([
    "EXCLUDED_BY_SOURCE",
    "OTHER_STRATEGY",
    "FILTERED_OUT",
    "LONGER_CHAIN",
    "LIST_OPEN",
    "LIST_ANNOUNCED",
    "NONE_RECORDED",
  ]);
  expect(gap(ontology, supportedBy, everything).sentence).toBe(
    "No instrument recorded that supports it passes the filter (2 without it; recorded for other strategies: Fund; " +
      "over a longer chain: A supports (stated) B; sources read: 1 of 1; the source announces instruments without naming " +
      'them: "a list"; the source leaves its list of instruments open: "etc."; the source rules out x, "never x")',
  );
});

it("a line of a table without any columns is not ruled out by anybody", () => {
  const [, read, sources] = everything.facts;
  const nothing = { facts: [0, read, sources, [], []], others: [], otherStrategies: [], chain: null } as const;
  expect(gap(ontology, supportedBy, nothing).code).toBe("NONE_RECORDED");
});
