import { type Description, literal, name } from "./rdf-terms.ts";

/** For `leavesOut`. */
export const leftOutOfRdf: readonly string[] = [
  "an inferred relation is no plain triple: it is described as sg:Relation, with its basis and claims",
  "the values of a list are a set: neither their order nor how often one stands there",
  "weeks in a duration are days; a duration with parts of other units than seconds is text",
  "halves of surrogate pairs become U+FFFD",
  "of a claim not its other readings and the words behind its commitment; of an entity not where it is mentioned",
];

/** Classes that every file has, whatever its ontology: what each is, and of which standard ones it is a part. */
const classes: readonly (readonly [name: string, label: string, comment: string, ...of: string[]])[] = [
  [
    "Relation",
    "relation",
    "A relation between two entities, with what it rests on. That one is described does not say that it holds: basis, strength and claims say how far it may be relied on. Only where a source states it, a plain triple stands beside it.",
    "rdf:Statement",
  ],
  ["Claim", "claim", "That a relation holds, as one document says it or as a reader infers from it.", "prov:Entity"],
];

const properties: readonly (readonly [name: string, label: string, comment: string])[] = [
  ["annotator", "annotator", "Who read the document so."],
  [
    "basis",
    "basis",
    "Whether a sentence of a source says so, or it takes reasoning; of a relation, that of its strongest claim.",
  ],
  ["claim", "claim", "A claim that the relation rests on."],
  ["commitment", "commitment", "How far the source says a thing has come; of a relation, that of its strongest claim."],
  ["engine", "engine", "What held the graph when the file was written."],
  ["entities", "entities", "How many entities the file has."],
  ["evidence", "evidence", "A quote that shows the claim."],
  ["inverseLabel", "inverse label", "How a relation reads against its direction."],
  ["line", "line", "Line of the document's text that the words begin on, from 1."],
  ["nearestTerm", "nearest term", "The nearest standard terms in words: alignments, not identities."],
  ["page", "page", "Page of the document that the words begin on."],
  ["qualifier", "qualifier", "A restriction in the source's words."],
  ["question", "question", "What was asked for."],
  ["quotes", "quotes", "How many quotes the file has."],
  ["reasoning", "reasoning", "The reasoning of an inference."],
  ["relations", "relations", "How many relations the file has."],
  ["reviewer", "reviewer", "Who checked the reading."],
  ["revision", "revision", "Which graph it was: SHA-256 of its canonical form."],
  ["section", "section", "Section of the document that the words begin in."],
  ["strategy", "strategy", "Id of a strategy that the entity belongs to."],
  ["strength", "strength", "How firmly an inference holds; of a relation, that of its strongest claim."],
  ["version", "version", "Version of the software that wrote the file."],
];

/** The terms that are neither the ontology's nor a standard's. */
export function* ownTerms(): Generator<Description, void, void> {
  for (const [term, label, comment, ...of] of classes) {
    yield {
      subject: name(`sg:${term}`),
      properties: [
        ["rdf:type", name("rdfs:Class")],
        ["rdfs:label", ...literal(label)],
        ["rdfs:comment", ...literal(comment)],
        ["rdfs:subClassOf", ...of.map(name)],
      ],
    };
  }
  for (const [term, label, comment] of properties) {
    yield {
      subject: name(`sg:${term}`),
      properties: [
        ["rdf:type", name("rdf:Property")],
        ["rdfs:label", ...literal(label)],
        ["rdfs:comment", ...literal(comment)],
      ],
    };
  }
}
