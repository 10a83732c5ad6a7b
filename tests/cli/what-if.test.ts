import { expect, test } from "vitest";
import { strategraph } from "./command.ts";

const mechanism = "eaeu-2030/instrument/financial-assistance";

test("what falls with an instrument is told with the words that fall with it, and what then has no way to a goal", async () => {
  const { code, stdout, stderr } = await strategraph(["what-if", mechanism], { env: { COLUMNS: "200" } });
  expect([code, stderr]).toEqual([0, ""]);
  const lines = stdout.split("\n");
  expect(lines[0]).toBe("Would lose all that is recorded (6)");
  const jobs = lines.findIndex((line) => line.endsWith("that has the expected outcome Creation of additional jobs"));
  expect(lines[jobs + 1]).toMatch(
    /^ {6}"This instrument will allow domestic companies .* additional jobs" \(line 23\)$/,
  );
  const below = (heading: string) => lines.slice(lines.indexOf(heading) + 1);
  const points = (heading: string) => {
    const some = below(heading);
    return some.slice(0, some.indexOf("")).filter((line) => line.startsWith("  - "));
  };
  const cutOff = "Would have no way left to a goal; a way that it had (2)";
  expect(points(cutOff)).toEqual(["  - EAEU budget", "  - Subsidy of the interest rate on loans and credits"]);
  expect(below(cutOff).slice(1, 3)).toEqual([
    "      Mechanism of financial assistance for joint cooperation projects is funded by (stated) EAEU budget",
    expect.stringMatching(
      /^ {6}"a mechanism of financial assistance .* at the expense of the EAEU budget" \(line 21\)$/,
    ),
  ]);
  const inTurn = "Would be concerned in turn: what serves it loses all that is recorded (4)";
  expect(points(inTurn)[2]).toBe(
    "  - Nothing else is recorded that leads to Positive impact on the development of Kazakhstan's industry",
  );
  expect(stdout).toContain("      Creation of additional jobs leads to (inferred, strong) Positive impact on");
  expect(stdout).toContain("without reference to Kazakhstan Today");
});

test("as JSON it is the service's answer, with documents and their credit", async () => {
  const { stdout } = await strategraph(["what-if", mechanism, "--strategy", "eaeu-2030", "--json"]);
  const { data } = JSON.parse(stdout) as { data: { whatIf: Record<"onlyOnes" | "cutOff" | "inTurn", object[]> } };
  const { onlyOnes, cutOff, inTurn } = data.whatIf;
  expect([onlyOnes.length, cutOff.length, inTurn.length]).toEqual([6, 2, 4]);
  expect(JSON.stringify(inTurn)).toContain('"others":0,"servedBy":[{');
  expect(JSON.stringify(data.whatIf.onlyOnes)).toContain('"credit":"This information may not be reproduced');
});

test("what nothing rests on falls alone, and an id that is not there is refused with the nearest", async () => {
  const alone = await strategraph(["what-if", "eaeu-2030/outcome/additional-jobs"]);
  expect(alone.stdout).toMatch(/^Nothing that is recorded rests on it alone\.\n/);
  const unknown = await strategraph(["what-if", "eaeu-2030/instrument/financial-assistence"]);
  expect(unknown).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining(`did you mean ${mechanism}?`) });
});
