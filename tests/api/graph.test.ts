import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import type { Engine } from "../../graph/engine.ts";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { reading } from "../../graph/reading.ts";
import { makeDataset } from "../../graph/revision.ts";
import { createExecutor } from "../../src/api/execute.ts";
import { version } from "../../src/version.ts";
import { ask, dataset, engine, executor, ontology, schema } from "./world.ts";

describe("a reading", () => {
  it("is a sentence in the ontology's words, with what each relation rests on", () => {
    expect(
      reading(ontology, "Grant", [
        { relation: "supports", direction: "out", basis: "INFERRED", strength: "MEDIUM", to: "Build" },
        { relation: "prioritizes", direction: "in", basis: "STATED", strength: null, to: "The text" },
      ]),
    ).toBe("Grant supports (inferred, medium) Build, which is prioritized by (stated) The text");
  });

  it("of an edge goes along the relation, from whichever end it is seen", async () => {
    expect(
      await ask(`{
        instrument(id: "s/instrument/loan") { supportsConnection { edges { reading } } }
        task(id: "s/task/b") { supportedByConnection { edges { node { id } reading } } }
      }`),
    ).toEqual({
      instrument: {
        supportsConnection: {
          edges: [
            { reading: "Loan supports (inferred, medium) Build" },
            { reading: "Loan supports (inferred, medium) Join" },
          ],
        },
      },
      task: {
        supportedByConnection: {
          edges: [{ node: { id: "s/instrument/loan" }, reading: "Loan supports (inferred, medium) Join" }],
        },
      },
    });
  });
});

describe("the graph as a whole", () => {
  it("says its revision, engine, size and sources", async () => {
    const relations = [...dataset.relations];
    expect(await ask("{ graph { __typename revision engine entities relations stated documents { id } } }")).toEqual({
      graph: {
        __typename: "Graph",
        revision: dataset.revision,
        engine: "memory",
        entities: [...dataset.entities].length,
        relations: relations.length,
        stated: relations.filter(({ basis }) => basis === "STATED").length,
        documents: [{ id: "s/source/text" }, { id: "s/source/unread" }],
      },
    });
  });

  it("has strategies, each with what belongs to it counted and its documents, read or not", async () => {
    expect(
      await ask(`{
        strategies {
          __typename id name language annotators reviewers documents { __typename id }
          entities relations stated inferred claims unreviewed openLists
        }
        strategy(id: "s") { id }
        none: strategy(id: "t") { id }
      }`),
    ).toEqual({
      strategies: [
        {
          ...{ __typename: "Strategy", id: "s", name: "S", language: "en", annotators: [], reviewers: [] },
          documents: [
            { __typename: "Source", id: "s/source/text" },
            { __typename: "Source", id: "s/source/unread" },
          ],
          ...{ entities: 9, relations: 8, stated: 6, inferred: 2, claims: 8, unreviewed: 8, openLists: 1 },
        },
      ],
      strategy: { id: "s" },
      none: null,
    });
  });

  it("is refused before the first load", async () => {
    const empty = createExecutor(ontology, createMemoryEngine(ontology), schema);
    const { errors } = await empty.execute({ document: parse("{ graph { revision } }") });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(["NOT_LOADED"]);
  });

  it("is of one revision with the rows beside it, also when a load comes between", async () => {
    const smaller = makeDataset({ ...dataset, relations: [], exclusions: [] });
    const held = createMemoryEngine(ontology);
    await held.replace(dataset);
    const busy: Engine = {
      ...held,
      execute: async (...asked) => {
        const answer = await held.execute(...asked);
        await held.replace(smaller);
        return answer;
      },
    };
    const busyExecutor = createExecutor(ontology, busy, schema);
    const document = parse("{ graph { revision relations } instruments { supports { id } } }");
    const [before, after] = [await busyExecutor.execute({ document }), await busyExecutor.execute({ document })];
    const supported = [...dataset.relations].filter(({ kind }) => kind === "supports").length;
    expect(supported).toBeGreaterThan(0);
    for (const [{ data }, { revision, relations }, count] of [
      [before, dataset, supported],
      [after, smaller, 0],
    ] as const) {
      const { graph, instruments } = data as unknown as {
        readonly graph: unknown;
        readonly instruments: readonly { readonly supports: readonly unknown[] }[];
      };
      expect(graph).toEqual({ revision, relations: [...relations].length });
      expect(instruments.flatMap(({ supports }) => supports)).toHaveLength(count);
    }
  });

  it("says what it may hold", async () => {
    const { ontology: said } = (await ask(`{
      ontology {
        fingerprint
        kinds { __typename name plural fields { name type list required } relationFields { name relation direction } }
        relations { name from to reading { out back: in } serves }
      }
    }`)) as { ontology: { fingerprint: string; kinds: { name: string }[]; relations: { name: string }[] } };
    expect(said.fingerprint).toBe(ontology.fingerprint);
    expect(said.kinds.map(({ name }) => name)).toEqual(ontology.kinds.map(({ name }) => name));
    expect(said.kinds[3]).toMatchObject({
      __typename: "OntologyKind",
      name: "Instrument",
      plural: "instruments",
      relationFields: [{ name: "supports", relation: "supports", direction: "out" }],
    });
    expect(said.relations[1]).toEqual({
      name: "supports",
      from: ["Instrument"],
      to: ["Goal", "Task"],
      reading: { out: "supports", back: "is supported by" },
      serves: null,
    });
  });
});

describe("the receipt of an answer", () => {
  const receiptOf = async (query: string) => {
    const { extensions } = await executor.execute({ document: parse(query) });
    return extensions?.receipt;
  };

  it("gives the revision, the engine, the version, and how many quotes the answer shows", async () => {
    const { revision } = await engine.status();
    expect(await receiptOf("{ tasks { id } }")).toEqual({ revision, engine: "memory", version, evidence: 0 });
    const quotes = `{
      goals {
        supportedByConnection { edges { properties { evidence { quote } claims { evidence { line } } } } }
        lists { evidence { quote } }
      }
    }`;
    expect(await receiptOf(quotes)).toMatchObject({ evidence: 3 });
  });

  it("does not count what is only looked at on the way to gaps", async () => {
    const task = "... on Task { supportedByConnection { edges { properties { evidence { quote } } } } }";
    const linked = `rows: { kinds: [Task] }, columns: { kinds: [Instrument] }, via: [supports]`;
    expect(await receiptOf(`{ coverage(${linked}) { rows { entity { ${task} } } } }`)).toMatchObject({ evidence: 3 });
    expect(await receiptOf(`{ gaps(${linked}) { entity { ${task} } } }`)).toMatchObject({ evidence: 0 });
  });

  it("is not there where the graph was not asked", async () => {
    expect(await receiptOf("{ __typename ontology { fingerprint } }")).toBeUndefined();
    expect(await receiptOf("{ graph { revision } }")).toMatchObject({ version, evidence: 0 });
  });
});
