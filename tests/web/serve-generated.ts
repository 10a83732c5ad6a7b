import { onTestFinished } from "vitest";
import { generateStrategies } from "../../bench/generate/strategies.ts";
import type { Relation } from "../../graph/dataset.ts";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { makeDataset } from "../../graph/revision.ts";
import { open as listen } from "../../src/server/open.ts";
import { createRoom } from "../../src/server/room.ts";
import { createService } from "../../src/server/service.ts";
import { readCommittedSeeds } from "../seed/graph.ts";

/** The address of a service on generated strategies, of its page alone; `chosen` says which of their relations it has. */
export async function serveGenerated(
  entities: number,
  chosen: (relations: readonly Relation[]) => readonly Relation[] = (all) => all,
): Promise<string> {
  const { ontology } = await readCommittedSeeds();
  const all = generateStrategies(7, entities);
  const engine = createMemoryEngine(ontology);
  await engine.replace(makeDataset({ ...all, relations: chosen([...all.relations]) }));
  const service = await createService(ontology, engine, { log: () => {} });
  const nothing = { page: { status: 404, headers: {}, body: "" }, files: new Map() };
  const options = { host: "127.0.0.1", port: 0, questionFolders: [], log: () => {} };
  const sites = { playground: nothing, room: await createRoom() };
  const { url, drain } = await listen(options, sites, () => ({ service, examples: [], standing: null }));
  onTestFinished(async () => {
    await drain();
    await service.retire();
  });
  return url;
}
