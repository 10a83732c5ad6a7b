import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../built.ts";

const sections = readFileSync(join(root, "docs/dependencies.md"), "utf8").split(/^## /m).slice(1);

/** Packages in the first column of a section's table. */
function listed(section: string | undefined): readonly string[] {
  const rows = (section ?? "").split("\n").filter((line) => line.startsWith("| `"));
  return rows
    .flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ""))
    .sort();
}

function declared(file: string, group: "dependencies" | "devDependencies"): readonly string[] {
  const manifest = JSON.parse(readFileSync(join(root, file), "utf8")) as Record<
    string,
    Record<string, string> | undefined
  >;
  return Object.keys(manifest[group] ?? {}).sort();
}

test("every dependency has a line that says what it is for, and every line a dependency", () => {
  const [runtime, development, bench, ...others] = sections;
  expect(others).toEqual([]);
  expect(listed(runtime)).toEqual(declared("package.json", "dependencies"));
  expect(listed(development)).toEqual(declared("package.json", "devDependencies"));
  expect(listed(bench)).toEqual([
    ...declared("bench/package.json", "dependencies"),
    ...declared("bench/package.json", "devDependencies"),
  ]);
});

test("the lock file has the packages of every platform, without which npm ci refuses it elsewhere", () => {
  for (const file of ["package-lock.json", "bench/package-lock.json"]) {
    const { packages } = JSON.parse(readFileSync(join(root, file), "utf8")) as {
      packages: Record<string, { readonly optionalDependencies?: Record<string, string> }>;
    };
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`node_modules/${name}` in packages || `${path}/node_modules/${name}` in packages),
      ),
    );
    expect(missing, file).toEqual([]);
  }
});
