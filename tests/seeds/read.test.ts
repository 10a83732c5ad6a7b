import { afterEach, describe, expect, it } from "vitest";
import { datasetOf, demo, entityIn, faultsOf, graph, relationIn, removeFolders, strategy } from "./folder.ts";

afterEach(removeFolders);

const shared = `entities:
  - id: country/a
    name: { en: Country A, fr: Pays A }
`;
const inferred = "basis: inferred, strength: weak, reasoning: made up";
const inCountry = `  - { from: task/open-clinics, inTerritory: country/a, ${inferred} }\n`;

/** A second strategy, whose task stands in the same country. */
const report = {
  "report/strategy.yaml": strategy.replace("Rural clinics", "Report").replace("language: en", "language: de"),
  "report/source.txt": "Country A paid a grant to clinics.",
  "report/graph.yaml": `entities:
  - { id: task/pay, name: Zahlen, mentions: [paid a grant] }
  - { id: country/a, mentions: [Country A], note: as the report has it }
relations:
  - { from: task/pay, inTerritory: country/a, quote: Country A paid a grant }
  - { from: demo/instrument/grant, supports: demo/task/open-clinics, quote: paid a grant to clinics, commitment: { done: paid } }
`,
};

describe("a seeds folder", () => {
  it("gives every entity the id of its folder, and shared ones that of common", async () => {
    const dataset = await datasetOf({
      ...demo({ "demo/graph.yaml": graph + inCountry }),
      "common/shared.yaml": shared,
    });
    expect(Array.from(dataset.entities, ({ id }) => id)).toEqual([
      "common/country/a",
      "demo/instrument/grant",
      "demo/source-document/plan",
      "demo/task/open-clinics",
    ]);
    expect(Array.from(dataset.relations, ({ id }) => id)).toEqual([
      "demo/instrument/grant>supports>demo/task/open-clinics",
      "demo/task/open-clinics>inTerritory>common/country/a",
    ]);
  });

  it("counts an entity to every strategy that speaks of it", async () => {
    const dataset = await datasetOf({
      ...demo({ "demo/graph.yaml": graph + inCountry }),
      ...report,
      "common/shared.yaml": `${shared}  - { id: country/b, name: Country B }\n`,
    });
    expect(entityIn(dataset, "common/country/a").strategies).toEqual(["demo", "report"]);
    expect(entityIn(dataset, "demo/instrument/grant").strategies).toEqual(["demo", "report"]);
    expect(entityIn(dataset, "report/task/pay").strategies).toEqual(["report"]);
    expect(entityIn(dataset, "common/country/b").strategies).toEqual([]);
  });

  it("takes the mentions and notes that strategies add to a shared entity", async () => {
    const dataset = await datasetOf({
      ...demo({ "demo/graph.yaml": graph + inCountry }),
      ...report,
      "common/shared.yaml": shared,
    });
    const country = entityIn(dataset, "common/country/a");
    expect(country.names).toEqual([
      { language: "en", name: "Country A" },
      { language: "fr", name: "Pays A" },
    ]);
    expect(country.note).toBe("as the report has it");
    expect(country.mentions.map(({ quote }) => quote.document)).toEqual(["report/source-document/plan"]);
  });

  it("keeps a claim for each document, and gives the relation what its strongest claim says", async () => {
    const dataset = await datasetOf({ ...demo(), ...report, "common/shared.yaml": shared });
    const { claims, commitment, basis } = relationIn(dataset, "demo/instrument/grant>supports>demo/task/open-clinics");
    expect(claims.map(({ document }) => document)).toEqual([
      "report/source-document/plan",
      "demo/source-document/plan",
    ]);
    expect({ basis, commitment }).toEqual({ basis: "STATED", commitment: "DONE" });
  });

  it("gives a name the language of its strategy unless it says another", async () => {
    const dataset = await datasetOf({ ...demo(), ...report, "common/shared.yaml": shared });
    expect(entityIn(dataset, "report/task/pay").names).toEqual([{ language: "de", name: "Zahlen" }]);
  });

  it("takes a relation that is named like a key of claims", async () => {
    const attributed = `  - { from: source-document/plan, attributedTo: country/a, ${inferred} }
  - { from: task/open-clinics, inTerritory: country/a, attributedTo: country/a, ${inferred} }
`;
    const dataset = await datasetOf({
      ...demo({ "demo/graph.yaml": graph + attributed }),
      "common/shared.yaml": shared,
    });
    const [by] = relationIn(dataset, "demo/source-document/plan>attributedTo>common/country/a").claims;
    const [of] = relationIn(dataset, "demo/task/open-clinics>inTerritory>common/country/a").claims;
    expect([by?.attributedTo, of?.attributedTo]).toEqual([null, "common/country/a"]);
  });

  it("brings strings into one form, and values into that of their type", async () => {
    const values = `  - id: instrument/loan
    name: "Cafe\\u0301"
    type: taxRelief
    amount: "0012.50"
    tags: [{ value: "e\\u0301", quote: A grant }, plain]
    mentions: [A grant]
  - id: task/other
    name: Other
    due: { value: 2030, quote: by 2030, note: the last day }
    duration: P5Y
    mentions: [by 2030]
`;
    const dataset = await datasetOf(
      demo({ "demo/graph.yaml": graph.replace("relations:\n", `${values}relations:\n`) }),
    );
    const loan = entityIn(dataset, "demo/instrument/loan");
    expect(loan.names[0]?.name).toBe("Caf\u00e9");
    expect(loan.fields).toEqual({ amount: "12.5", tags: ["\u00e9", "plain"], type: "TAX_RELIEF" });
    expect(loan.fieldEvidence.map(({ field, value }) => [field, value])).toEqual([["tags", "\u00e9"]]);
    const task = entityIn(dataset, "demo/task/other");
    expect(task.fields).toEqual({ due: "2030", duration: "P5Y" });
    expect(task.fieldEvidence[0]).toMatchObject({ field: "due", value: "2030", note: "the last day" });
  });

  it("warns of an entity that nothing is said of, and reads the folder all the same", async () => {
    const files = { ...demo(), "common/shared.yaml": shared };
    expect(await faultsOf(files)).toMatchObject([{ code: "SEED_UNRELATED_ENTITY", severity: "warning" }]);
    expect([...(await datasetOf(files)).entities]).toHaveLength(4);
  });

  it("takes a document that was not read, and keeps it among those of the strategy", async () => {
    const unread = `${strategy}  - { id: source-document/unread, name: Unread }\n`;
    const dataset = await datasetOf(demo({ "demo/strategy.yaml": unread }));
    expect([...dataset.strategies]).toEqual([
      {
        id: "demo",
        name: "Rural clinics",
        language: "en",
        annotators: ["one annotator"],
        reviewers: [],
        documents: ["demo/source-document/plan", "demo/source-document/unread"],
      },
    ]);
    expect(Array.from(dataset.documents, ({ id }) => id)).toEqual(["demo/source-document/plan"]);
  });
});
