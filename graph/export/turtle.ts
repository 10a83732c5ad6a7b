import { type Format, file } from "./format.ts";
import { describe } from "./rdf.ts";
import { namesFrom } from "./rdf-names.ts";
import { leftOutOfRdf } from "./rdf-own.ts";
import type { Description, Term } from "./rdf-terms.ts";

/** RDF 1.1 Turtle (w3.org/TR/turtle), for triple stores and whatever asks by SPARQL. Cost: O(excerpt), a thing at a time. */
export const turtle: Format = {
  name: "turtle",
  title: "Turtle, for RDF and SPARQL: rdflib, triple stores",
  mediaType: "text/turtle",
  extension: "ttl",
  files: (excerpt, { base }) => {
    const names = namesFrom(base);
    return [
      file("graph.ttl", function* () {
        for (const [prefix, iri] of names.prefixes) yield `@prefix ${prefix}: <${iri}> .\n`;
        for (const description of describe(excerpt, names)) yield block(description);
      }),
    ];
  },
  leavesOut: leftOutOfRdf,
};

function block({ subject, properties }: Description): string {
  const lines = properties
    .filter(([, ...values]) => values.length > 0)
    .map(([name, ...values]) => `${name === "rdf:type" ? "a" : name} ${values.map(written).join(" , ")}`);
  return `\n${written(subject)}\n    ${lines.join(" ;\n    ")} .\n`;
}

function written(term: Term): string {
  if ("name" in term) return term.name;
  if ("iri" in term) return `<${term.iri}>`;
  const text = `"${term.text.replaceAll(/["\\\p{Cc}\u2028\u2029\ufffe\uffff]/gu, escaped)}"`;
  if (term.language !== undefined) return `${text}@${term.language}`;
  return term.type === undefined ? text : `${text}^^${term.type}`;
}

const short: Readonly<Record<string, string>> = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function escaped(found: string): string {
  return short[found] ?? `\\u${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}
