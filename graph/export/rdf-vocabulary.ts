import type { Field, Ontology } from "../ontology.ts";
import { standard } from "./rdf-names.ts";
import { type Description, literal, name, type Property, rangeOf } from "./rdf-terms.ts";

/**
 * An ontology as classes and properties: its kinds and named ends, its relations, fields and enums. Which kinds a relation
 * joins is said in schema.org's way, by which one end may be of several; RDF Schema's domains would have every subject be of
 * all of them.
 */
export function* vocabulary(ontology: Ontology): Generator<Description, void, void> {
  for (const { name: end, label, description } of ontology.interfaces) {
    yield described(`kind:${end}`, "rdfs:Class", label, description, []);
  }
  for (const { name: kind, label, description, near, interfaces } of ontology.kinds) {
    const above = interfaces.map((end) => name(`kind:${end}`));
    yield described(`kind:${kind}`, "rdfs:Class", label, description, [
      ["rdfs:subClassOf", ...above],
      ...alignments(near, "class"),
    ]);
  }
  for (const { name: relation, reading, description, near, from, to } of ontology.relations) {
    yield described(`relation:${relation}`, "rdf:Property", reading.out, description, [
      ["sg:inverseLabel", ...literal(reading.in)],
      ["schema:domainIncludes", ...from.map((kind) => name(`kind:${kind}`))],
      ["schema:rangeIncludes", ...to.map((kind) => name(`kind:${kind}`))],
      ...alignments(near, "property"),
    ]);
  }
  yield* fields(ontology);
  for (const { name: type, description, values } of ontology.enums) {
    yield described(`value:${type}`, "rdfs:Class", type, description, []);
    for (const one of values)
      yield described(`value:${type}.${one.name}`, `value:${type}`, one.name, one.description, []);
  }
}

function* fields({ kinds, interfaces }: Ontology): Generator<Description, void, void> {
  const common = new Set(interfaces[0]?.fields.map(({ name }) => name));
  const declared = new Map<string, (Field & { readonly kind: string })[]>();
  for (const kind of kinds) {
    for (const field of kind.fields) {
      if (common.has(field.name)) continue;
      declared.set(field.name, [...(declared.get(field.name) ?? []), { ...field, kind: kind.name }]);
    }
  }
  for (const [field, all] of declared) {
    const [descriptions, ranges] = [new Set(all.map(({ description }) => description)), new Set(all.map(rangeOf))];
    yield described(`field:${field}`, "rdf:Property", field, [...descriptions].join(" "), [
      ["schema:domainIncludes", ...all.map(({ kind }) => name(`kind:${kind}`))],
      ["schema:rangeIncludes", ...[...ranges].map(name)],
    ]);
  }
}

function described(term: string, type: string, label: string, comment: string, more: readonly Property[]): Description {
  return {
    subject: name(term),
    properties: [
      ["rdf:type", name(type)],
      ["rdfs:label", ...literal(label)],
      ["rdfs:comment", ...literal(comment === "" ? null : comment)],
      ...more,
    ],
  };
}

/**
 * The standard terms that a `near` names. A close match is a term of the same sort, named without a condition; a class beside
 * a property, or `skos:Concept (EuroVoc)`, is something to look at. Of what has no IRI, the words remain.
 */
function alignments(near: string, sort: "class" | "property"): readonly Property[] {
  const found = [...near.matchAll(/([a-z]+):([A-Za-z_]+)( \()?/g)].filter(([, prefix = ""]) =>
    Object.hasOwn(standard, prefix),
  );
  const isClose = ([, , term = "", condition]: RegExpMatchArray): boolean =>
    condition === undefined && /^[A-Z]/.test(term) === (sort === "class");
  const named = (matches: readonly RegExpMatchArray[]) => matches.map(([, prefix, term]) => name(`${prefix}:${term}`));
  return [
    ["sg:nearestTerm", ...literal(near === "" ? null : near)],
    ["skos:closeMatch", ...named(found.filter(isClose))],
    ["rdfs:seeAlso", ...named(found.filter((one) => !isClose(one)))],
  ];
}
