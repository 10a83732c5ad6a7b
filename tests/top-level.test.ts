import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { root } from "./built.ts";
import { leftOut } from "./left-out.ts";

const tracked = trackedFiles();

test.skipIf(tracked === null)("nothing stands at the top level but what is meant to", () => {
  const top = new Set((tracked ?? []).map((path) => path.split("/")[0]));
  expect([...top].sort()).toEqual([
    ".ci",
    ".gitattributes",
    ".gitignore",
    ".npmrc",
    "LICENSE",
    "README.md",
    "bench",
    "biome.json",
    "compose.yaml",
    "docs",
    "examples",
    "findings",
    "graph",
    "neo4j",
    "package-lock.json",
    "package.json",
    "schema.graphql",
    "seeds",
    "src",
    "tests",
    "tsconfig.json",
    "tsdown.config.ts",
    "vitest.config.ts",
  ]);
});

/** Null, and loudly, where there is no git to ask, or no clone. */
function trackedFiles(): readonly string[] | null {
  try {
    return execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8", stdio: "pipe" }).trim().split("\n");
  } catch (error) {
    leftOut("what stands at the top level", `git cannot tell: ${String(error).split("\n")[0]}`);
    return null;
  }
}
