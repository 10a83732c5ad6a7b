import { readFile } from "node:fs/promises";
import { parse, validate } from "graphql";
import { beforeAll, describe, expect, test } from "vitest";
import type { Dataset } from "../../graph/dataset.ts";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { createExecutor, type Executor } from "../../src/api/execute.ts";
import { deriveSchema } from "../../src/api/schema.ts";
import { readCommittedSeeds } from "../seed/graph.ts";

let seeds: { readonly ontology: Ontology; readonly dataset: Dataset };
let executor: Executor;
beforeAll(async () => {
  seeds = await readCommittedSeeds();
  executor = await over(seeds.dataset);
});

async function over(dataset: Dataset): Promise<Executor> {
  const engine = createMemoryEngine(seeds.ontology);
  await engine.replace(dataset);
  return createExecutor(seeds.ontology, engine, deriveSchema(seeds.ontology));
}

async function ask(query: string, variables: Record<string, unknown> = {}) {
  const document = parse(query);
  expect(validate(deriveSchema(seeds.ontology), document)).toEqual([]);
  return executor.execute({ document, variables });
}

describe("whatIf", () => {
  test("an id that is not there is refused, and the nearest one said", async () => {
    const { errors } = await ask(
      '{ whatIf(without: ["eaeu-2030/instrument/financial-assistence"]) { cutOff { entity { id } } } }',
    );
    expect(errors?.map(({ extensions }) => [extensions.code, extensions.hint])).toEqual([
      ["API_ENTITY_UNKNOWN", "did you mean eaeu-2030/instrument/financial-assistance?"],
    ]);
  });

  test("without anybody, nothing falls", async () => {
    const { data } = await ask(
      "{ whatIf(without: []) { onlyOnes { summary } onlyStated { summary } cutOff { entity { id } } } }",
    );
    expect(data).toEqual({ whatIf: { onlyOnes: [], onlyStated: [], cutOff: [] } });
  });

  test("every relation that falls comes with its quotes, under any alias and fragment", async () => {
    const { data } = await ask(
      `query ($ids: [ID!]!) { fall: whatIf(without: $ids) { lose: onlyOnes { __typename lost { ...Said } } } }
       fragment Said on Service { to { id } properties { basis said: evidence { quote } } }`,
      { ids: ["eaeu-2030/instrument/financial-assistance"] },
    );
    const { fall } = data as { fall: { lose: { lost: { properties: { said: { quote: string }[] } }[] }[] } };
    const { lose } = fall;
    expect(lose.length).toBeGreaterThan(0);
    for (const { lost } of lose) for (const { properties } of lost) expect(properties.said.length).toBeGreaterThan(0);
  });

  test("every outcome that a saved question says the mechanism brings about is lost without it, or concerned in turn", async () => {
    interface Promised {
      readonly links: readonly {
        readonly promise: { readonly name: string; readonly broughtAboutBy: readonly { node: { name: string } }[] };
      }[];
    }
    interface Falls {
      readonly instrument: { readonly name: string };
      readonly whatIf: Record<"onlyOnes" | "onlyStated" | "inTurn", readonly { entity: { name: string } }[]>;
    }
    const question = await readFile(new URL("../../examples/promised-for-whom.graphql", import.meta.url), "utf8");
    const { links } = (await ask(question)).data as unknown as Promised;
    const { data } = await ask(
      `query ($id: ID!) { instrument(id: $id) { name }
         whatIf(without: [$id]) { onlyOnes { ...E } onlyStated { ...E } inTurn { ...I } } }
       fragment E on Loss { entity { name } } fragment I on InTurn { entity { name } }`,
      { id: "eaeu-2030/instrument/financial-assistance" },
    );
    const { instrument, whatIf } = data as unknown as Falls;
    const brought = links
      .filter(({ promise }) => promise.broughtAboutBy.some(({ node }) => node.name === instrument.name))
      .map(({ promise }) => promise.name);
    const told = [...whatIf.onlyOnes, ...whatIf.onlyStated, ...whatIf.inTurn].map(({ entity }) => entity.name);
    expect(new Set(brought).size).toBe(5);
    for (const name of brought) expect(told).toContain(name);
  });

  test("who is served by what falls comes with the words of that, and with how many others are recorded", async () => {
    const { data } = await ask(
      `query ($ids: [ID!]!) { whatIf(without: $ids) {
         inTurn { entity { id } others summary servedBy { properties { id evidence { quote } } } } } }`,
      { ids: ["eaeu-2030/instrument/financial-assistance"] },
    );
    interface InTurn {
      readonly entity: { readonly id: string };
      readonly others: number;
      readonly summary: string;
      readonly servedBy: readonly { readonly properties: { readonly id: string; readonly evidence: object[] } }[];
    }
    const { inTurn } = (data as { readonly whatIf: { readonly inTurn: readonly InTurn[] } }).whatIf;
    expect(inTurn.map(({ entity, others, servedBy }) => [entity.id, servedBy.length, others])).toEqual([
      ["eaeu-2030/goal/develop-industrial-cooperation", 1, 3],
      ["eaeu-2030/outcome/kazakhstan-economy", 3, 0],
      ["eaeu-2030/outcome/kazakhstan-industry", 3, 0],
      ["eaeu-2030/strategy-document/main-directions-2030", 1, 3],
    ]);
    expect(inTurn[0]?.summary).toMatch(/^3 others are recorded, each of which contributes to Develop industrial/);
    expect(inTurn[2]?.summary).toBe(
      "Nothing else is recorded that leads to Positive impact on the development of Kazakhstan's industry",
    );
    const quotes = inTurn.flatMap(({ servedBy }) => servedBy.map(({ properties }) => properties.evidence.length));
    expect(quotes.every((count) => count > 0)).toBe(true);
  });

  test("an example does not serve what it is an example of: that loses nothing by it", async () => {
    const { data } = await ask(
      `{ whatIf(without: ["eaeu-2030/instrument/financial-assistance"]) { onlyOnes { entity { id } } } }`,
    );
    expect(JSON.stringify(data)).not.toContain("eaeu-2030/instrument/tools-and-mechanisms");
  });
});

