import { createHash } from "node:crypto";
import type { Basis, Commitment, Strength } from "../dataset.ts";
import type { Evidence, Excerpt, ExcerptClaim, ExcerptEdge, ExcerptNode, Source } from "../excerpt.ts";
import type { Field, Ontology } from "../ontology.ts";
import type { Names } from "./rdf-names.ts";
import { ownTerms } from "./rdf-own.ts";
import { type Description, literal, name, type Property, type Term, termOf, words } from "./rdf-terms.ts";
import { vocabulary } from "./rdf-vocabulary.ts";

/**
 * An excerpt as RDF, a thing at a time: its receipt, the documents it quotes, the vocabulary, the entities, and the relations
 * with their claims and quotes. Nothing is nameless, so that to read a file twice, or two of one graph, adds nothing. Cost:
 * O(excerpt).
 */
export function* describe(excerpt: Excerpt, names: Names): Generator<Description, void, void> {
  yield* receipt(excerpt, names);
  for (const source of excerpt.sources) yield* document(source, names);
  yield* ownTerms();
  yield* vocabulary(excerpt.ontology);
  const fields = fieldsOf(excerpt.ontology);
  for (const node of excerpt.nodes) yield entity(node, fields.get(node.kind) ?? [], names);
  for (const edge of excerpt.edges) yield* relation(edge, names);
}

function* receipt({ receipt }: Excerpt, { iri }: Names): Generator<Description, void, void> {
  const { revision, question, engine, version, time, nodes, edges, evidence } = receipt;
  const id = createHash("sha256").update(JSON.stringify(receipt)).digest("hex");
  const [graph, software] = [iri("revision", revision), iri("software", version)];
  yield {
    subject: iri("export", id),
    properties: [
      ["rdf:type", name("prov:Entity")],
      ["sg:question", ...literal(question)],
      ["sg:entities", ...literal(nodes, "xsd:integer")],
      ["sg:relations", ...literal(edges, "xsd:integer")],
      ["sg:quotes", ...literal(evidence, "xsd:integer")],
      ["prov:wasDerivedFrom", graph],
      ["prov:generatedAtTime", ...literal(time, "xsd:dateTime")],
      ["prov:wasGeneratedBy", iri("writing", id)],
    ],
  };
  yield {
    subject: iri("writing", id),
    properties: [
      ["rdf:type", name("prov:Activity")],
      ["prov:used", graph],
      ["prov:wasAssociatedWith", software],
      ["sg:engine", ...literal(engine)],
      ["prov:endedAtTime", ...literal(time, "xsd:dateTime")],
    ],
  };
  yield {
    subject: graph,
    properties: [
      ["rdf:type", name("prov:Entity")],
      ["sg:revision", ...literal(revision)],
    ],
  };
  yield {
    subject: software,
    properties: [
      ["rdf:type", name("prov:SoftwareAgent")],
      ["rdfs:label", ...literal("strategraph")],
      ["sg:version", ...literal(version)],
    ],
  };
}

function* document({ id, name: title, url, date, credit, license, sha256 }: Source, { iri }: Names) {
  const terms = [
    ["dcterms:rights", "dcterms:RightsStatement", iri("credit", id), credit],
    ["dcterms:license", "dcterms:LicenseDocument", iri("license", id), license],
  ] as const;
  const said = terms.filter(([, , , text]) => text !== null);
  yield {
    subject: iri("entity", id),
    properties: [
      ["rdf:type", name("prov:Entity")],
      ["dcterms:title", ...literal(title)],
      ["dcterms:issued", ...literal(date, "edtf:EDTF")],
      ["schema:url", ...literal(url, "xsd:anyURI")],
      ["schema:sha256", ...literal(sha256)],
      ["schema:creditText", ...literal(credit)],
      ...said.map(([property, , subject]): Property => [property, subject]),
    ],
  } satisfies Description;
  for (const [, type, subject, text] of said) {
    yield {
      subject,
      properties: [
        ["rdf:type", name(type)],
        ["rdfs:label", ...literal(text)],
      ],
    } satisfies Description;
  }
}

/** The one name that is shown is preferred; the others are labels beside it. */
function entity(node: ExcerptNode, fields: readonly Field[], { iri }: Names): Description {
  const labels = node.names.map(({ name, language }) => words(name, language));
  return {
    subject: iri("entity", node.id),
    properties: [
      ["rdf:type", name(`kind:${node.kind}`)],
      ["dcterms:identifier", ...literal(node.id)],
      ["skos:prefLabel", ...labels.slice(0, 1)],
      ["rdfs:label", ...labels],
      ["skos:altLabel", ...node.aliases.flatMap((alias) => literal(alias))],
      ["dcterms:description", ...literal(node.description)],
      ...firmness(node),
      ["sg:reasoning", ...literal(node.reasoning)],
      ["skos:editorialNote", ...literal(node.note)],
      ["sg:strategy", ...node.strategies.flatMap((strategy) => literal(strategy))],
      ...fields.map((field): Property => {
        const value = node.fields[field.name] ?? [];
        return [`field:${field.name}`, ...[value].flat().flatMap((one) => termOf(field, one))];
      }),
    ],
  };
}

