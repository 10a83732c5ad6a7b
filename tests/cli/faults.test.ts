import { expect, test } from "vitest";
import type { Diagnostic } from "../../graph/diagnostic.ts";
import { exitOf } from "../../src/cli/exit.ts";
import { faultsAsGithub, faultsAsJson, faultsAsText } from "../../src/cli/faults.ts";
import type { Style } from "../../src/cli/terminal.ts";

const plain = (text: string) => text;
const style: Style = { bold: plain, dim: plain, red: plain, yellow: plain, cyan: plain };
const place = { file: "seeds/a,b/graph.yaml", line: 3, column: 7 };
const fault: Diagnostic = {
  code: "SEED_QUOTE_NOT_FOUND",
  severity: "error",
  message: "100% of it:\nis missing.",
  hint: "copy the words",
  place,
  related: [{ message: "the nearest passage", place: { ...place, file: "seeds/a,b/source.txt" } }],
};

test("a fault is a line that editors can follow, and what else there is to see stands below it", () => {
  expect(faultsAsText([{ ...fault, message: "Missing." }], style)).toBe(
    "seeds/a,b/graph.yaml:3:7: SEED_QUOTE_NOT_FOUND Missing. (copy the words)\n" +
      "    seeds/a,b/source.txt:3:7: the nearest passage\n",
  );
});

test("a workflow command escapes what would end a property or the command", () => {
  expect(faultsAsGithub([fault])).toBe(
    "::error file=seeds/a%2Cb/graph.yaml,line=3,col=7,title=SEED_QUOTE_NOT_FOUND" +
      "::100%25 of it:%0Ais missing. (copy the words)%0Aseeds/a,b/source.txt:3:7: the nearest passage\n",
  );
  expect(faultsAsGithub([{ code: "X", severity: "warning", message: "m" }])).toBe("::warning title=X::m\n");
});

test("the JSON has the counts and everything a fault knows", () => {
  const warning: Diagnostic = { code: "X", severity: "warning", message: "m" };
  expect(JSON.parse(faultsAsJson([fault, warning]))).toEqual({ errors: 1, warnings: 1, diagnostics: [fault, warning] });
});

test.each([
  [0, []],
  [0, [{ code: "SEED_UNRELATED_ENTITY", severity: "warning" }]],
  [1, [{ code: "SEED_QUOTE_NOT_FOUND", severity: "error" }]],
  [1, [{ code: "GRAPHQL_VALIDATION_FAILED", severity: "error" }]],
  [2, [{ code: "SERVER_PORT_TAKEN", severity: "error" }]],
  [2, [{ code: "CLI_USAGE", severity: "error" }]],
  [3, [{ code: "SEED_FOLDER_UNREADABLE", severity: "error" }]],
  [3, [{ code: "LOAD_ONTOLOGY_NOT_READABLE", severity: "error" }]],
  [
    1,
    [
      { code: "SEED_FOLDER_UNREADABLE", severity: "error" },
      { code: "SEED_ID_TWICE", severity: "error" },
    ],
  ],
] as const)("ends with %s for %j", (exit, diagnostics) => {
  expect(exitOf(diagnostics.map((one) => ({ ...one, message: "m" })))).toBe(exit);
});
