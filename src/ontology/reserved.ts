import { entityExtras, entityRecords, recordKinds, relationRecords } from "../../graph/records.ts";
import { builtInScalars, declaredScalars, patternRegister, relationRegister } from "./declarations.ts";
import { patternStep } from "./directives.ts";

/** Names that the API, the seed format or the Neo4j GraphQL Library need for themselves: name -> what it is there. */
type Reserved = ReadonlyMap<string, string>;

const named = (names: readonly string[], what: string) => names.map((name) => [name, what] as const);

/** Types that the derived schema has whatever the ontology says. */
export const reservedTypes: Reserved = new Map([
  ...named(["Query", "Mutation", "Subscription"], "a root of the API"),
  ...named([...builtInScalars, ...declaredScalars], "a scalar"),
  ...named(
    recordKinds.map((record) => record.name),
    "a record of the API",
  ),
  ...named(
    recordKinds.flatMap(({ name }) => [`${name}Where`, `${name}Filters`]),
    "a filter of the API",
  ),
  ...named(["WhatIf", "Loss", "CutOff", "InTurn", "Service", "Critical", "Cycle", "Community"], "a type of the API"),
  ...named(
    ["PageInfo", "SortDirection", "ListStatus", "ListStatusEnumScalarFilters", "Absence", "AbsenceCode"],
    "a type of the API",
  ),
  ...named(["Count", "ConnectionAggregationCountFilterInput"], "a type of the API"),
  ...named(
    [
      ...["Graph", "Ontology", "OntologyKind", "OntologyInterface", "OntologyField", "OntologyRelationField"],
      ...["OntologyRelation", "OntologyPattern", "OntologyStep", "OntologyReading"],
      ...["OntologyEnum", "OntologyEnumValue"],
      ...["Kind", "Direction", "Ends", "Link", "LinkEdge", "Path", "PathEdge", "PathStep", "Weakest", "Reached"],
      ...[
        "Coverage",
        "CoverageLine",
        "CoverageCell",
        "CoverageSide",
        "Gap",
        "Isolated",
        "Finding",
        "FindingRule",
        "Severity",
      ],
      ...["SearchHit", "SearchMatch", "SearchManner", "SearchField", "SearchConnection", "SearchEdge"],
      ...["Neighborhood", "NeighborhoodEdge", "LeftOut", "Annotation", "AnnotationRole"],
    ],
    "a type of the API",
  ),
  ...named(["Node", "DateTime", "Date", "Time", "BigInt", "Point"], "a type of the Neo4j GraphQL Library"),
  [relationRegister, "the enum of the relations"],
  [patternRegister, "the enum of the patterns"],
  [patternStep.name, "a step of a pattern"],
]);

/** Fields that every entity has in the API, or that its filters and sorts use. */
export const reservedFields: Reserved = new Map([
  ...named(
    [...entityRecords, ...entityExtras].map((one) => one.name),
    "what the API gives every entity",
  ),
  ["nameLanguage", "what the API gives every entity"],
  ["reachable", "what the API gives every entity"],
  ["typename", "a filter of the API"],
]);

/** Fields of what every relation carries. */
export const reservedProperties: Reserved = new Map(
  named(
    relationRecords.map((one) => one.name),
    "what the API gives every relation",
  ),
);

/** Of the source kind: where a seed names its document's text. */
export const reservedSourceFields: Reserved = new Map([["text", "what the seed format calls a document's text"]]);

/** Keys of a claim in the seed format, beside which a relation's name stands. */
export const reservedRelations: Reserved = new Map(
  named(
    [
      ...["from", "to", "relation", "quote", "quotes", "claims", "document", "basis", "strength", "reasoning"],
      ...["commitment", "coreference", "qualifier", "note", "alternatives", "annotator", "reviewer"],
    ],
    "a key of the seed format",
  ),
);

/** Fields of the API's root that are of no kind. */
export const reservedRoots: Reserved = new Map(
  named(
    [
      ...["lists", "listNotes", "exclusions", "strategies", "strategy", "annotations", "graph", "ontology"],
      ...["ids", "kinds", "where"],
      ...["links", "paths", "shortestPath", "coverage", "gaps", "isolated", "neighborhood"],
      ...["whatIf", "criticality", "cycles", "communities", "findings", "findingRules"],
      ...["search", "searchConnection"],
    ],
    "a root of the API",
  ),
);

/** Ends of the names of types that are derived: of a type, of a type's relation field, of a scalar or an enum. */
export const derivedOfType: readonly string[] = [
  ...["Where", "Sort", "Edge", "Relationship", "Implementation", "ConnectionWhere", "ConnectionSort"],
  ...["RelationshipFilters", "ConnectionFilters", "Grouping"],
  ...["Aggregate", "AggregateNode", "AggregateGroup", "ConnectionAggregateInput", "NodeAggregationWhereInput"],
];
export const derivedOfRelation: readonly string[] = [
  "Relationship",
  "ConnectionWhere",
  "ConnectionSort",
  "ConnectionFilters",
];
export const derivedOfValues: readonly string[] = [
  ...["ScalarFilters", "EnumScalarFilters", "ListFilters", "ListScalarFilters", "ListEnumScalarFilters"],
  ...["AggregateSelection", "ScalarAggregationFilters"],
];
