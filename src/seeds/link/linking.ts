import type { Quote } from "../../../graph/dataset.ts";
import type { Ontology } from "../../../graph/ontology.ts";
import type { LockedFolder } from "../locked.ts";
import type { MergedEntity } from "../merge.ts";
import type { Registered, Registry } from "../registry.ts";
import type { Report } from "../report.ts";
import type { WrittenQuote } from "../sections/quotes.ts";
import type { Reference } from "../shape.ts";

/** What making a graph of what was written takes, and what is noted down on the way. */
export interface Linking {
  readonly ontology: Ontology;
  readonly registry: Registry;
  readonly report: Report;
  readonly merged: ReadonlyMap<string, MergedEntity>;
  /** Strategies that speak of an entity, by its id. */
  readonly strategies: Map<string, Set<string>>;
  /** Entities that a relation, a list or an exclusion is about. */
  readonly related: Set<string>;
}

/** Looks up what a folder refers to, and notes that its strategy speaks of it. */
export function speakOf(linking: Linking, reference: Reference, folder: string): Registered | undefined {
  const entity = linking.registry.find(reference, folder);
  if (entity) touch(linking, entity.id, folder);
  return entity;
}

export function touch({ strategies }: Pick<Linking, "strategies">, id: string, folder: string): void {
  const known = strategies.get(id);
  if (known) known.add(folder);
  else strategies.set(id, new Set([folder]));
}

/** Quotes with their places; those that were not found are left out, since that was reported. */
export function quotesAt(folder: LockedFolder, written: readonly WrittenQuote[]): readonly Quote[] {
  const quotes: Quote[] = [];
  for (const one of written) {
    const found = folder.evidence.get(one);
    if (!found) continue;
    const { source, start, end } = found;
    const [sentenceStart, sentenceEnd] = folder.sentenceOf(found);
    quotes.push({ document: source.id, start, end, sentenceStart, sentenceEnd });
  }
  return quotes;
}