test("a strategy that is not there has nothing to rest on", async () => {
  const { data } = await ask(
    '{ criticality(strategy: "nowhere") { cutOff } cycles(strategy: "nowhere") { round { reading } } }',
  );
  expect(data).toEqual({ criticality: [], cycles: [] });
});

test("criticality gives at most as many as are asked for, in the same order", async () => {
  const { data } = await ask("{ some: criticality(first: 2) { entity { id } } all: criticality { entity { id } } }");
  const { some, all } = data as { some: unknown[]; all: unknown[] };
  expect(some).toEqual(all.slice(0, 2));
});

test("criticality of some kinds is what it is of all, the others left out, whoever of them much rests on", async () => {
  const { data } = await ask(
    `query ($kinds: [Kind!]) {
       some: criticality(kinds: $kinds, first: 2) { entity { id __typename } onlyOnes }
       all: criticality { entity { id __typename } onlyOnes }
     }`,
    { kinds: ["Instrument", "FundingSource"] },
  );
  const { some, all } = data as Record<"some" | "all", { entity: { __typename: string } }[]>;
  const asked = all.filter(({ entity }) => ["Instrument", "FundingSource"].includes(entity.__typename));
  expect(asked.length).toBeGreaterThan(2);
  expect(some).toEqual(asked.slice(0, 2));
});

