import { StrategraphError } from "../diagnostic.ts";
import type { ExportCode } from "./codes.ts";

/** Vocabularies that others keep, by the prefixes they go by. Those that an ontology's `near` may name are among them. */
export const standard: Readonly<Record<string, string>> = {
  dcterms: "http://purl.org/dc/terms/",
  edtf: "http://id.loc.gov/datatypes/edtf/",
  eli: "http://data.europa.eu/eli/ontology#",
  oa: "http://www.w3.org/ns/oa#",
  org: "http://www.w3.org/ns/org#",
  prov: "http://www.w3.org/ns/prov#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  schema: "https://schema.org/",
  skos: "http://www.w3.org/2004/02/skos/core#",
  time: "http://www.w3.org/2006/time#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
};

/** Prefixes of what is ours: kinds, relations, fields and values of the ontology, and the terms that every file has. */
const own = ["kind", "relation", "field", "value", "sg"] as const;

/** What things are that have no name in a vocabulary. */
export type Sort =
  | "entity"
  | "edge"
  | "claim"
  | "quote"
  | "target"
  | "words"
  | "offsets"
  | "credit"
  | "license"
  | "export"
  | "writing"
  | "revision"
  | "software";

/** How the things of a file are called. */
export interface Names {
  /** What each prefix stands for, ascending by prefix. */
  readonly prefixes: readonly (readonly [prefix: string, iri: string])[];
  /** The same for the same id in every file with the same base, so that files may be put together. */
  readonly iri: (sort: Sort, id: string) => { readonly iri: string };
}

/** Names, not addresses: nothing pretends to be found there. */
const ownBase = "urn:strategraph:";

/** An address without a query, and a URN, on behind which one may go. */
const address = /^https?:\/\/\w(?:[\w.~:/@!$&'()*+,;=-]|%[\dA-F]{2})*[/#]$/i;
const urn = /^urn:[a-z\d-]{2,32}:(?:(?:[\w.~:/@!$&'()*+,;=-]|%[\dA-F]{2})*[:/])?$/i;

/**
 * Names that begin with a base: an address of http or https that ends with `/` or `#`, or a URN that ends with `:` or `/`;
 * without one, they are URNs. An id's characters that an IRI cannot hold, and all beyond ASCII, are percent-encoded.
 * Errors: EXPORT_BASE_INVALID.
 */
export function namesFrom(base: string = ownBase): Names {
  if (!(address.test(base) && URL.canParse(base)) && !urn.test(base)) {
    const code: ExportCode = "EXPORT_BASE_INVALID";
    throw new StrategraphError({
      code,
      severity: "error",
      message: `Names cannot begin with ${JSON.stringify(base.slice(0, 200))}.`,
      hint: "an address of your own that ends with / or #, as in https://data.example.org/strategy/",
    });
  }
  const between = base.endsWith(":") ? ":" : "/";
  const prefixes = [...Object.entries(standard), ...own.map((one) => [one, `${base}${one}${between}`] as const)];
  return {
    prefixes: prefixes.sort(([a], [b]) => (a < b ? -1 : 1)),
    iri: (sort, id) => ({ iri: `${base}${sort}${between}${encoded(id)}` }),
  };
}

function encoded(id: string): string {
  return encodeURIComponent(id.replaceAll(/\p{Cs}/gu, "\u{FFFD}")).replaceAll("%2F", "/");
}
