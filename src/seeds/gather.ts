import { join } from "node:path";
import type { Ontology } from "../../graph/ontology.ts";
import { type Evidence, findEvidence } from "./evidence.ts";
import { common, findFolders, readText, sourceLimit } from "./folder.ts";
import { partsOf, type Registry, register } from "./registry.ts";
import type { Report } from "./report.ts";
import { makeSource, type Source } from "./source.ts";
import { readFolder, textPath, type WrittenFolder } from "./written.ts";

/** A seeds folder read and looked up, its locks aside. */
export interface Gathered {
  readonly folders: readonly GatheredFolder[];
  readonly registry: Registry;
}

export interface GatheredFolder {
  readonly written: WrittenFolder;
  readonly sources: readonly Source[];
  readonly evidence: Evidence;
  readonly lockPath: string;
}

/** Errors: all of finding, reading and quoting. Cost: O(bytes + quotes). */
export async function gather(folder: string, ontology: Ontology, report: Report): Promise<Gathered> {
  const written: WrittenFolder[] = [];
  for (const one of await findFolders(folder, report)) written.push(await readFolder(one, ontology, report));
  const registry = register(written, report);
  const folders: GatheredFolder[] = [];
  for (const one of written) {
    const byId = await readSources(one, report);
    const sources = [...byId.values()].filter((source) => source !== null);
    const evidence = findEvidence(one, { byId }, registry, report);
    folders.push({ written: one, sources, evidence, lockPath: join(one.folder.path, "lock.json") });
  }
  return { folders, registry };
}

async function readSources(
  { folder, documents, strategy }: WrittenFolder,
  report: Report,
): Promise<Map<string, Source | null>> {
  const sources = new Map<string, Source | null>();
  for (const { entity, text, language, original } of documents) {
    const name = partsOf(entity.id.id)[1] ?? entity.id.id;
    const id = `${folder.name}/${name}`;
    if (text === null || folder.name === common || sources.has(id)) continue;
    const path = textPath(folder, text, report);
    const { place } = text;
    const read = path && (await readText({ path, within: folder.path, limit: sourceLimit, place, report }));
    const document = {
      id,
      name,
      textName: text.path,
      language: language ?? strategy?.language ?? "en",
      original,
      place,
    };
    sources.set(id, path && read ? makeSource({ ...document, file: path }, read) : null);
  }
  return sources;
}
