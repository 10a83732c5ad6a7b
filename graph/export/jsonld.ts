import { type Format, file } from "./format.ts";
import { joined } from "./json.ts";
import { describe } from "./rdf.ts";
import { namesFrom } from "./rdf-names.ts";
import { leftOutOfRdf } from "./rdf-own.ts";
import type { Description, Term } from "./rdf-terms.ts";

/** JSON-LD 1.1 (w3.org/TR/json-ld11), its context inside, so that reading asks for nothing. Cost: O(excerpt), a thing at a time. */
export const jsonld: Format = {
  name: "jsonld",
  title: "JSON-LD, for RDF in JSON",
  mediaType: "application/ld+json",
  extension: "jsonld",
  files: (excerpt, { base }) => {
    const names = namesFrom(base);
    return [
      file("graph.jsonld", function* () {
        yield `{"@context":${JSON.stringify(Object.fromEntries(names.prefixes))},"@graph":[`;
        yield* joined(describe(excerpt, names), node);
        yield "]}\n";
      }),
    ];
  },
  leavesOut: leftOutOfRdf,
};

function node({ subject, properties }: Description): Readonly<Record<string, unknown>> {
  const said = properties
    .filter(([, ...values]) => values.length > 0)
    .map(([name, ...values]) => (name === "rdf:type" ? ["@type", values.map(idOf)] : [name, values.map(value)]));
  return { "@id": idOf(subject), ...Object.fromEntries(said) };
}

function value(term: Term): unknown {
  if (!("text" in term)) return { "@id": idOf(term) };
  if (term.language !== undefined) return { "@value": term.text, "@language": term.language };
  return term.type === undefined ? term.text : { "@value": term.text, "@type": term.type };
}

function idOf(term: Term): string {
  return "name" in term ? term.name : "iri" in term ? term.iri : term.text;
}
