import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Dataset, Entity, Relation } from "../../graph/dataset.ts";
import { type Diagnostic, describe } from "../../graph/diagnostic.ts";
import { lockSeeds } from "../../src/seeds/lock.ts";
import { readSeeds } from "../../src/seeds/read.ts";
import { caseOntology } from "./ontology.ts";

export type Files = Readonly<Record<string, string | Uint8Array>>;

const made: string[] = [];

/** Writes a seeds folder that `removeFolders` takes away. */
export function folderOf(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), "strategraph-seeds-"));
  made.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Locks and reads; throws with every fault. */
export async function datasetOf(files: Files): Promise<Dataset> {
  const folder = folderOf(files);
  const { diagnostics: faults } = await lockSeeds(folder, caseOntology);
  const { dataset, diagnostics } = await readSeeds(folder, caseOntology);
  if (dataset === null) throw new Error([...faults, ...diagnostics].map(describe).join("\n"));
  return dataset;
}

/** Codes of everything that reading reports, locks aside. */
export async function faultsOf(files: Files): Promise<readonly Diagnostic[]> {
  return (await lockSeeds(folderOf(files), caseOntology)).diagnostics;
}

export function entityIn(dataset: Dataset, id: string): Entity {
  for (const entity of dataset.entities) if (entity.id === id) return entity;
  throw new Error(`no entity ${id}`);
}

export function relationIn(dataset: Dataset, id: string): Relation {
  for (const relation of dataset.relations) if (relation.id === id) return relation;
  throw new Error(`no relation ${id}`);
}

export const text = `Clinics

The ministry will open new clinics by 2030. A grant supports the opening of clinics.
`;

export const strategy = `strategy:
  name: Rural clinics
  language: en
  annotators: [one annotator]
documents:
  - id: source-document/plan
    text: source.txt
    name: Plan
`;

export const graph = `entities:
  - id: task/open-clinics
    name: Open new clinics
    mentions: [open new clinics]
  - id: instrument/grant
    name: Grant
    mentions: [A grant]
relations:
  - from: instrument/grant
    supports: task/open-clinics
    quote: A grant supports the opening of clinics
`;

/** A strategy in the folder `demo`, with these in place of its files. */
export function demo(files: Files = {}): Files {
  return { "demo/strategy.yaml": strategy, "demo/graph.yaml": graph, "demo/source.txt": text, ...files };
}
