import {
  type Alternative,
  type Claim,
  type Exclusion,
  type Relation,
  relationId,
  strongest,
} from "../../../graph/dataset.ts";
import { at, type Place } from "../../../graph/diagnostic.ts";
import { checkEnds, type End } from "../ends.ts";
import type { LockedFolder } from "../locked.ts";
import type { Registered } from "../registry.ts";
import { listed } from "../report.ts";
import type { WrittenAlternative, WrittenClaim, WrittenTriple } from "../sections/relations.ts";
import { type Linking, quotesAt, speakOf } from "./linking.ts";

interface Ends {
  readonly id: string;
  readonly from: End;
  readonly to: End;
  readonly fits: boolean;
}

/**
 * Makes the relations of all folders: one for each (from, kind, to), with the claims of every document. Errors:
 * SEED_WRONG_END, SEED_CLAIM_TWICE, SEED_CLAIM_DOCUMENT, SEED_STATED_ABOUT_INFERRED, SEED_UNKNOWN_REFERENCE.
 */
export function linkRelations(linking: Linking, folders: readonly LockedFolder[]): ReadonlyMap<string, PlacedRelation> {
  const relations = new Map<
    string,
    { readonly triple: WrittenTriple; readonly ends: Ends; readonly claims: PlacedClaim[] }
  >();
  for (const folder of folders) {
    for (const written of folder.written.relations) {
      const ends = endsOf(linking, written);
      for (const one of written.claims) {
        const claim = claimOf(linking, folder, written, ends, one);
        if (!ends || !claim) continue;
        const known = relations.get(ends.id) ?? { triple: written, ends, claims: [] };
        relations.set(ends.id, known);
        const before = known.claims.find(({ document }) => document === claim.document);
        if (before) {
          const message = `${claim.document} claims already that ${written.from.id} ${written.relation} ${written.to.id}, at ${at(before.place)}.`;
          linking.report("SEED_CLAIM_TWICE", one.place, message, {
            related: [{ message: "the first of the two", place: before.place }],
          });
        } else known.claims.push({ claim, document: claim.document, place: one.place });
      }
    }
  }
  return new Map(
    Array.from(relations, ([id, { triple, ends, claims }]) => {
      const sorted = claims.map(({ claim }) => claim).sort(strongest);
      const { basis = "STATED", strength = null, commitment = null } = sorted[0] ?? {};
      const { from, to } = ends;
      const relation: Relation = {
        id,
        kind: triple.relation,
        from: from.entity.id,
        to: to.entity.id,
        basis,
        strength,
        commitment,
        claims: sorted,
      };
      return [id, { relation, place: triple.place }] as const;
    }),
  );
}

export interface PlacedRelation {
  readonly relation: Relation;
  readonly place: Place;
}

interface PlacedClaim {
  readonly claim: Claim;
  readonly document: string;
  readonly place: Place;
}

/** Makes the relations that sources rule out. Errors: SEED_EXCLUDED_AND_CLAIMED, SEED_CLAIM_TWICE, SEED_WRONG_END. */
export function linkExclusions(
  linking: Linking,
  folders: readonly LockedFolder[],
  relations: ReadonlyMap<string, PlacedRelation>,
): readonly Exclusion[] {
  const exclusions = new Map<string, { readonly exclusion: Exclusion; readonly place: Place }>();
  for (const folder of folders) {
    for (const written of folder.written.excluded) {
      const ends = endsOf(linking, written);
      if (!ends) continue;
      const { reasoning, relation, place } = written;
      const quotes = quotesAt(folder, written.quotes);
      const exclusion = { relation, from: ends.from.entity.id, to: ends.to.entity.id, reasoning, quotes };
      const claimed = relations.get(ends.id);
      if (claimed) {
        const message = `${written.from.id} ${relation} ${written.to.id} is ruled out here and claimed at ${at(claimed.place)}.`;
        linking.report("SEED_EXCLUDED_AND_CLAIMED", place, message, {
          related: [{ message: "claimed here", place: claimed.place }],
        });
      }
      const said = JSON.stringify([ends.id, [...new Set(quotes.map(({ document }) => document))].sort()]);
      const before = exclusions.get(said);
      if (before) linking.report("SEED_CLAIM_TWICE", place, `The same is ruled out at ${at(before.place)} already.`);
      else exclusions.set(said, { exclusion, place });
    }
  }
  return Array.from(exclusions.values(), ({ exclusion }) => exclusion);
}

