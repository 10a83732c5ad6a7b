import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { formats } from "../../graph/export/formats.ts";
import { root } from "../built.ts";
import { copy, start, type Trial } from "./running.ts";

function place(): string {
  const folder = mkdtempSync(join(tmpdir(), "strategraph-snapshot-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "kept");
}

const news = ({ events }: Trial) => events.filter(({ event }) => event === "snapshot");

/** What takes seconds to draw, out of what the others show too. */
const drawn = ["svg", "png", "html"];

/** Everything that there is to ask: every example, saved question and form. */
async function answersOf({ url }: Trial): Promise<Readonly<Record<string, string>>> {
  const examples = readdirSync(join(root, "examples")).filter((name) => name.endsWith(".graphql"));
  const paths = [
    ...examples.map((name) => `/q/${name.replace(".graphql", "")}`),
    ...formats.filter(({ name }) => !drawn.includes(name)).map(({ name }) => `/graph.${name}`),
    "/readyz",
    "/playground/examples.json",
  ];
  const answers: Record<string, string> = {};
  for (const path of paths) {
    const answer = await fetch(url + path);
    const body = Buffer.from(await answer.arrayBuffer());
    answers[path] = `${answer.status} ${answer.headers.get("etag")} ${body.toString("base64")}`;
  }
  return answers;
}

test("a warm start shows and answers the same bytes as a start from seeds", { timeout: 300_000 }, async () => {
  // exports say when they were written
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-01-02T03:04:05Z") });
  onTestFinished(() => void vi.useRealTimers());
  const places = copy();
  // a warning has to come back too
  const strayed = join(places.seedsFolder, "stray.yaml");
  writeFileSync(strayed, "a: b\n");
  const snapshotFile = place();
  const cold = await start({ ...places, snapshotFile });
  const warm = await start({ ...places, snapshotFile });
  expect(news(cold)).toMatchObject([{ state: "written", file: snapshotFile, diagnostics: [] }]);
  expect(news(warm)).toMatchObject([{ state: "adopted", file: snapshotFile, diagnostics: [] }]);
  expect(cold.warnings).toMatchObject([{ code: "SEED_STRAY_FILE" }]);
  expect([warm.summary, warm.warnings, warm.ontology]).toEqual([cold.summary, cold.warnings, cold.ontology]);
  const answers = await answersOf(cold);
  expect(Object.values(answers).filter((one) => one.startsWith("200 ")).length).toBeGreaterThan(40);
  expect(await answersOf(warm)).toEqual(answers);
});

test("a snapshot of other seeds is told of and written anew, and so is one that is broken", async () => {
  const places = copy();
  const snapshotFile = place();
  const { summary } = await start({ ...places, snapshotFile });
  const entities = join(places.seedsFolder, "eaeu-2030", "entities.yaml");
  appendFileSync(entities, "# a remark\n");
  const stale = await start({ ...places, snapshotFile });
  expect(news(stale)).toMatchObject([{ state: "written", diagnostics: [{ code: "SNAPSHOT_STALE" }] }]);
  truncateSync(snapshotFile, 10_000);
  const broken = await start({ ...places, snapshotFile });
  expect(news(broken)).toMatchObject([{ state: "written", diagnostics: [{ code: "SNAPSHOT_BROKEN" }] }]);
  expect(news(await start({ ...places, snapshotFile }))).toMatchObject([{ state: "adopted" }]);
  appendFileSync(places.ontologyFile, "# a remark\n");
  const other = await start({ ...places, snapshotFile });
  expect(news(other)).toMatchObject([
    { state: "written", diagnostics: [{ message: expect.stringContaining("ontology") }] },
  ]);
  for (const server of [stale, broken, other]) expect(server.summary).toEqual(summary);
});

test("a reload writes the snapshot anew before it is served, and seeds at fault leave it as it is", async () => {
  const places = copy();
  const snapshotFile = place();
  const server = await start({ ...places, snapshotFile, watch: true });
  const entities = join(places.seedsFolder, "eaeu-2030", "entities.yaml");
  const text = readFileSync(entities, "utf8");
  const first = readFileSync(snapshotFile);
  writeFileSync(entities, `${text}  - { id: task/\n`);
  await server.until(({ event }) => event === "kept");
  expect(readFileSync(snapshotFile).equals(first)).toBe(true);
  writeFileSync(entities, text.replace(/name: (.)/, "name: Another $1"));
  const reloaded = await server.until(({ event }) => event === "reloaded");
  expect(server.events.map(({ event }) => event).slice(-2)).toEqual(["snapshot", "reloaded"]);
  expect(server.events.at(-2)).toMatchObject({ state: "written", diagnostics: [] });
  const next = await start({ ...places, snapshotFile });
  expect(news(next)).toMatchObject([{ state: "adopted" }]);
  expect("revision" in reloaded && reloaded.revision).toBe(next.summary.revision);
});
