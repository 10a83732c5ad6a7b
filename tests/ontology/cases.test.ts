import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { describe as inWords, type Place } from "../../graph/diagnostic.ts";
import { ontologyCodes } from "../../src/ontology/codes.ts";
import { readOntology } from "../../src/ontology/read.ts";

/** One ontology a file, each with the faults expected of it beside it; `sound.graphql` is what they are faulty copies of. */
const folder = join(import.meta.dirname, "../cases/ontology");
const cases = readdirSync(folder).filter((file) => file.endsWith(".graphql"));
const read = (file: string) => readOntology(readFileSync(join(folder, file), "utf8"), file);
const at = ({ file, line, column }: Place) => `${file}:${line}:${column}`;

describe("a faulty ontology", () => {
  it.each(cases)("%s is read with every fault at its place", async (file) => {
    const { ontology, diagnostics } = read(file);
    const lines = diagnostics.flatMap((one) => [
      inWords(one),
      ...(one.related ?? []).map((other) => `  ${at(other.place)}: ${other.message}`),
    ]);
    const expected = join(folder, file.replace(".graphql", ".txt"));
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(expected);
    expect(ontology === null).toBe(diagnostics.length > 0);
  });

  it("is told every fault in one run", () => {
    expect(read("many-faults.graphql").diagnostics.length).toBeGreaterThan(15);
  });

  it("has a case for every code", () => {
    const seen = new Set(cases.flatMap((file) => read(file).diagnostics.map((one) => one.code)));
    expect([...seen].sort()).toEqual(Object.keys(ontologyCodes).sort());
  });
});
