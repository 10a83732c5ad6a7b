import { parse } from "graphql";
import { describe, expect, test } from "vitest";
import type { Dataset } from "../../graph/dataset.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { makeDataset } from "../../graph/revision.ts";
import { createExecutor, type Executor } from "../../src/api/execute.ts";
import { deriveSchema } from "../../src/api/schema.ts";
import type { MakeEngine } from "../contract/loaded.ts";
import { type Chance, chanceOf } from "./random/chance.ts";
import { randomDataset } from "./random/dataset.ts";
import { randomOntology } from "./random/ontology.ts";
import { difference, type Falling, isWay, type Service, type Shown, shownWithout } from "./what-if-plain.ts";

/** Asks an engine what falls without some entities of random graphs, and holds it against those graphs loaded without them. */
export function whatIfMetamorphic(name: string, make: MakeEngine, runs: number): void {
  describe(`what-if, asked on ${name}`, () => {
    test(`says of ${runs} random graphs what they show where they are loaded without the entities`, {
      timeout: 3_600_000,
    }, async () => {
      let [fallen, inTurn] = [0, 0];
      for (let seed = 1; seed <= runs; seed++) {
        const { ontology, dataset, without, strategy } = someQuestion(seed);
        const [whole, less] = [dataset, loadedWithout(dataset, without)];
        const found = await over(make, ontology, whole, async (executor) => ({
          ...(await fallingOf(executor, without, strategy)),
          alone: await eachFalling(executor, strategy),
          each: await eachAsked(executor, strategy),
          shown: await shownBy(executor, ontology, strategy),
        }));
        const left = await over(make, ontology, less, (executor) => shownBy(executor, ontology, strategy));
        const expected = difference(ontology, found.shown, left, without);
        expect(found.falls, `seed ${seed}`).toEqual(expected);
        expect(found.alone, `seed ${seed}`).toEqual(found.each);
        for (const [id, alone] of Object.entries(found.alone)) {
          const plain = difference(ontology, found.shown, shownWithout(found.shown, id), [id]);
          expect(alone, `seed ${seed}, ${id}`).toEqual(plain);
          inTurn += plain.inTurn.length;
        }
        for (const { entity, way } of found.ways) {
          expect(isWay(ontology, found.shown, entity.id, idsOf(way)), `seed ${seed}: ${idsOf(way)}`).toBe(true);
        }
        fallen += expected.onlyOnes.length + expected.onlyStated.length + expected.cutOff.length;
        inTurn += expected.inTurn.length;
      }
      // the graphs are meant to have something that falls
      expect(fallen).toBeGreaterThan(runs / 5);
      expect(inTurn).toBeGreaterThan(runs / 10);
    });
  });
}

interface Question {
  readonly ontology: Ontology;
  readonly dataset: Dataset;
  readonly without: readonly string[];
  readonly strategy: string | null;
}

function someQuestion(seed: number): Question {
  const chance: Chance = chanceOf(seed);
  const ontology = randomOntology(chance, seed);
  const dataset = randomDataset(chance, ontology, chance.between(8, 16));
  const strategy = chance.odds(0.3) ? "s0" : null;
  const there = [...dataset.entities].filter(({ strategies }) => strategy === null || strategies.includes(strategy));
  // claims stand in documents: without one there are no longer the same claims
  const named = there.filter(({ kind }) => kind !== ontology.sourceKind).map(({ id }) => id);
  const serving = ontology.relations.filter(({ serves }) => serves !== null).map(({ name }) => name);
  const linked = [...dataset.relations].filter(({ kind }) => serving.includes(kind));
  const givers = named.filter((id) => linked.some(({ from, to }) => from === id || to === id));
  // mostly those without whom something may fall
  const some = givers.length > 0 && chance.odds(0.8) ? givers : named;
  return {
    ontology,
    dataset,
    strategy,
    without: chance.shuffled(some).slice(0, chance.odds(0.1) ? 0 : chance.between(1, 3)),
  };
}

/** The dataset as it would be had nobody ever written of these entities. */
function loadedWithout(dataset: Dataset, without: readonly string[]): Dataset {
  const gone = (id: string | null): boolean => id !== null && without.includes(id);
  return makeDataset({
    ...dataset,
    entities: [...dataset.entities]
      .filter(({ id }) => !gone(id))
      .map((one) => ({
        ...one,
        mentions: one.mentions.map((mention) => ({
          ...mention,
          alternatives: mention.alternatives.filter((id) => !gone(id)),
        })),
      })),
    relations: [...dataset.relations]
      .filter(({ from, to }) => !gone(from) && !gone(to))
      .map((one) => ({
        ...one,
        claims: one.claims.map((claim) => ({
          ...claim,
          attributedTo: gone(claim.attributedTo) ? null : claim.attributedTo,
          alternatives: claim.alternatives.filter(({ from, to }) => !gone(from) && !gone(to)),
        })),
      })),
    lists: [...dataset.lists].filter(({ entity }) => !gone(entity)),
    exclusions: [...dataset.exclusions].filter(({ from, to }) => !gone(from) && !gone(to)),
    silences: [...dataset.silences].filter(({ entities }) => !entities.some(gone)),
  });
}

async function over<T>(
  make: MakeEngine,
  ontology: Ontology,
  dataset: Dataset,
  ask: (executor: Executor) => Promise<T>,
): Promise<T> {
  const engine = await make(ontology);
  try {
    await engine.replace(dataset);
    return await ask(createExecutor(ontology, engine, deriveSchema(ontology)));
  } finally {
    await engine.close();
  }
}

