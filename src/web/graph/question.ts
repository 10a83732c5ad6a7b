import type { Basis, Commitment, ProvenanceWhere } from "../data/operations.ts";
import { linesFor, most } from "./content.ts";
import { type Looked, notSaid } from "./looked.ts";

const bases: readonly Basis[] = ["STATED", "INFERRED"];
const commitments: readonly Commitment[] = ["DISCUSSED", "PROPOSED", "PLANNED", "COMMITTED", "IN_FORCE", "DONE"];

/** Nearest entities that are asked for around some: as many as the API gives. */
const nearest = 1_000;

/** Questions for all there is to see: hidden things are asked for too, as they are counted. */
export function wholeQuestion(strategy: string | null, lang: string) {
  return { ...(strategy === null ? {} : { strategy }), entities: most.nodes, lines: linesFor(most), lang };
}

export function aroundQuestion({ around, hops }: Looked, lang: string) {
  return { ids: around, hops, limit: nearest, lang };
}

/** What narrows a question to what is shown. */
export interface Narrowing {
  readonly kinds?: readonly string[];
  readonly relations?: readonly string[];
  readonly bases?: readonly Basis[];
  readonly where?: ProvenanceWhere;
}

/** What an ontology has, by name. */
interface Named {
  readonly kinds: readonly { readonly name: string }[];
  readonly relations: readonly { readonly name: string }[];
}

/**
 * Variables for exactly what is shown. Lists that are empty mean any to the API: where all kinds or relations are hidden, no basis fits.
 */
export function narrowing({ hidden }: Looked, words: Named): Narrowing {
  const kinds = words.kinds.map(({ name }) => name).filter((name) => !hidden.kind.has(name));
  const relations = words.relations.map(({ name }) => name).filter((name) => !hidden.relation.has(name));
  const shown = kinds.length === 0 ? [] : bases.filter((one) => !hidden.basis.has(one));
  const said = commitments.filter((one) => !hidden.commitment.has(one));
  const where: ProvenanceWhere[] = [];
  if (relations.length === 0) where.push({ basis: { in: [] } });
  else if (shown.length < bases.length) where.push({ basis: { in: shown } });
  if (hidden.commitment.has(notSaid)) where.push({ commitment: { in: said } });
  else if (said.length < commitments.length)
    where.push({ OR: [{ commitment: { in: said } }, { commitment: { eq: null } }] });
  return {
    ...(hidden.kind.size > 0 && kinds.length > 0 ? { kinds } : {}),
    ...(hidden.relation.size > 0 && relations.length > 0 ? { relations } : {}),
    ...(shown.length < bases.length ? { bases: shown } : {}),
    ...(where.length > 0 ? { where: where.length === 1 ? (where[0] as ProvenanceWhere) : { AND: where } } : {}),
  };
}
