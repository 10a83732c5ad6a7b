import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { curlFor, pandasFor } from "../../src/web/parts/programs.ts";
import { root } from "../built.ts";
import { start } from "../http/running.ts";
import { leftOut } from "../left-out.ts";

const run = promisify(execFile);
const operation = {
  name: "Supported",
  text: `query Supported($name: String) {
  coverage(rows: { tasks: { name: { contains: $name } } }, columns: { kinds: [Instrument] }, via: [supports]) {
    rows { entity { name } count }
    cells { row column basis }
  }
}`,
};
const variables = { name: "projects in the industrial sector" };

test("the command that is copied asks a shell's curl the same, quotes and all", async () => {
  const { url } = await start();
  const asked = { service: url, operation, variables: { name: "it's" } };
  const { stdout } = await run("bash", ["--norc", "-c", curlFor(asked)]);
  expect(JSON.parse(stdout)).toMatchObject({ data: { coverage: { rows: [], cells: [] } } });
});

test("the program that is copied gives pandas each list of the answer", async () => {
  const python = join(root, ".cache/readers/bin/python");
  if (!existsSync(python)) return leftOut("the copied program of pandas", "no pandas in .cache/readers");
  const { url } = await start();
  const { stdout } = await run(python, ["-c", pandasFor({ service: url, operation, variables })]);
  const [, rows, cells] = /^coverage\.rows\n([\s\S]*)coverage\.cells\n([\s\S]*)$/.exec(stdout) ?? [];
  expect(rows).toMatch(/count +entity\.name/);
  expect(cells).toContain("INFERRED");
});
