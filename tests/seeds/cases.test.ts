import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Dataset } from "../../graph/dataset.ts";
import { type Diagnostic, describe as inWords } from "../../graph/diagnostic.ts";
import { deriveSchema } from "../../src/api/schema.ts";
import { seedCodes } from "../../src/seeds/codes.ts";
import { lockSeeds } from "../../src/seeds/lock.ts";
import { newStrategy } from "../../src/seeds/new.ts";
import { type Read, readSeeds } from "../../src/seeds/read.ts";
import { loadRules } from "../../src/server/rules.ts";
import { faultsOfSilences } from "../../src/server/silences.ts";
import { caseOntology, casesFolder } from "./ontology.ts";

/** What a case cannot hold as files in a repository, and what is run on it instead of a check of its seeds. */
interface Preparation {
  readonly mkdir?: readonly string[];
  readonly link?: Readonly<Record<string, string>>;
  readonly size?: Readonly<Record<string, number>>;
  readonly folder?: string;
  readonly run?: string;
}

interface Outcome {
  readonly diagnostics: readonly Diagnostic[];
  readonly dataset?: Dataset | null;
}

const cases = readdirSync(casesFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const work = mkdtempSync(join(tmpdir(), "strategraph-seeds-"));
afterAll(() => rmSync(work, { recursive: true }));

async function run(name: string): Promise<Outcome> {
  const folder = join(work, name, "seeds");
  const from = join(casesFolder, name);
  mkdirSync(folder, { recursive: true });
  if (existsSync(join(from, "seeds"))) cpSync(join(from, "seeds"), folder, { recursive: true });
  const { mkdir = [], link = {}, size = {}, folder: inner, run: command } = preparation(from);
  for (const path of mkdir) mkdirSync(join(folder, path), { recursive: true });
  for (const [path, target] of Object.entries(link)) symlinkSync(target, join(folder, path));
  for (const [path, bytes] of Object.entries(size)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), "");
    truncateSync(join(folder, path), bytes);
  }
  if (command === "lock") return lockSeeds(folder, caseOntology);
  if (command?.startsWith("new ")) return newStrategy(folder, command.slice(4));
  const outcome = await readSeeds(inner === undefined ? folder : join(folder, inner), caseOntology);
  expect(outcome.dataset === null).toBe(outcome.diagnostics.some(({ severity }) => severity === "error"));
  return command === "check" ? checked(outcome, join(from, "findings")) : outcome;
}

/** With what the rules of a case have to say of its silences. */
async function checked({ dataset, silences, diagnostics }: Read, findings: string): Promise<Outcome> {
  const schema = deriveSchema(caseOntology);
  const { rules } = await loadRules(caseOntology, schema, { folder: findings, own: true });
  const faults = await faultsOfSilences({ ontology: caseOntology, schema, dataset, silences, rules });
  return { dataset, diagnostics: [...diagnostics, ...faults] };
}

function preparation(from: string): Preparation {
  const file = join(from, "prepare.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Preparation) : {};
}

describe("a folder of seeds", () => {
  it.each(cases.map(({ name }) => name))("%s is read with every fault at its place", async (name) => {
    const { dataset, diagnostics } = await run(name);
    const lines = diagnostics.flatMap((one) => [
      inWords(one),
      ...(one.related ?? []).map(({ place, message }) => `  ${place.file}:${place.line}:${place.column}: ${message}`),
    ]);
    const text = lines.join("\n").replaceAll(join(work, name, "/"), "");
    await expect(text === "" ? "clean\n" : `${text}\n`).toMatchFileSnapshot(join(casesFolder, name, "expected.txt"));
    if (!dataset || diagnostics.length > 0) return;
    const json = JSON.stringify(
      dataset,
      (_, value) => (typeof value === "object" && value !== null && Symbol.iterator in value ? [...value] : value),
      2,
    );
    await expect(`${json}\n`).toMatchFileSnapshot(join(casesFolder, name, "dataset.json"));
  });

  it("with thirty different faults is told all of them in one run", async () => {
    const found = new Set((await run("thirty-faults")).diagnostics.map(({ code }) => code));
    expect(found.size).toBeGreaterThanOrEqual(30);
  });

  it("has a case for every code", () => {
    const told = cases.flatMap(
      ({ name }) => readFileSync(join(casesFolder, name, "expected.txt"), "utf8").match(/\bSEED_[A-Z0-9_]+/g) ?? [],
    );
    expect([...new Set(told)].sort()).toEqual(Object.keys(seedCodes).sort());
  });
});
