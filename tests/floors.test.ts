import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { root } from "./built.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** What the linter says, under the project's own settings, of a project with these files: `[path, rule]` each. */
function lint(files: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  const folder = mkdtempSync(join(tmpdir(), "strategraph-floors-"));
  folders.push(folder);
  copyFileSync(join(root, "biome.json"), join(folder, "biome.json"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const args = [
    "lint",
    "--vcs-enabled=false",
    "--reporter=json",
    "--only=noRestrictedImports",
    "--only=noImportCycles",
    "--only=noConsole",
    ".",
  ];
  const report = JSON.parse(run(args, folder)) as {
    diagnostics: readonly { category: string; location: { path: string } }[];
  };
  return report.diagnostics
    .map(({ category, location }) => [location.path, category.split("/").at(-1) ?? ""] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function run(args: readonly string[], cwd: string): string {
  try {
    return execFileSync(join(root, "node_modules/.bin/biome"), args, { cwd, encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

const uses = (...specifiers: string[]) => specifiers.map((specifier) => `export * from "${specifier}";\n`).join("");

test("imports that keep to their floor pass", () => {
  expect(
    lint({
      "graph/values.ts": uses("./diagnostic.ts", "node:crypto"),
      "graph/engine.ts": uses("./dataset.ts", "./plan/plan.ts"),
      "graph/plan/print.ts": uses("./plan.ts", "../ontology.ts"),
      "graph/memory/engine.ts": uses("./build.ts", "../engine.ts", "../plan/plan.ts"),
      "graph/neo4j/engine.ts": uses("../engine.ts", "../plan/plan.ts", "neo4j-driver"),
      "graph/export/gexf.ts": uses("../subgraph.ts"),
      "graph/export/graphviz.ts": uses("@viz-js/viz"),
      "graph/export/png.ts": uses("@resvg/resvg-js", "node:module", "node:zlib"),
      "graph/export/forces.ts": uses("graphology", "graphology-layout-forceatlas2"),
      "src/web/matrix/matrix.tsx": uses("../address.ts", "../data/answer.ts", "react"),
      "src/page/drawing.ts": uses("sigma", "graphology", "./view.ts", "../../graph/wrap.ts"),
      "src/ontology/read.ts": uses("graphql", "../../graph/ontology.ts"),
      "src/seeds/read.ts": uses("yaml", "node:fs/promises", "../../graph/dataset.ts"),
      "src/import/xlsx.ts": uses("saxes", "yaml", "node:zlib", "../seeds/lock.ts", "../../graph/export/xlsx-form.ts"),
      "src/api/schema.ts": uses("graphql", "../../graph/ontology.ts", "../../graph/plan/plan.ts"),
      "src/server/server.ts": uses("@apollo/server", "node:http", "../api/schema.ts", "../seeds/read.ts"),
      "src/cli/serve.ts": uses("commander", "graphql", "../server/server.ts", "../seeds/lock.ts"),
    }),
  ).toEqual([]);
});

test.each([
  ["graph/values.ts", "graphql"],
  ["graph/values.ts", "yaml"],
  ["graph/values.ts", "node:fs"],
  ["graph/values.ts", "./memory/engine.ts"],
  ["graph/values.ts", "./plan/plan.ts"],
  ["graph/engine.ts", "./memory/engine.ts"],
  ["graph/plan/print.ts", "../engine.ts"],
  ["graph/plan/print.ts", "../memory/engine.ts"],
  ["graph/memory/engine.ts", "../neo4j/engine.ts"],
  ["graph/memory/engine.ts", "neo4j-driver"],
  ["graph/memory/engine.ts", "node:fs/promises"],
  ["graph/memory/engine.ts", "../../src/api/schema.ts"],
  ["graph/neo4j/engine.ts", "../memory/engine.ts"],
  ["graph/export/gexf.ts", "../plan/plan.ts"],
  ["graph/analysis/around.ts", "@viz-js/viz"],
  ["graph/newcomer/x.ts", "graphql"],
  ["src/ontology/read.ts", "../seeds/read.ts"],
  ["src/ontology/read.ts", "yaml"],
  ["src/ontology/read.ts", "node:fs"],
  ["src/seeds/read.ts", "graphql"],
  ["src/seeds/read.ts", "../api/schema.ts"],
  ["src/seeds/read.ts", "../ontology/read.ts"],
  ["src/import/read.ts", "../ontology/read.ts"],
  ["src/import/read.ts", "graphql"],
  ["src/seeds/read.ts", "../import/xlsx.ts"],
  ["src/seeds/read.ts", "saxes"],
  ["src/api/execute.ts", "../server/server.ts"],
  ["src/api/execute.ts", "../seeds/read.ts"],
  ["src/api/execute.ts", "yaml"],
  ["src/server/server.ts", "../cli/serve.ts"],
  ["src/server/server.ts", "yaml"],
  ["graph/export/html.ts", "sigma"],
  ["src/page/start.ts", "../server/export.ts"],
  ["src/page/start.ts", "../../graph/memory/engine.ts"],
  ["src/page/start.ts", "node:fs"],
  ["src/web/page.ts", "../api/schema.ts"],
  ["src/web/page.ts", "../../graph/ontology.ts"],
  ["src/web/matrix/page.ts", "../../api/schema.ts"],
  ["src/web/matrix/page.ts", "../../version.ts"],
  ["src/web/matrix/page.ts", "graphql"],
  ["src/cli/serve.ts", "yaml"],
  ["src/cli/serve.ts", "@apollo/server"],
])("%s may not import %s", (file, specifier) => {
  expect(lint({ [file]: uses(specifier) })).toEqual([[file, "noRestrictedImports"]]);
});

test("a type-only import and a dynamic one climb no better", () => {
  expect(
    lint({
      "graph/rows.ts": 'import type { Source } from "graphql";\nexport type Text = Source;\n',
      "graph/memory/build.ts": 'export const load = () => import("../../src/seeds/read.ts");\n',
    }),
  ).toEqual([
    ["graph/memory/build.ts", "noRestrictedImports"],
    ["graph/rows.ts", "noRestrictedImports"],
  ]);
});

test("modules that import each other in a circle fail, and so do types", () => {
  const found = lint({
    "src/api/a.ts": 'import { b } from "./b.ts";\nexport const a = () => b;\n',
    "src/api/b.ts": 'import { a } from "./a.ts";\nexport const b = () => a;\n',
    "src/api/c.ts": 'import type { D } from "./d.ts";\nexport type C = D | null;\n',
    "src/api/d.ts": 'import type { C } from "./c.ts";\nexport type D = C | 1;\n',
  });
  expect(found).toEqual(["a", "b", "c", "d"].map((name) => [`src/api/${name}.ts`, "noImportCycles"]));
});

test("graph/ writes to no console", () => {
  expect(lint({ "graph/memory/engine.ts": 'console.log("loaded");\n' })).toEqual([
    ["graph/memory/engine.ts", "noConsole"],
  ]);
});
