import cluster from "node:cluster";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { ServerEvent } from "../../src/server/events.ts";
import { createCrew } from "../../src/server/workers/crew.ts";
import { ontologyAt } from "../seeds/ontology.ts";

/**
 * Does as a worker does, and writes down what it was told and what it answered. One is slow, where that is asked for, and one
 * deaf to one order.
 */
const double = `
  import cluster from "node:cluster";
  import { appendFileSync } from "node:fs";
  const [file, slow, deaf] = process.argv.slice(2);
  const me = String(cluster.worker.id);
  const answers = { serve: "serving", prepare: "prepared", hold: "held", show: "shown", renew: "renewed" };
  const note = (what) => appendFileSync(file, me + " " + what + "\\n");
  process.on("message", ({ say, graph }) => {
    if (say === "stop") process.exit(0);
    note(say + (graph ? " " + graph.revision : ""));
    if (me === deaf && say === "hold") return;
    setTimeout(() => { note(answers[say]); process.send({ say: answers[say] }); }, me === slow ? 300 : 0);
  });
  process.on("disconnect", () => process.exit(0));
  process.send({ say: "here" });
`;

const adoption = (revision: string) => ({ snapshotFile: "kept", ontology: ontologyAt("schema.graphql"), revision });

/** A crew of doubles, by their numbers from 1. */
function trial({ slow = 0, deaf = 0 }) {
  const folder = mkdtempSync(join(tmpdir(), "strategraph-crew-"));
  const [script, file] = [join(folder, "double.mjs"), join(folder, "notes")];
  writeFileSync(script, double);
  writeFileSync(file, "");
  // numbers go on through a process
  const before = highest;
  cluster.setupPrimary({ exec: script, execArgv: [], args: [file, String(before + slow), String(before + deaf)] });
  const events: ServerEvent[] = [];
  const crew = createCrew(adoption("old"), { log: (event) => events.push(event), drainTimeout: 1_000 });
  onTestFinished(async () => {
    await crew.stop();
    rmSync(folder, { recursive: true });
  });
  const notes = () =>
    readFileSync(file, "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => line.replace(/^\d+/, (number) => String(Number(number) - before)));
  return { crew, events, notes };
}

let highest = 0;
cluster.on("fork", ({ id }) => {
  highest = id;
});

test("nobody shows a graph before all have stopped answering by the one before", async () => {
  const { crew, notes } = trial({ slow: 2 });
  await crew.start(3);
  await crew.switchTo(adoption("new"));
  const all = notes();
  const last = (what: string) => all.findLastIndex((note) => note.endsWith(what));
  const first = (what: string) => all.findIndex((note) => note.endsWith(what));
  expect(all.filter((note) => note.endsWith(" held"))).toHaveLength(3);
  expect(all.filter((note) => note.endsWith(" shown"))).toHaveLength(3);
  expect(last(" prepared")).toBeLessThan(first(" hold"));
  expect(last(" held")).toBeLessThan(first(" show"));
});

test("who does not stop answering in time is ended before the others show, and replaced by one that begins with the new graph", {
  timeout: 240_000,
}, async () => {
  const { crew, events, notes } = trial({ deaf: 1 });
  await crew.start(2);
  await crew.switchTo(adoption("new"));
  expect(notes()).toContain("2 shown");
  expect(events.find((event) => event.event === "worker" && event.state === "ended")).toMatchObject({ how: "SIGKILL" });
  await expect.poll(notes, { timeout: 100_000 }).toContain("3 serve new");
  expect(notes().filter((note) => note.startsWith("1 "))).toEqual([
    "1 serve old",
    "1 serving",
    "1 prepare new",
    "1 prepared",
    "1 hold",
  ]);
});
