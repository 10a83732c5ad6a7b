import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { describe as inWords } from "../../graph/diagnostic.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { readOntology } from "../../src/ontology/read.ts";

/** The kinds and relations a strategy graph has to have, with their nearest standard terms. */
const kinds: readonly (readonly [name: string, near: string])[] = [
  ["SourceDocument", "schema:NewsArticle / prov:Entity"],
  ["StrategyDocument", "eli:LegalResource / StratML StrategicPlan"],
  ["Goal", "StratML Goal / BMM Goal"],
  ["Task", "StratML Objective / BMM Objective"],
  ["Action", "IATI activity / StratML PerformancePlan item"],
  ["Instrument", "POLIANNA InstrumentType / OECD policy instrument"],
  ["Project", "schema:Project"],
  ["Outcome", "OECD-DAC outcome/impact"],
  ["Indicator", "StratML PerformanceIndicator / SDG indicator"],
  ["Target", "StratML MeasurementInstance (target)"],
  ["PolicyArea", "skos:Concept (EuroVoc)"],
  ["Sector", "skos:Concept (ISIC/NACE)"],
  ["Organization", "org:Organization"],
  ["Country", "schema:Country"],
  ["CountryGroup", "schema:Place / skos:Collection"],
  ["StakeholderGroup", "StratML Stakeholder"],
  ["FundingSource", "schema:funder (range)"],
  ["Allocation", "IATI budget"],
  ["Period", "time:TemporalEntity, EDTF value"],
  ["Event", "schema:Event / prov:Activity"],
];

const relations: readonly (readonly [name: string, from: string, to: string, near: string])[] = [
  ["hasGoal", "StrategyDocument Project", "Goal", "StratML StrategicPlanCore/Goal"],
  ["hasSubgoal", "Goal", "Goal", "BMM Goal composition"],
  ["hasTask", "StrategyDocument Project Goal", "Task", "StratML Goal/Objective"],
  ["hasSubtask", "Task", "Task", "BMM Objective composition"],
  ["hasAction", "StrategyDocument Goal Task", "Action", "IATI related-activity"],
  ["prioritizes", "Event StrategyDocument SourceDocument", "Task Goal PolicyArea Sector", "prov:generated"],
  ["supports", "Instrument", "Goal Task Project Action", "bmm:channelsEffortsToward"],
  ["contributesTo", "Task Action Project Goal", "Goal Task Project Outcome", "bmm:channelsEffortsToward"],
  ["operatesThrough", "Instrument", "Instrument", "dcterms:hasPart"],
  ["exampleOf", "Instrument Project", "Instrument Project", "skos:broader"],
  ["implements", "Instrument Project StrategyDocument", "StrategyDocument", "eli:implements"],
  ["basedOn", "StrategyDocument Instrument", "StrategyDocument", "eli:based_on"],
  ["takesIntoAccount", "Instrument StrategyDocument", "Country Organization StakeholderGroup", "prov:wasInfluencedBy"],
  [
    "responsibleFor",
    "Organization StakeholderGroup Country",
    "Task Action Instrument Target Project",
    "RACI accountable / StratML lead organisation",
  ],
  ["fundedBy", "Instrument Project StrategyDocument Action", "FundingSource", "schema:funder"],
  ["allocates", "FundingSource StrategyDocument", "Allocation", "IATI budget"],
  ["allocatedTo", "Allocation", "Instrument Task Project Action", "IATI recipient"],
  ["measuredBy", "Goal Task Outcome Instrument", "Indicator", "StratML PerformanceIndicator"],
  ["hasTarget", "Indicator Goal", "Target", "StratML MeasurementInstance"],
  ["hasExpectedOutcome", "StrategyDocument Instrument Project Task Action", "Outcome", "IATI result"],
  ["leadsTo", "Outcome", "Outcome", "DAC results chain"],
  ["benefits", "Instrument Outcome StrategyDocument", "StakeholderGroup Country CountryGroup", "schema:audience"],
  ["inSector", "StrategyDocument Task Instrument Project Outcome Action", "Sector", "dcterms:subject"],
  [
    "inTerritory",
    "StrategyDocument Task Outcome PolicyArea Project Organization StakeholderGroup",
    "Country CountryGroup",
    "dcterms:spatial / eli:jurisdiction",
  ],
  ["about", "SourceDocument Event StrategyDocument", "StrategyDocument PolicyArea", "eli:is_about / schema:about"],
  ["coversPeriod", "StrategyDocument", "Period", "dcterms:temporal"],
  ["hasDuration", "StrategyDocument Project Instrument", "Period", "time:hasDuration"],
  ["startsIn", "Instrument Project Event Task Action", "Period", "schema:startDate"],
  ["dueBy", "Task Action Instrument Project Target", "Period", "schema:endDate"],
  ["publishedOn", "SourceDocument StrategyDocument", "Period", "dcterms:issued"],
  [
    "developedBy",
    "StrategyDocument PolicyArea",
    "Organization StakeholderGroup CountryGroup Country",
    "dcterms:creator",
  ],
  ["approvedBy", "StrategyDocument Project", "Organization", "eli:passed_by"],
  [
    "carriedOutBy",
    "Event Project StrategyDocument Action Outcome",
    "Organization CountryGroup Country StakeholderGroup",
    "prov:wasAssociatedWith",
  ],
  ["publishedBy", "SourceDocument", "Organization", "dcterms:publisher"],
  ["attributedTo", "SourceDocument", "Organization", "prov:wasAttributedTo"],
  ["memberOf", "Country CountryGroup", "CountryGroup Organization", "org:memberOf / skos:member"],
  ["partOf", "Organization", "Organization", "org:unitOf"],
  ["budgetOf", "FundingSource", "Organization", "dcterms:isPartOf"],
  ["isVersionOf", "StrategyDocument", "StrategyDocument", "dcterms:isVersionOf"],
];

