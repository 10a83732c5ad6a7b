import { readFileSync } from "node:fs";
import { buildSnapshot } from "../../graph/memory/build.ts";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import type { Plan } from "../../graph/plan/plan.ts";
import type { Row, Value } from "../../graph/rows.ts";
import { readOntology } from "../../src/ontology/read.ts";
import { generateStrategies } from "../generate/strategies.ts";
import { ask, bytesHeld, drain } from "./measure.ts";
import {
  filteredTwoHop,
  filteredTwoHopValues,
  goals,
  lookedUp,
  lookUp,
  lookUps,
  type Side,
  search,
  searchValues,
  spread,
  statedSubsidyValues,
  twoHopOfGoal,
} from "./questions.ts";

const [schemaFile = "", size = "", seed = ""] = process.argv.slice(2);
const { ontology } = readOntology(readFileSync(schemaFile, "utf8"), schemaFile);
if (ontology === null) throw new Error(`${schemaFile} has faults: see strategraph check`);
const dataset = generateStrategies(Number(seed), Number(size));

const generate = drain(dataset);
const before = bytesHeld();
const begin = performance.now();
const engine = createMemoryEngine(ontology);
engine.adopt(buildSnapshot(ontology, dataset));
const load = (performance.now() - begin) / 1000;
const bytes = bytesHeld() - before;

const entities = [...dataset.entities];
const ids = spread(
  entities.filter(({ kind }) => lookedUp.includes(kind)).map(({ id }) => id),
  lookUps,
);
const goalIds = spread(
  entities.filter(({ kind }) => kind === "Goal").map(({ id }) => id),
  goals,
);

async function answer(plan: Plan, values: readonly Value[]) {
  const rows: Row[] = [];
  let total: number | null = null;
  for await (const batch of (await engine.execute(plan, values)).batches) {
    rows.push(...batch.rows);
    total ??= batch.head?.[0] ?? null;
  }
  return { rows, total };
}

const side: Omit<Side, "search"> = {
  generate,
  load,
  bytes,
  answers: {
    "look-ups": await ask(
      5,
      async () => {
        let length = 0;
        for (const id of ids) length += String((await answer(lookUp, [id])).rows[0]?.[1] ?? "").length;
        return length;
      },
      ids.length,
    ),
    "filtered two-hop": await ask(10, async () => (await answer(filteredTwoHop, filteredTwoHopValues)).total ?? -1),
    "two-hop of a goal": await ask(
      5,
      async () => {
        let found = 0;
        for (const id of goalIds) {
          const { rows } = await answer(twoHopOfGoal, [...statedSubsidyValues, id]);
          for (const task of (rows[0]?.[0] ?? []) as readonly Row[]) found += 1 + (task[1] as readonly Row[]).length;
        }
        return found;
      },
      goalIds.length,
    ),
  },
};
console.log(JSON.stringify({ ...side, search: await searched() } satisfies Side));

async function searched(): Promise<Side["search"]> {
  const held = bytesHeld();
  const run = () => ask(1, async () => (await answer(search, searchValues)).rows.length);
  const [first, again] = [await run(), await run()];
  if (first.answer === 0) throw new Error("the search found nothing");
  return { first: first.seconds, again: again.seconds, bytes: bytes + bytesHeld() - held };
}