async function answer(executor: Executor, query: string, variables: Record<string, unknown>): Promise<unknown> {
  const { data, errors } = await executor.execute({ document: parse(query), variables });
  expect(errors).toBeUndefined();
  return data;
}

interface WhatIf {
  readonly onlyOnes: readonly Loss[];
  readonly onlyStated: readonly Loss[];
  readonly cutOff: readonly { readonly entity: { readonly id: string }; readonly way: readonly Link[] }[];
  readonly inTurn: readonly {
    readonly entity: { readonly id: string };
    readonly servedBy: readonly Link[];
    readonly others: number;
  }[];
}

interface Link {
  readonly properties: { readonly id: string };
}

interface Loss {
  readonly entity: { readonly id: string };
  readonly lost: readonly Link[];
}

const whatFalls = `
  fragment F on WhatIf {
    onlyOnes { ...L } onlyStated { ...L }
    cutOff { entity { id } way { ...S } }
    inTurn { entity { id } servedBy { ...S } others }
  }
  fragment L on Loss { entity { id } lost { ...S } }
  fragment S on Service { from { id } to { id } properties { id } }`;

async function fallingOf(executor: Executor, without: readonly string[], strategy: string | null) {
  const query = `query ($without: [ID!]!, $strategy: String) {
    whatIf(without: $without, strategy: $strategy) { ...F }
  }${whatFalls}`;
  const { whatIf } = (await answer(executor, query, { without, strategy })) as { readonly whatIf: WhatIf };
  return { falls: falling(whatIf), ways: whatIf.cutOff };
}

function idsOf(links: readonly Link[]): readonly string[] {
  return links.map(({ properties }) => properties.id);
}

function falling({ onlyOnes, onlyStated, cutOff, inTurn }: WhatIf): Falling {
  const said = (losses: readonly Loss[]) =>
    losses.map(({ entity, lost }) => `${entity.id}: ${idsOf(lost).toSorted()}`).sort();
  return {
    onlyOnes: said(onlyOnes),
    onlyStated: said(onlyStated),
    cutOff: cutOff.map(({ entity, way }) => `${entity.id}: ${way.length} on`).sort(),
    inTurn: inTurn.map((one) => `${one.entity.id}: ${idsOf(one.servedBy).toSorted()} and ${one.others}`).sort(),
  };
}

/** By id, what falls without each of those on whom something rests: as criticality tells of all of them at once. */
async function eachFalling(executor: Executor, strategy: string | null): Promise<Readonly<Record<string, Falling>>> {
  const query = `query ($strategy: String) {
    criticality(strategy: $strategy) { entity { id } whatIf { ...F } }
  }${whatFalls}`;
  const { criticality } = (await answer(executor, query, { strategy })) as {
    readonly criticality: readonly { readonly entity: { readonly id: string }; readonly whatIf: WhatIf }[];
  };
  return Object.fromEntries(criticality.map(({ entity, whatIf }) => [entity.id, falling(whatIf)]));
}

/** The same, asked of one after the other. */
async function eachAsked(executor: Executor, strategy: string | null): Promise<Readonly<Record<string, Falling>>> {
  const each = Object.keys(await eachFalling(executor, strategy));
  const asked = each.map((id, at) => `a${at}: whatIf(without: [${JSON.stringify(id)}], strategy: $strategy) { ...F }`);
  if (asked.length === 0) return {};
  const query = `query ($strategy: String) { ${asked.join(" ")} }${whatFalls}`;
  const found = (await answer(executor, query, { strategy })) as Readonly<Record<string, WhatIf>>;
  return Object.fromEntries(each.map((id, at) => [id, falling(found[`a${at}`] as WhatIf)]));
}

/** All entities and services that the API shows, of a strategy those between its own. */
async function shownBy(executor: Executor, ontology: Ontology, strategy: string | null): Promise<Shown> {
  const serving = ontology.relations.filter(({ serves }) => serves !== null);
  const fields = ontology.kinds.map(({ plural, relationFields }) => {
    const own = relationFields.filter(
      ({ relation, direction }) => direction === "out" && serving.some(({ name }) => name === relation),
    );
    const links = own.map(({ name }) => `${name}Connection { edges { node { id } properties { id basis } } }`);
    return `${plural}(where: $where) { id __typename ${links.join(" ")} }`;
  });
  // each kind has a filter of its own, so what all have stands in the text
  const where = strategy === null ? "{}" : `{ strategies: { includes: ${JSON.stringify(strategy)} } }`;
  const query = `{ ${fields.join("\n").replaceAll("$where", where)} }`;
  interface Edge {
    readonly node: { readonly id: string };
    readonly properties: { readonly id: string; readonly basis: string };
  }
  type Row = Readonly<Record<string, unknown>> & { readonly id: string; readonly __typename: string };
  const data = (await answer(executor, query, {})) as Readonly<Record<string, readonly Row[]>>;
  const rows = Object.values(data).flat();
  const kinds = new Map(rows.map(({ id, __typename }) => [id, __typename]));
  const services = rows.flatMap((row) =>
    serving.flatMap(({ name, serves }) => {
      const connection = row[`${name}Connection`] as { readonly edges: readonly Edge[] } | undefined;
      return (connection?.edges ?? []).map(({ node, properties }): Service => {
        const [giver, taker] = serves === "out" ? [row.id, node.id] : [node.id, row.id];
        return { id: properties.id, relation: name, giver, taker, stated: properties.basis === "STATED" };
      });
    }),
  );
  return { kinds, services: services.filter(({ giver, taker }) => kinds.has(giver) && kinds.has(taker)) };
}
