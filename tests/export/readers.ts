import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "../built.ts";
import { leftOut } from "../left-out.ts";

export interface ReadBack {
  readonly nodes: Readonly<Record<string, { readonly name: string; readonly kind: string }>>;
  readonly edges: readonly (readonly [from: string, relation: string, to: string, quotes: string])[];
}

/** A python that has what tests/export/requirements.txt lists; null, said loudly, where there is none. */
export function findPython(what: string): string | null {
  const candidates = [join(root, ".cache/readers/bin/python"), "python3"];
  const found = candidates.find((python) => (python.includes("/") ? existsSync(python) : true) && hasReaders(python));
  if (found !== undefined) return found;
  leftOut(what, "no python with what tests/export/requirements.txt lists");
  return null;
}

function hasReaders(python: string): boolean {
  try {
    const wanted =
      "import duckdb, igraph, ipykernel, nbclient, networkx, openpyxl, pandas, polars, pyarrow, pyoxigraph, rdflib";
    execFileSync(python, ["-c", wanted], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Reads files back with the libraries of read.py, in one run. */
export function readBack(
  python: string,
  files: readonly (readonly [format: string, path: string])[],
): readonly ReadBack[] {
  const script = join(root, "tests/export/read.py");
  const printed = execFileSync(python, [script, ...files.flat()], { encoding: "utf8", maxBuffer: 1 << 28 });
  return printed
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as ReadBack);
}

/** What xmllint finds wrong with files, by a schema where one is given; nothing where there is none, and that is said loudly. */
export function faultsOfXml(files: readonly string[], schema?: string): string {
  const by = schema === undefined ? [] : [schema.endsWith(".rng") ? "--relaxng" : "--schema", schema];
  try {
    execFileSync("xmllint", ["--noout", "--huge", ...by, ...files], {
      stdio: ["ignore", "ignore", "pipe"],
      encoding: "utf8",
    });
    return "";
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") return String((error as { stderr?: string }).stderr);
    leftOut("that XML exports are well-formed", "no xmllint installed");
    return "";
  }
}
