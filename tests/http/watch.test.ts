import { appendFileSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ask, copy, start } from "./running.ts";

const names = "{ tasks { id name } }";

/** Saves as careful editors do: a new file beside, renamed over the old. */
function save(file: string, text: string): void {
  writeFileSync(`${file}~`, text);
  renameSync(`${file}~`, file);
}

test("a changed seed is served, a fault keeps the last good graph, and mending it is enough", async () => {
  const places = copy();
  const entities = join(places.seedsFolder, "eaeu-2030", "entities.yaml");
  const good = readFileSync(entities, "utf8");
  const server = await start({ ...places, watch: true });
  const before = await ask(server.url, names);
  const task = before.data.tasks[0];

  save(entities, good.replace(task.name, `${task.name} (new)`));
  const reloaded = await server.until(({ event }) => event === "reloaded");
  expect(reloaded).toMatchObject({ entities: server.summary.entities, relations: server.summary.relations });
  const changed = (await ask(server.url, names)).data.tasks.find(({ id }: { id: string }) => id === task.id);
  expect(changed.name).toBe(`${task.name} (new)`);

  save(entities, `${good}\n  - { id: task/, nme: }\n  - { id: task/without-a-name }\n`);
  const kept = await server.until(({ event }) => event === "kept");
  expect(kept).toMatchObject({ diagnostics: expect.arrayContaining([expect.objectContaining({ severity: "error" })]) });
  expect("diagnostics" in kept && kept.diagnostics.length).toBeGreaterThan(1);
  expect((await ask(server.url, names)).data.tasks).toContainEqual({ id: task.id, name: `${task.name} (new)` });

  save(entities, good);
  await server.until((one) => one.event === "reloaded" && one.revision === server.summary.revision);
  expect((await ask(server.url, names)).data).toEqual(before.data);
  const ready = (await (await fetch(`${server.url}/readyz`)).json()) as { revision: string };
  expect(ready.revision).toBe(server.summary.revision);
});

test("a new field of the ontology can be asked for as soon as it is saved, and requests go on meanwhile", async () => {
  const places = copy();
  const server = await start({ ...places, watch: true });
  const query = "{ tasks(limit: 1) { id urgency } }";
  expect((await ask(server.url, query)).status).toBe(400);

  let asking = true;
  const statuses = new Set<number>();
  const client = (async () => {
    while (asking) statuses.add((await ask(server.url, names)).status);
  })();
  const ontology = readFileSync(places.ontologyFile, "utf8");
  save(
    places.ontologyFile,
    ontology.replace(/(\ntype Task implements[\s\S]*?\) \{)/, '$1\n  "How urgent."\n  urgency: Int\n'),
  );
  await server.until(({ event }) => event !== "examples");
  asking = false;
  await client;
  expect(server.events.map(({ event }) => event)).toEqual(["reloaded"]);
  expect([...statuses]).toEqual([200]);
  expect((await ask(server.url, query)).data.tasks).toEqual([{ id: expect.any(String), urgency: null }]);
});

test("a new example stands in the playground's list", async () => {
  const places = copy();
  const server = await start({ ...places, watch: true });
  const text = "# Which goals are there?\nquery Goals($limit: Int = 3) { goals(limit: $limit) { name } }\n";
  writeFileSync(join(places.questionFolders[0] as string, "zz-goals.graphql"), text);
  await server.until(({ event }) => event === "examples");
  const examples = (await (await fetch(`${server.url}/playground/examples.json`)).json()) as unknown[];
  expect(examples.at(-1)).toEqual({
    name: "zz-goals",
    title: "Which goals are there?",
    description: [],
    query: text,
    variables: { limit: 3 },
    types: { limit: "Int" },
  });
});

test("many files saved at once are one reload, and a lost seeds folder is a fault that heals", async () => {
  const places = copy();
  const server = await start({ ...places, watch: true });
  for (const file of ["entities.yaml", "relations.yaml", "strategy.yaml"]) {
    appendFileSync(join(places.seedsFolder, "eaeu-2030", file), "# touched\n");
  }
  await server.until(({ event }) => event === "reloaded");
  renameSync(places.seedsFolder, `${places.seedsFolder}-away`);
  await server.until(({ event }) => event === "kept");
  renameSync(`${places.seedsFolder}-away`, places.seedsFolder);
  await expect
    .poll(() => server.events.map(({ event }) => event), { timeout: 20_000 })
    .toEqual(["reloaded", "kept", "reloaded"]);
  expect((await ask(server.url, "{ __typename }")).status).toBe(200);
});
