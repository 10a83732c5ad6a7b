import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { root } from "../built.ts";
import { findPython } from "../export/readers.ts";
import { start } from "../http/running.ts";

const python = findPython("the notebook of docs/tools");
const notebook = join(root, "docs/tools/strategy.ipynb");

/** `npx vitest run tests/docs/notebook.test.ts -u` writes the outputs anew. */
test.skipIf(python === null)("the notebook, run against the service, gives what it says, and its files", async () => {
  const { url } = await start();
  const folder = mkdtempSync(join(tmpdir(), "strategraph-notebook-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { stdout } = await promisify(execFile)(
    python as string,
    [join(root, "tests/docs/notebook.py"), notebook, folder],
    { env: { ...process.env, STRATEGRAPH: url }, maxBuffer: 1 << 26 },
  );
  await expect(stdout).toMatchFileSnapshot(notebook);
  expect(["support.xlsx", "support.gexf"].map((file) => existsSync(join(folder, file)))).toEqual([true, true]);
});

test("the notebook names no place of the machine it was run on, and quotes with credit", () => {
  const text = readFileSync(notebook, "utf8");
  expect(text).not.toMatch(/\/(home|root|tmp|Users|work)\//);
  expect(text.match(/127\.0\.0\.1:\d+/g)).toEqual(["127.0.0.1:4000"]);
  expect(text).toContain("may not be reproduced without reference to Kazakhstan Today");
});