/** A relation as a thing; and as a plain triple, which says that it holds, only where a source says so. */
function* relation(edge: ExcerptEdge, names: Names): Generator<Description, void, void> {
  const { iri } = names;
  const property = `relation:${edge.relation}`;
  const [from, to] = [iri("entity", edge.from), iri("entity", edge.to)];
  if (edge.basis === "STATED") yield { subject: from, properties: [[property, to]] };
  const ids = edge.claims.map((_, at) => `${edge.id}/${at + 1}`);
  yield {
    subject: iri("edge", edge.id),
    properties: [
      ["rdf:type", name("sg:Relation")],
      ["dcterms:identifier", ...literal(edge.id)],
      ["rdf:subject", from],
      ["rdf:predicate", name(property)],
      ["rdf:object", to],
      ...firmness(edge),
      ["sg:claim", ...ids.map((id) => iri("claim", id))],
    ],
  };
  for (const [at, id] of ids.entries()) yield* claim(edge.claims[at] as ExcerptClaim, id, names);
}

function* claim(claim: ExcerptClaim, id: string, names: Names): Generator<Description, void, void> {
  const { iri } = names;
  const ids = claim.evidence.map((_, at) => `${id}/${at + 1}`);
  yield {
    subject: iri("claim", id),
    properties: [
      ["rdf:type", name("sg:Claim")],
      ["prov:hadPrimarySource", iri("entity", claim.document)],
      ["prov:wasAttributedTo", ...(claim.attributedTo === null ? [] : [iri("entity", claim.attributedTo)])],
      ...firmness(claim),
      ["sg:reasoning", ...literal(claim.reasoning)],
      ["sg:qualifier", ...literal(claim.qualifier)],
      ["skos:editorialNote", ...literal(claim.note)],
      ["sg:annotator", ...literal(claim.annotator)],
      ["sg:reviewer", ...literal(claim.reviewer)],
      ["sg:evidence", ...ids.map((one) => iri("quote", one))],
    ],
  };
  for (const [at, one] of ids.entries()) yield* quote(claim.evidence[at] as Evidence, one, iri("claim", id), names);
}

/** A quote as a Web Annotation: of a document, the words with those around them, and the place, in code points. */
function* quote(one: Evidence, id: string, claim: Term, { iri }: Names): Generator<Description, void, void> {
  const [target, exact, offsets] = [iri("target", id), iri("words", id), iri("offsets", id)];
  const around = (text: string) => literal(text === "" ? null : text);
  const [start, end] = one.codePoints;
  yield {
    subject: iri("quote", id),
    properties: [
      ["rdf:type", name("oa:Annotation")],
      ["oa:motivatedBy", name("oa:linking")],
      ["oa:hasBody", claim],
      ["oa:hasTarget", target],
    ],
  };
  yield {
    subject: target,
    properties: [
      ["rdf:type", name("oa:SpecificResource")],
      ["oa:hasSource", iri("entity", one.document)],
      ["oa:hasSelector", exact, offsets],
      ["sg:line", ...literal(one.line, "xsd:integer")],
      ["sg:page", ...literal(one.page)],
      ["sg:section", ...literal(one.section)],
    ],
  };
  yield {
    subject: exact,
    properties: [
      ["rdf:type", name("oa:TextQuoteSelector")],
      ["oa:exact", ...literal(one.quote)],
      ["oa:prefix", ...around(one.sentence.slice(0, one.start - one.sentenceStart))],
      ["oa:suffix", ...around(one.sentence.slice(one.end - one.sentenceStart))],
    ],
  };
  yield {
    subject: offsets,
    properties: [
      ["rdf:type", name("oa:TextPositionSelector")],
      ["oa:start", ...literal(start, "xsd:nonNegativeInteger")],
      ["oa:end", ...literal(end, "xsd:nonNegativeInteger")],
    ],
  };
}

interface Firmness {
  readonly basis: Basis;
  readonly strength: Strength | null;
  readonly commitment?: Commitment | null;
}

function firmness({ basis, strength, commitment = null }: Firmness): readonly Property[] {
  const value = (type: string, one: string | null) => (one === null ? [] : [name(`value:${type}.${one}`)]);
  return [
    ["sg:basis", ...value("Basis", basis)],
    ["sg:strength", ...value("Strength", strength)],
    ["sg:commitment", ...value("Commitment", commitment)],
  ];
}

/** Fields that each kind declares beyond those of every entity. */
function fieldsOf({ kinds, interfaces }: Ontology): ReadonlyMap<string, readonly Field[]> {
  const common = new Set(interfaces[0]?.fields.map(({ name }) => name));
  return new Map(kinds.map(({ name, fields }) => [name, fields.filter((field) => !common.has(field.name))]));
}
