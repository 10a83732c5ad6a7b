import type { Dataset, Entity, SourceText, Strategy } from "../../../graph/dataset.ts";
import type { Ontology } from "../../../graph/ontology.ts";
import { common } from "../folder.ts";
import type { LockedFolder } from "../locked.ts";
import { type MergedEntity, mergeEntity } from "../merge.ts";
import type { Registry } from "../registry.ts";
import type { Reporting } from "../report.ts";
import { pagesOf, sectionsOf } from "../source.ts";
import { linkEntity } from "./entities.ts";
import { type Linking, touch } from "./linking.ts";
import { linkLists } from "./lists.ts";
import { linkExclusions, linkRelations } from "./relations.ts";
import { linkSilences, type PlacedSilence } from "./silences.ts";

/** What all folders say. */
export interface Linked {
  readonly parts: Omit<Dataset, "revision">;
  /** Those of the parts, with their places. */
  readonly silences: readonly PlacedSilence[];
}

/**
 * Makes the parts of a dataset of what all folders say; they are of use only where nothing was reported. Errors: those of
 * entities, relations, lists, exclusions and silences; warning SEED_UNRELATED_ENTITY, where
 * there is no fault that may be the reason. Cost: O(entities + claims + quotes).
 */
export function link(
  ontology: Ontology,
  folders: readonly LockedFolder[],
  registry: Registry,
  { report, failed }: Reporting,
): Linked {
  const byName = new Map(folders.map((folder) => [folder.written.folder.name, folder] as const));
  const languageOf = (folder: string) => byName.get(folder)?.written.strategy?.language ?? "en";
  const merged = new Map<string, MergedEntity>();
  const linking: Linking = { ontology, registry, report, merged, strategies: new Map(), related: new Set() };
  for (const entity of registry.entities) {
    const mayLackMention = entity.folder === common || entity.kind?.name === ontology.sourceKind;
    const one = mergeEntity(entity, languageOf, { report, mayLackMention });
    if (one) merged.set(entity.id, one);
    for (const { folder } of entity.written) if (folder !== common) touch(linking, entity.id, folder);
  }
  const relations = linkRelations(linking, folders);
  const exclusions = linkExclusions(linking, folders, relations);
  const lists = linkLists(linking, folders);
  const silences = linkSilences(linking, folders);
  const entities: Entity[] = [];
  for (const entity of registry.entities) {
    const one = merged.get(entity.id);
    if (one) entities.push(linkEntity(linking, byName, entity, one));
  }
  if (!failed()) warnOfUnrelated(linking);
  const parts = {
    strategies: folders.flatMap((folder) => strategyOf(folder, registry)),
    documents: folders.flatMap(textsOf),
    entities,
    relations: Array.from(relations.values(), ({ relation }) => relation),
    lists,
    exclusions,
    silences: silences.map(({ silence }) => silence),
  };
  return { parts, silences };
}

function strategyOf({ written }: LockedFolder, registry: Registry): readonly Strategy[] {
  const { folder, strategy, documents } = written;
  if (!strategy) return [];
  const ids = documents.map(({ entity }) => registry.find(entity.id, folder.name)?.id).filter((id) => id !== undefined);
  const { name, language, annotators, reviewers } = strategy;
  return [{ id: folder.name, name: name ?? folder.name, language, annotators, reviewers, documents: ids.sort() }];
}

function textsOf({ sources }: LockedFolder): readonly SourceText[] {
  return sources.map(({ id, text, sha256 }) => ({
    id,
    text,
    sha256,
    pages: pagesOf(text),
    sections: sectionsOf(text),
  }));
}

function warnOfUnrelated({ registry, ontology, related, report }: Linking): void {
  for (const { id, kind, written } of registry.entities) {
    const [owner] = written;
    if (!owner || !kind || related.has(id) || kind.name === ontology.sourceKind) continue;
    report("SEED_UNRELATED_ENTITY", owner.id.place, `No relation touches ${owner.id.id}.`);
  }
}
