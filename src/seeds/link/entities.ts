import {
  compareCodePoints,
  type Entity,
  type FieldEvidence,
  type Mention,
  type Quote,
} from "../../../graph/dataset.ts";
import type { LockedFolder } from "../locked.ts";
import type { MergedEntity } from "../merge.ts";
import type { Registered } from "../registry.ts";
import type { WrittenEntity } from "../sections/entities.ts";
import { type Linking, quotesAt } from "./linking.ts";

/** Adds to an entity where documents speak of it. */
export function linkEntity(
  linking: Linking,
  folders: ReadonlyMap<string, LockedFolder>,
  { id, written }: Registered,
  merged: MergedEntity,
): Entity {
  const mentions = written.flatMap((entity) => mentionsOf(linking, folders.get(entity.folder), entity));
  const fieldEvidence = written.flatMap((entity) => evidenceOf(folders.get(entity.folder), entity));
  return {
    ...merged,
    strategies: [...(linking.strategies.get(id) ?? [])].sort(compareCodePoints),
    mentions: mentions.sort((a, b) => byPlace(a.quote, b.quote)),
    fieldEvidence: fieldEvidence.sort((a, b) => compareCodePoints(a.field, b.field)),
  };
}

function mentionsOf(
  { registry }: Linking,
  folder: LockedFolder | undefined,
  entity: WrittenEntity,
): readonly Mention[] {
  return entity.mentions.flatMap((mention) => {
    const { coreference, note } = mention;
    const alternatives = mention.alternatives
      .map((reference) => registry.find(reference, entity.folder)?.id)
      .filter((one) => one !== undefined);
    const quotes = folder ? quotesAt(folder, [mention.quote]) : [];
    return quotes.map((quote) => ({ quote, coreference, note, alternatives }));
  });
}

function evidenceOf(folder: LockedFolder | undefined, entity: WrittenEntity): readonly FieldEvidence[] {
  return Array.from(entity.fields, ([field, { evidence }]) =>
    evidence.map(({ value, note, quotes }) => ({ field, value, note, quotes: folder ? quotesAt(folder, quotes) : [] })),
  ).flat();
}

function byPlace(a: Quote, b: Quote): number {
  return compareCodePoints(a.document, b.document) || a.start - b.start || a.end - b.end;
}