const file = join(import.meta.dirname, "../../schema.graphql");
const text = readFileSync(file, "utf8");
const ontology = sound(text);

function sound(schema: string): Ontology {
  const { ontology: read, diagnostics } = readOntology(schema, "schema.graphql");
  if (read === null) throw new Error(diagnostics.map(inWords).join("\n"));
  return read;
}

const set = (names: readonly string[]) => [...names].sort();

describe("schema.graphql", () => {
  it("has the reference's kinds and no others, each with its nearest standard term", () => {
    expect(ontology.kinds.map(({ name, near }) => [name, near]).sort()).toEqual([...kinds].sort());
  });

  it("has the reference's relations and no others, between its kinds, each with its nearest standard term", () => {
    const found = ontology.relations.map(({ name, from, to, near }) => [name, set(from), set(to), near]);
    const expected = relations.map(([name, from, to, near]) => [name, set(from.split(" ")), set(to.split(" ")), near]);
    expect(found.sort()).toEqual(expected.sort());
  });

  it("describes everything, and says how each relation reads in both directions", () => {
    const described = [
      ...ontology.kinds.flatMap((kind) => [kind, ...kind.fields, ...kind.relationFields]),
      ...ontology.interfaces.flatMap((one) => [one, ...one.fields]),
      ...ontology.relations,
      ...ontology.enums.flatMap((one) => [one, ...one.values]),
      ...ontology.properties.fields,
    ];
    expect(described.filter((one) => one.description === "").map((one) => one.name)).toEqual([]);
    const readings = ontology.relations.flatMap((one) => [one.reading.out, one.reading.in]);
    expect(readings.filter((reading) => !/^[a-z][a-z ]+$/.test(reading))).toEqual([]);
  });

  it("names each set of several kinds that a relation begins or ends in once", () => {
    const ends = ontology.interfaces.slice(1).map((one) => one.kinds.join());
    expect(new Set(ends).size).toBe(ends.length);
    const targets = new Set(ontology.kinds.flatMap((kind) => kind.relationFields.map((field) => field.target)));
    const unused = ontology.interfaces.slice(1).filter((one) => !targets.has(one.name));
    expect(unused).toEqual([]);
  });

  it("has one name for a relation's inverse, wherever it stands", () => {
    const inverses = new Map<string, Set<string>>();
    for (const { name, relation, direction } of ontology.kinds.flatMap((kind) => kind.relationFields)) {
      if (direction === "in") inverses.set(relation, (inverses.get(relation) ?? new Set()).add(name));
    }
    expect([...inverses.values()].filter((names) => names.size !== 1)).toEqual([]);
    expect(inverses.size).toBe(ontology.relations.length);
  });
});

describe("the ontology", () => {
  it("is frozen throughout", () => {
    const parts: unknown[] = [ontology];
    while (parts.length > 0) {
      const part = parts.pop();
      if (typeof part !== "object" || part === null) continue;
      expect(Object.isFrozen(part)).toBe(true);
      parts.push(...Object.values(part));
    }
  });

  it("says how a kind is asked for, as the Neo4j GraphQL Library would", () => {
    const area = ontology.kinds.find((kind) => kind.name === "PolicyArea");
    expect(area).toMatchObject({ segment: "policy-area", singular: "policyArea", plural: "policyAreas" });
    const country = ontology.kinds.find((kind) => kind.name === "Country");
    expect(country?.plural).toBe("countries");
    expect(ontology.interfaces[0]).toMatchObject({ name: "Entity", plural: "entities" });
  });

  it("shows a relation from both ends", () => {
    const field = (kind: string, name: string) =>
      ontology.kinds.find((one) => one.name === kind)?.relationFields.find((one) => one.name === name);
    expect(field("Instrument", "supports")).toMatchObject({
      relation: "supports",
      direction: "out",
      target: "Supportable",
      kinds: ["Goal", "Task", "Action", "Project"],
      description: "A means serves an end.",
    });
    expect(field("Task", "supportedBy")).toMatchObject({
      relation: "supports",
      direction: "in",
      target: "Instrument",
      kinds: ["Instrument"],
      description: "Inverse of `supports`. A means serves an end.",
    });
  });

  it("has a fingerprint of what it means, not of how it is written", () => {
    expect(sound(`# a remark\n${text.replaceAll("    &", "  &")}`).fingerprint).toBe(ontology.fingerprint);
    expect(sound(text.replace("A means serves an end.", "A means is good for an end.")).fingerprint).not.toBe(
      ontology.fingerprint,
    );
    expect(ontology.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  });
});
