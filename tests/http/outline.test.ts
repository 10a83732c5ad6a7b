import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Branch, Outline, Reason, Thing, Words } from "../../src/api/outline/parts.ts";
import { root } from "../built.ts";
import { start } from "./running.ts";

const questions = readdirSync(join(root, "examples"))
  .filter((file) => file.endsWith(".graphql"))
  .map((file) => file.slice(0, -".graphql".length));

const withRules = { findings: { folder: join(root, "findings"), own: true } };

async function outlineOf(question: string, url: string): Promise<Outline> {
  const answer = await fetch(`${url}/q/${question}.outline`);
  expect(answer.status, question).toBe(200);
  return (await answer.json()) as Outline;
}

function wordsIn(branches: readonly Branch[]): readonly Words[] {
  const ofReasons = (reasons: readonly Reason[]) => reasons.flatMap(({ words }) => words);
  const ofThing = ({ words, reasons, branches: below }: Thing): readonly Words[] => [
    ...words,
    ...ofReasons(reasons),
    ...wordsIn(below),
  ];
  return branches.flatMap(({ things, reasons }) => [...ofReasons(reasons), ...things.flatMap(ofThing)]);
}

/** All values that stand under a key, at any depth. */
function valuesOf(key: string, value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((one) => valuesOf(key, one));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => [...(name === key ? [one] : []), ...valuesOf(key, one)]);
}

const told = ({ lead, title, kind, basis, strength, commitment, words }: Thing) => ({
  lead,
  title: title?.text,
  kind,
  basis,
  strength,
  commitment,
  words: words.map(({ quote }) => quote),
});

test("an outline has all words, names and reasons of the answer, whatever is asked", async () => {
  const { url } = await start(withRules);
  for (const question of questions) {
    const { data } = (await (await fetch(`${url}/q/${question}`)).json()) as { data: unknown };
    const { branches } = await outlineOf(question, url);
    const quotes = new Set(wordsIn(branches).map(({ quote }) => quote));
    expect(quotes, question).toEqual(new Set(valuesOf("quote", data)));
    const texts = JSON.stringify(branches);
    for (const said of [...valuesOf("name", data), ...valuesOf("sentence", data)])
      expect(texts, question).toContain(JSON.stringify(said));
  }
});

