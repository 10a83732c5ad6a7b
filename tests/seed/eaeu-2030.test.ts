import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { Claim, Quote } from "../../graph/dataset.ts";
import { relationId } from "../../graph/dataset.ts";
import { commitmentFacts, entityFacts, notRelations, relationFacts } from "./facts.ts";
import { quotesOf, readCommittedSeeds, root, type Seeds, strategy } from "./graph.ts";

const sourceId = `${strategy}/source-document/kazakhstan-today`;
const sha256 = "1d33f41abee2dad7f80583bc642747a89d3eaa6c67ffad30c730e3702b5c7139";
const bytes = readFileSync(`${root}/seeds/${strategy}/source.txt`);
const text = bytes.toString("utf8").replaceAll("\r\n", "\n");

let seeds: Seeds;
beforeAll(async () => {
  seeds = await readCommittedSeeds();
});

const span = ({ start, end }: Quote): string => `${start}-${end}`;
const spans = (quotes: readonly Quote[]): readonly string[] => quotes.map(span).toSorted();
const entity = (id: string) => seeds.entities.find((one) => one.id === `${strategy}/${id}`);
const relation = (from: string, kind: string, to: string) =>
  seeds.relations.find((one) => one.id === relationId(`${strategy}/${from}`, kind, `${strategy}/${to}`));
const claimsWith = (has: (claim: Claim) => boolean) =>
  seeds.relations.filter((one) => one.claims.some(has)).map((one) => one.id);

describe("the source", () => {
  it("is byte for byte the text as published", () => {
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
    expect(seeds.documents.find((document) => document.id === sourceId)).toMatchObject({ sha256, text });
  });

  it("carries the credit in the words of its own last lines", () => {
    const credit = entity("source-document/kazakhstan-today")?.fields.credit;
    expect(credit).toContain("reference to Kazakhstan Today");
    expect(text.split("\n")).toContain(credit);
  });
});

describe("the graph", () => {
  it("has 42 entities and 85 relations, 45 of them stated and 40 inferred", () => {
    expect(seeds.entities.filter((one) => one.strategies.includes(strategy))).toHaveLength(42);
    expect(seeds.relations).toHaveLength(85);
    expect(seeds.relations.filter((one) => one.basis === "STATED")).toHaveLength(45);
    expect(seeds.relations.filter((one) => one.basis === "INFERRED")).toHaveLength(40);
  });

  it("quotes nothing that is not the source's own slice, within its sentence", () => {
    const quotes = quotesOf(seeds);
    expect(quotes.length).toBeGreaterThan(200);
    for (const { of, quote } of quotes) {
      expect(quote.document, of).toBe(sourceId);
      expect(quote.sentenceStart, of).toBeLessThanOrEqual(quote.start);
      expect(quote.sentenceEnd, of).toBeGreaterThanOrEqual(quote.end);
      expect(text.slice(quote.start, quote.end).trim().length, of).toBeGreaterThan(3);
    }
  });

  it("has every entity of the annotation, with its kind, name, basis and mentions, and no other", () => {
    const found = seeds.entities
      .filter((one) => one.strategies.includes(strategy))
      .map(({ id, kind, names, basis, mentions }) => ({
        id,
        kind,
        name: names[0]?.name,
        basis,
        mentions: spans(mentions.map((mention) => mention.quote)),
      }));
    const expected = entityFacts.map(({ id, kind, name, basis, mentions }) => ({
      id,
      kind,
      name,
      basis,
      mentions: mentions.toSorted(),
    }));
    expect(byId(found)).toEqual(byId(expected));
  });

  it("has every relation of the annotation, with its ends, basis, strength and quotes, and no other", () => {
    const found = seeds.relations.map(({ id, basis, strength, claims }) => ({
      id,
      basis,
      strength,
      quotes: spans(claims.flatMap((claim) => claim.quotes)),
    }));
    const expected = relationFacts.map(({ from, relation: kind, to, basis, strength, quotes }) => ({
      id: relationId(from, kind, to),
      basis,
      strength,
      quotes: quotes.toSorted(),
    }));
    expect(byId(found)).toEqual(byId(expected));
  });

  it("gives a strength and a reasoning for whatever is inferred, and for nothing that is stated", () => {
    for (const { id, claims } of seeds.relations) {
      for (const { basis, strength, reasoning, quotes } of claims) {
        expect(strength !== null, id).toBe(basis === "INFERRED");
        expect(reasoning !== null, id).toBe(basis === "INFERRED");
        expect(quotes.length, id).toBeGreaterThan(0);
      }
    }
    expect(entity("goal/develop-industrial-cooperation")).toMatchObject({ basis: "INFERRED", strength: "MEDIUM" });
  });
});