function endsOf(linking: Linking, { from, relation, to, folder }: WrittenTriple): Ends | null {
  const [start, end] = [speakOf(linking, from, folder), speakOf(linking, to, folder)];
  for (const one of [start, end]) if (one) linking.related.add(one.id);
  if (!start || !end) return null;
  const ends = { from: { reference: from, entity: start }, to: { reference: to, entity: end } };
  const fits = checkEnds(linking.ontology, relation, ends.from, ends.to, linking.report);
  return { id: relationId(start.id, relation, end.id), ...ends, fits };
}

function claimOf(
  linking: Linking,
  folder: LockedFolder,
  triple: WrittenTriple,
  ends: Ends | null,
  written: WrittenClaim,
): Claim | null {
  const { report } = linking;
  const name = folder.written.folder.name;
  const attributedTo = written.attributedTo && speakOf(linking, written.attributedTo, name);
  const alternatives = written.alternatives.map((one) => alternativeOf(linking, name, triple, ends, one));
  const inferred = [ends?.from, ends?.to].find((end) => end && linking.merged.get(end.entity.id)?.basis === "INFERRED");
  if (written.basis === "STATED" && inferred) {
    report(
      "SEED_STATED_ABOUT_INFERRED",
      written.place,
      `The relation is stated, and ${inferred.reference.id} is inferred.`,
    );
  }
  const document = claimant(linking, folder, written);
  const strategy = folder.written.strategy;
  if (document === null || !strategy) return null;
  return {
    document,
    basis: written.basis,
    strength: written.strength,
    reasoning: written.reasoning,
    commitment: written.commitment,
    commitmentQuotes: quotesAt(folder, written.commitmentQuotes),
    attributedTo: attributedTo?.id ?? null,
    coreference: written.coreference,
    qualifier: written.qualifier,
    note: written.note,
    quotes: quotesAt(folder, written.quotes),
    alternatives,
    annotator: written.annotator ?? strategy.annotators.join(", "),
    reviewer: written.reviewer ?? (strategy.reviewers.join(", ") || null),
  };
}

/** The document that makes a claim: the one named, the one its quotes stand in, or the only one there is. */
function claimant(
  linking: Linking,
  folder: LockedFolder,
  { document, quotes, commitmentQuotes, place }: WrittenClaim,
): string | null {
  const { written, evidence, sources } = folder;
  const name = written.folder.name;
  const say = (message: string, hint?: string) => {
    if (written.whole) linking.report("SEED_CLAIM_DOCUMENT", place, message, { hint });
    return null;
  };
  const quoted = new Set([...quotes, ...commitmentQuotes].map((quote) => evidence.get(quote)?.source.id));
  quoted.delete(undefined);
  const named = document && speakOf(linking, document, name);
  if (document && !named) return null;
  const ids = written.documents.map(({ entity }) => linking.registry.find(entity.id, name)?.id);
  if (named && !ids.includes(named.id)) return say(`${named.id} is not a document of ${name}.`);
  if (named) quoted.add(named.id);
  const [only, second] = quoted;
  if (second !== undefined) return say(`The quotes of the claim stand in ${listed([...quoted].map(String), "and")}.`);
  if (only !== undefined) return only;
  if (quotes.length > 0) return null;
  const candidates = sources.length > 0 ? sources.map(({ id }) => id) : ids;
  const [first, another] = candidates;
  if (first !== undefined && another === undefined) return first;
  return say(
    `Which document makes the claim cannot be told: ${name} has ${candidates.length === 0 ? "none" : "several"}.`,
  );
}

function alternativeOf(
  linking: Linking,
  folder: string,
  { relation }: WrittenTriple,
  ends: Ends | null,
  written: WrittenAlternative,
): Alternative {
  const look = (reference: WrittenAlternative["from"]): End | null => {
    const entity: Registered | undefined = reference ? linking.registry.find(reference, folder) : undefined;
    return reference && entity ? { reference, entity } : null;
  };
  const [from, to] = [look(written.from), look(written.to)];
  const here = (end: End): End => ({ ...end, reference: { ...end.reference, place: written.place } });
  // A claim whose own ends do not fit would only say the same again.
  if (ends?.fits)
    checkEnds(
      linking.ontology,
      written.relation ?? relation,
      from ?? here(ends.from),
      to ?? here(ends.to),
      linking.report,
    );
  return {
    from: from?.entity.id ?? null,
    relation: written.relation,
    to: to?.entity.id ?? null,
    reasoning: written.reasoning,
  };
}
