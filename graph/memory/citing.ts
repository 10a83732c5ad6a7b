import { type AnnotationRole, annotationRoles } from "../annotations.ts";
import { type Column, lastRead, reader } from "./column.ts";
import type { Graph } from "./graph.ts";

/** Who quotes, and for what: a quote is held once for each that cites it. */
export interface Citation {
  /** Place among the roles. */
  readonly role: number;
  /** Whose mention, field or list it is; where an exclusion begins. Of a relation: its place in the order of ids. */
  readonly entity: number | null;
  readonly relation: number | null;
  /** Of the evidence of a field. */
  readonly fieldEvidence: number | null;
  /** The place of the mention, evidence or claim among those of its owner, of a list or exclusion among all; and of its quote in it. */
  readonly at: number;
  readonly quoteAt: number;
}

const roleOf = (role: AnnotationRole): number => annotationRoles.indexOf(role);
const [mentionRole, fieldRole, claimRole] = [roleOf("MENTION"), roleOf("FIELD"), roleOf("CLAIM")];
const [commitmentRole, listRole, exclusionRole] = [roleOf("COMMITMENT"), roleOf("LIST"), roleOf("EXCLUSION")];

/**
 * Finds who cites a quote, by its number. Quotes are numbered as the dataset has them, those of entities first, so that all who
 * cite stand in the order of their quotes. Cost: O(log quotes).
 */
export function citationsOf({ snapshot }: Graph): (quote: number) => Citation {
  const { claims, entities, exclusions, fieldEvidence, lists, mentions } = snapshot;
  const [claimQuotes, commitments] = [reader(claims.quotes), reader(claims.commitmentQuotes)];
  const claimCount = claims.document.length;
  const [firstOfClaims, endOfClaims] = [claimQuotes(0), claimQuotes(claimCount)];
  const claimsOf = reader(claims.offsets);
  const [mentionQuote, mentionsOf] = [reader(mentions.quote), reader(entities.mentions)];
  const evidenceOf = reader(entities.fieldEvidence);
  const entityCount = entities.kind.length;
  const [inFields, inLists, inExclusions] = [fieldEvidence.quotes, lists.quotes, exclusions.quotes].map(placeIn) as [
    Find,
    Find,
    Find,
  ];
  const [listEntity, exclusionFrom] = [reader(lists.entity), reader(exclusions.from)];
  const none = { entity: null, relation: null, fieldEvidence: null };

  return (quote) => {
    if (quote >= firstOfClaims && quote < endOfClaims) {
      const claim = lastRead(claimQuotes, claimCount, quote);
      const relation = lastRead(claimsOf, claims.offsets.length - 1, claim);
      const [first, middle] = [claimQuotes(claim), claimQuotes(claim + 1) - commitments(claim)];
      const own = { ...none, relation, at: claim - claimsOf(relation) };
      return quote < middle
        ? { ...own, role: claimRole, quoteAt: quote - first }
        : { ...own, role: commitmentRole, quoteAt: quote - middle };
    }
    const mention = lastRead(mentionQuote, mentions.quote.length, quote);
    if (mention >= 0 && mentionQuote(mention) === quote) {
      const entity = lastRead(mentionsOf, entityCount, mention);
      return { ...none, role: mentionRole, entity, at: mention - mentionsOf(entity), quoteAt: 0 };
    }
    const field = inFields(quote);
    if (field !== null) {
      const entity = lastRead(evidenceOf, entityCount, field.at);
      const at = field.at - evidenceOf(entity);
      return { role: fieldRole, entity, relation: null, fieldEvidence: field.at, at, quoteAt: field.quoteAt };
    }
    const list = inLists(quote);
    if (list !== null) return { ...none, role: listRole, entity: listEntity(list.at), ...list };
    const exclusion = inExclusions(quote);
    if (exclusion === null) throw new Error(`nobody cites the quote ${quote}`);
    return { ...none, role: exclusionRole, entity: exclusionFrom(exclusion.at), ...exclusion };
  };
}

type Find = (quote: number) => { readonly at: number; readonly quoteAt: number } | null;

/** Finds a quote in lists of quotes, which ascend through all of them. */
function placeIn({ offsets, values }: { readonly offsets: Column; readonly values: Column }): Find {
  const [offset, value] = [reader(offsets), reader(values)];
  return (quote) => {
    const place = lastRead(value, values.length, quote);
    if (place < 0 || value(place) !== quote) return null;
    const at = lastRead(offset, offsets.length - 1, place);
    return { at, quoteAt: place - offset(at) };
  };
}
