import { loadKept } from "../../src/server/load-kept.ts";

/** Loads seeds, keeps their snapshot in a file, and does so again each time it is told to, as a service that watches does. */
const [ontologyFile = "", seedsFolder = "", snapshotFile = ""] = process.argv.slice(2);
const load = async (): Promise<void> => {
  process.stdout.write("begin\n");
  const { graph, snapshotFile: news } = await loadKept({ ontologyFile, seedsFolder, snapshotFile });
  process.stdout.write(`${news?.state} ${graph?.summary.revision}\n`);
};
await load();
for await (const _ of process.stdin) await load();