test("words of an outline lead to where they stand, to the character", async () => {
  const { url } = await start(withRules);
  const query =
    "query ($id: ID!, $start: Int, $end: Int) { sourceDocument(id: $id) { text { content(start: $start, end: $end) } } }";
  let count = 0;
  for (const question of questions) {
    for (const { source, quote } of wordsIn((await outlineOf(question, url)).branches)) {
      const [, id = "", begin = "", end = ""] = /^(.*)@(\d+)-(\d+)$/.exec(source) ?? [];
      const answer = await fetch(`${url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query, variables: { id, start: Number(begin), end: Number(end) } }),
      });
      expect(await answer.json()).toMatchObject({ data: { sourceDocument: { text: { content: quote } } } });
      count++;
    }
  }
  expect(count).toBeGreaterThan(100);
});

test("what supports a task stands under it, as firm as it is, and where nothing is recorded, why", async () => {
  const {
    branches: [tasks, ...others],
  } = await outlineOf("support-for-priorities", (await start()).url);
  expect(others).toEqual([]);
  expect([tasks?.kind, tasks?.heading, tasks?.things.length]).toEqual(["Task", null, 4]);
  const [supported, open] = tasks?.things ?? [];
  expect(supported?.branches.map(({ heading }) => heading)).toEqual(["is supported by"]);
  expect(supported?.branches[0]?.things.map(told)).toEqual([
    {
      lead: null,
      title: "Mechanism of financial assistance for joint cooperation projects",
      kind: null,
      basis: "INFERRED",
      strength: "MEDIUM",
      commitment: "PLANNED",
      words: [
        "a mechanism of financial assistance will be launched for the implementation by EAEU member states of joint cooperation projects in industries",
        "developing mechanisms to support the implementation of cooperation projects in the industrial sector",
      ],
    },
  ]);
  const [link] = supported?.branches[0]?.things ?? [];
  expect(link?.pick).toBe("eaeu-2030/instrument/financial-assistance>supports>eaeu-2030/task/develop-project-support");
  expect(link?.source).toBe("eaeu-2030/source-document/kazakhstan-today@2208-2349,1361-1461");
  expect(open?.branches[0]?.things).toEqual([]);
  expect(open?.branches[0]?.reasons).toMatchObject([
    { sentence: expect.stringContaining("No instrument recorded"), words: [{ quote: "For example", line: 21 }] },
  ]);
});

test("promises stand under whom they are for, as that end was asked first, each with its own basis and words and what is to bring it about", async () => {
  const {
    branches: [whom, ...others],
  } = await outlineOf("promised-for-whom", (await start()).url);
  expect(others).toEqual([]);
  expect(whom?.heading).toBe("for whom or where");
  const titles = whom?.things.map(({ title }) => title?.text);
  expect(titles).toEqual(["Domestic companies", "EAEU member states", "Kazakhstan"]);
  const promisesOf = (name: string) => whom?.things.find(({ title }) => title?.text === name)?.branches ?? [];
  // a chain is told in a sentence where it takes more than one step
  expect(promisesOf("Domestic companies")[0]?.things[0]?.said).toMatch(
    /^Creation of additional jobs is an expected outcome of \(stated\) .*, which benefits \(stated\) Domestic companies$/,
  );
  expect(promisesOf("Kazakhstan").map(({ heading }) => heading)).toEqual(["promise"]);
  const own = promisesOf("Kazakhstan")[0]?.things.map(({ title, link, lead, basis }) => [
    title?.text,
    link,
    lead,
    basis,
  ]);
  expect(own).toEqual([
    ["Growth of the economy of the EAEU countries", "is in the territory of it", null, "INFERRED"],
    ["Growth of the human capital of the EAEU countries", "is in the territory of it", null, "STATED"],
    ["Positive impact on Kazakhstan's economy as a whole", "is in the territory of it", null, "INFERRED"],
    ["Positive impact on the development of Kazakhstan's industry", "is in the territory of it", null, "STATED"],
  ]);
  const broughtAbout = (promise: Thing | undefined) =>
    promise?.branches.map(({ heading, things }) => [
      heading,
      things.map(({ lead, title, basis }) => [lead, title?.text, basis]),
    ]);
  const draft = "Main Directions of Industrial Cooperation of the EAEU member states until 2030 (draft)";
  const [economy, , technologies] = promisesOf("EAEU member states")[0]?.things ?? [];
  expect(broughtAbout(technologies)).toEqual([
    ["brought about by", [["is an expected outcome of", draft, "INFERRED"]]],
  ]);
  // over several relations it is not one that leads there
  expect(broughtAbout(economy)).toEqual([["brought about by", [[null, draft, "INFERRED"]]]]);
  const steps = economy?.branches[0]?.things[0]?.branches[0];
  expect(steps?.things.map(({ lead, words }) => [lead, words[0]?.quote])).toEqual([
    ["results from", expect.stringContaining("which in turn will increase")],
    ["is an expected outcome of", expect.stringContaining("will allow to maintain")],
  ]);
});

test("another reading is the relation as it would read", async () => {
  const {
    branches: [sources],
  } = await outlineOf("who-pays-for-what", (await start()).url);
  const [funded] = sources?.things[0]?.branches[1]?.things ?? [];
  const other = funded?.branches.find(({ heading }) => heading === "other reading");
  expect(other?.things.map(({ title, branches }) => [title?.text, branches])).toEqual([
    ["Joint cooperation projects of the EAEU member states in industry is funded by EAEU budget", []],
  ]);
});

test("where a source leaves open what else there is of the same, a thing says so by its words", async () => {
  const {
    branches: [tasks],
  } = await outlineOf("unsupported-priorities", (await start()).url);
  const prioritized = tasks?.things[0]?.branches.find(({ heading }) => heading === "is prioritized by");
  expect(prioritized?.things[0]?.reasons).toMatchObject([
    { sentence: 'The source leaves its list of tasks open: "etc."', words: [{ quote: "etc.", line: 13 }] },
  ]);
});

test("a way is called by its sentence, and each step by the relation as it is gone over", async () => {
  const {
    branches: [ways],
  } = await outlineOf("how-money-reaches-goals", (await start()).url);
  const [first] = ways?.things ?? [];
  expect(first?.title?.text).toMatch(/^EAEU budget funds \(stated\)/);
  expect(first?.branches[0]?.things.map(({ lead, title }) => [lead, title?.text])).toEqual([
    ["funds", "Mechanism of financial assistance for joint cooperation projects"],
    ["supports", "Develop industrial cooperation of the EAEU member states"],
  ]);
});

test("an outline says what its sources ask to be shown, and which graph it is of; a question that is refused says why", async () => {
  const { url } = await start();
  const answer = await fetch(`${url}/q/who-pays-for-what.outline`);
  expect(await answer.json()).toMatchObject({ credits: [expect.stringContaining("Kazakhstan Today")] });
  const refused = await fetch(`${url}/q/promised-for-whom.outline?strategy=1&nothing=2`);
  expect(refused.status).toBe(400);
});