describe("what the text does not say", () => {
  it("is no relation: neither what is wrong nor what only follows from others", () => {
    const ids = new Set(seeds.relations.map((one) => one.id));
    expect(notRelations).toHaveLength(20);
    for (const { from, relation: kind, to } of notRelations) {
      expect(seeds.entities.map((one) => one.id)).toEqual(expect.arrayContaining([from, to]));
      expect(ids).not.toContain(relationId(from, kind, to));
    }
  });

  it("adds no member state but Kazakhstan, and no source of money but the Union's budget", () => {
    const ends = (kind: string, to: string) =>
      seeds.relations.filter((one) => one.kind === kind && one.to.endsWith(to)).map((one) => one.from);
    expect(ends("memberOf", "/eaeu-member-states")).toEqual(["common/country/kazakhstan"]);
    expect(seeds.entities.filter((one) => one.kind === "Country")).toHaveLength(1);
    expect(seeds.entities.filter((one) => one.kind === "FundingSource").map((one) => one.id)).toEqual([
      `${strategy}/funding-source/eaeu-budget`,
    ]);
  });

  it("takes the country's name within the agency's for no mention of the country", () => {
    const kazakhstan = seeds.entities.find((one) => one.id === "common/country/kazakhstan");
    const agency = text.indexOf("Kazakhstan Today");
    expect(kazakhstan?.mentions.every(({ quote }) => quote.end < agency)).toBe(true);
  });

  it("rules out, as the only thing ruled out, that the Commission develops the industrial policy", () => {
    expect([...seeds.dataset.exclusions]).toMatchObject([
      {
        from: `${strategy}/policy-area/industrial-policy`,
        relation: "developedBy",
        to: "common/organization/eurasian-economic-commission",
        quotes: [{ start: 359, end: 437 }],
      },
    ]);
  });

  it("leaves two lists open and announces one", () => {
    expect(seeds.lists).toHaveLength(3);
    expect(seeds.lists).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          entity: `${strategy}/event/discussion`,
          relation: "prioritizes",
          direction: "out",
          members: ["Task"],
          status: "OPEN",
          quotes: [expect.objectContaining({ start: 1463, end: 1467 })],
        }),
        expect.objectContaining({
          entity: `${strategy}/instrument/tools-and-mechanisms`,
          relation: "exampleOf",
          direction: "in",
          members: ["Instrument"],
          status: "OPEN",
          quotes: [expect.objectContaining({ start: 2185, end: 2196 })],
        }),
        expect.objectContaining({
          entity: `${strategy}/strategy-document/main-directions`,
          relation: "prioritizes",
          direction: "out",
          members: ["Sector"],
          status: "ANNOUNCED",
          quotes: [expect.objectContaining({ start: 740, end: 829 })],
        }),
      ]),
    );
  });
});