test("what falls without each comes with its quotes; where it would be too many it is refused, and counted all the same", async () => {
  const query =
    "{ criticality(first: 1) { cutOff whatIf { onlyOnes { lost { properties { evidence { quote } } } } } } }";
  const { data } = await ask(query);
  interface Critical {
    readonly whatIf: {
      readonly onlyOnes: { readonly lost: { readonly properties: { readonly evidence: object[] } }[] }[];
    };
  }
  const { criticality } = data as { readonly criticality: readonly Critical[] };
  const [first] = criticality;
  const fallen = first?.whatIf.onlyOnes.flatMap(({ lost }) => lost.map(({ properties }) => properties.evidence.length));
  expect(fallen?.every((quotes) => quotes > 0)).toBe(true);
  expect(fallen?.length).toBeGreaterThan(0);
  const { dataset } = seeds;
  const link = [...dataset.relations].find(({ kind }) => kind === "operatesThrough");
  const one = [...dataset.entities].find(({ id }) => id === link?.to);
  if (link === undefined || one === undefined) throw new Error("the seed has no operatesThrough");
  // each serves the one before it, and the first of them a mechanism that supports the goal
  const ids = [link.from, ...Array.from({ length: 220 }, (_, at) => `eaeu-2030/instrument/z${1000 + at}`)];
  const chain = ids.slice(1).map((to, at) => {
    const from = ids[at] ?? "";
    return { ...link, id: `${from}>operatesThrough>${to}`, from, to };
  });
  const byId = <T extends { id: string }>(all: readonly T[]) => all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const long = await over({
    ...dataset,
    entities: byId([...dataset.entities, ...ids.slice(1).map((id) => ({ ...one, id }))]),
    relations: byId([...dataset.relations, ...chain]),
    revision: "long",
  });
  const { errors } = await long.execute({ document: parse("{ criticality { whatIf { cutOff { entity { id } } } } }") });
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(["API_ANALYSIS_TOO_LARGE"]);
  const counted = await long.execute({ document: parse("{ criticality { cutOff } }") });
  expect(counted.errors).toBeUndefined();
  const few = await long.execute({
    document: parse("{ criticality(first: 3) { whatIf { cutOff { entity { id } } } } }"),
  });
  expect(few.errors).toBeUndefined();
  const ways = (first: number) => `{ criticality(first: ${first}) { whatIf { cutOff { way { reading } } } } }`;
  const told = await Promise.all([1, 3].map((first) => long.execute({ document: parse(ways(first)) })));
  expect(told.map(({ errors }) => errors?.map(({ extensions }) => extensions.code))).toEqual([
    ["API_ANALYSIS_TOO_LARGE"],
    ["API_ANALYSIS_TOO_LARGE"],
  ]);
});

test("who is concerned in turn by each of many along a chain is refused, never cut, and told of a few", async () => {
  const { dataset } = seeds;
  const link = [...dataset.relations].find(({ kind }) => kind === "leadsTo");
  const one = [...dataset.entities].find(({ id }) => id === link?.to);
  if (link === undefined || one === undefined) throw new Error("the seed has no leadsTo");
  const ids = Array.from({ length: 220 }, (_, at) => `eaeu-2030/outcome/z${1000 + at}`);
  const chain = ids.slice(1).map((to, at) => {
    const from = ids[at] ?? "";
    return { ...link, id: `${from}>leadsTo>${to}`, from, to };
  });
  const byId = <T extends { id: string }>(all: readonly T[]) => all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const long = await over({
    ...dataset,
    entities: byId([...dataset.entities, ...ids.map((id) => ({ ...one, id }))]),
    relations: byId([...dataset.relations, ...chain]),
    revision: "long in turn",
  });
  const asked = (first: string) => `{ criticality(kinds: [Outcome]${first}) { whatIf { inTurn { entity { id } } } } }`;
  const { errors } = await long.execute({ document: parse(asked("")) });
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(["API_ANALYSIS_TOO_LARGE"]);
  const few = await long.execute({ document: parse(asked(", first: 3")) });
  expect(few.errors).toBeUndefined();
  const uncounted = await long.execute({ document: parse("{ criticality { whatIf { onlyOnes { summary } } } }") });
  expect(uncounted.errors).toBeUndefined();
});

test("every entity is of one community", async () => {
  const { data } = await ask("{ communities { size entities { id } } entities { id } }");
  const { communities, entities } = data as {
    communities: { size: number; entities: { id: string }[] }[];
    entities: { id: string }[];
  };
  const ids = communities.flatMap((one) => one.entities.map(({ id }) => id));
  expect(ids.sort()).toEqual(entities.map(({ id }) => id).sort());
  expect(communities.map(({ size }) => size)).toEqual(communities.map((one) => one.entities.length));
});

test("two that support each other are a cycle, read from the first of them", async () => {
  const id = (name: string) => `eaeu-2030/instrument/${name}`;
  const { dataset } = seeds;
  const relations = [...dataset.relations];
  const template = relations.find(({ kind }) => kind === "operatesThrough");
  if (template === undefined) throw new Error("the seed has no operatesThrough");
  const back = {
    ...template,
    id: `${template.to}>operatesThrough>${template.from}`,
    from: template.to,
    to: template.from,
  };
  const changed = [...relations, back].sort((a, b) => (a.id < b.id ? -1 : 1));
  const { data } = await (await over({ ...dataset, relations: changed, revision: "changed" })).execute({
    document: parse("{ cycles { entities { id } round { reading } } }"),
  });
  expect(data?.cycles).toMatchObject([
    { entities: [{ id: id("financial-assistance") }, { id: id("interest-rate-subsidy") }], round: [{}, {}] },
  ]);
});