describe("what a careful reader noted", () => {
  it("keeps the other readings of three relations and of one mention", () => {
    expect(claimsWith((claim) => claim.alternatives.length > 0)).toHaveLength(3);
    const draft = "strategy-document/main-directions-2030";
    const plan = `${strategy}/strategy-document/action-plan`;
    for (const outcome of ["outcome/sustained-cooperation-growth", "outcome/innovative-technologies"]) {
      expect(relation(draft, "hasExpectedOutcome", outcome)?.claims[0]?.alternatives).toMatchObject([
        { from: plan, relation: null, to: null },
      ]);
    }
    expect(
      relation("instrument/financial-assistance", "fundedBy", "funding-source/eaeu-budget")?.claims[0]?.alternatives,
    ).toMatchObject([{ from: `${strategy}/project/joint-cooperation` }]);
    expect(entity(draft)?.mentions.filter((mention) => mention.alternatives.length > 0)).toMatchObject([
      { quote: { start: 1672, end: 1685 }, alternatives: [plan] },
    ]);
  });

  it("keeps the values the text gives in words, with the words", () => {
    const fields = (id: string) =>
      Object.fromEntries(
        (entity(id)?.fieldEvidence ?? []).map(({ field, value, quotes }) => [field, `${value} ${spans(quotes)}`]),
      );
    expect(fields("strategy-document/main-directions-2030").status).toBe("DRAFT 167-172");
    expect(fields("strategy-document/main-directions").horizon).toBe("MEDIUM_TERM 614-625");
    expect(fields("strategy-document/action-plan")).toEqual({
      documentType: "ACTION_PLAN 1485-1496",
      status: "FORMED 1627-1647",
    });
    expect(fields("task/stimulate-production-growth").means).toBe("using the potential of the EAEU market 1208-1246");
    expect(fields("instrument/tools-and-mechanisms").sufficiency).toBe("SUFFICIENT 2094-2137");
    expect(entity("instrument/financial-assistance")?.fields.instrumentType).toBe("MECHANISM");
    expect(entity("instrument/interest-rate-subsidy")?.fields.instrumentType).toBe("SUBSIDY");
    expect(seeds.entities.filter((one) => one.fields.isClass === true).map((one) => one.id)).toEqual([
      "common/sector/industry",
      `${strategy}/instrument/tools-and-mechanisms`,
      `${strategy}/project/joint-cooperation`,
    ]);
  });

  it("gives dates in EDTF and the duration in ISO 8601", () => {
    expect(entity("period/until-2030")?.fields).toEqual({ value: "../2030" });
    expect(entity("period/2024")?.fields).toEqual({ value: "2024" });
    expect(entity("period/2024-06-10")?.fields).toEqual({ value: "2024-06-10" });
    expect(entity("period/five-years")?.fields).toEqual({ duration: "P5Y" });
  });

  it("attributes to the press service what the first paragraph states, and nothing else", () => {
    const press = `${strategy}/organization/ministry-press-service`;
    const line = text.indexOf("press service");
    const before = (claim: Claim) => claim.basis === "STATED" && claim.quotes.every((quote) => quote.end < line);
    const headline = relationId(sourceId, "about", `${strategy}/strategy-document/main-directions-2030`);
    const reported = claimsWith((claim) => claim.attributedTo !== null);
    expect(claimsWith((claim) => claim.attributedTo === press)).toEqual(reported);
    expect(reported).toEqual(claimsWith(before).filter((id) => id !== headline));
    expect(reported).toHaveLength(6);
  });

  it("says how far a relation has come where the verb shows it, with its words, and nowhere else", () => {
    const found = seeds.relations.flatMap(({ id, claims }) =>
      claims
        .filter((claim) => claim.commitment !== null)
        .map(({ commitment, commitmentQuotes }) => ({
          id,
          commitment,
          words: commitmentQuotes.map(({ start, end }) => text.slice(start, end)).join(),
        })),
    );
    const expected = commitmentFacts.map(({ annotation, commitment, words }) => {
      const fact = relationFacts.find((one) => one.annotation === annotation);
      return { id: fact ? relationId(fact.from, fact.relation, fact.to) : annotation, commitment, words };
    });
    expect(byId(found)).toEqual(byId(expected));
  });

  it("says who read the text, and that nobody reviewed it", () => {
    expect([...seeds.dataset.strategies]).toMatchObject([
      {
        id: strategy,
        name: "EAEU industrial cooperation until 2030 (draft)",
        annotators: ["one annotator"],
        reviewers: [],
      },
    ]);
  });
});

function byId<T extends { readonly id: string }>(facts: readonly T[]): readonly T[] {
  return facts.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
