import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MultiDirectedGraph } from "graphology";
import gexf from "graphology-gexf";
import { generateStrategies } from "../generate/strategies.ts";
import { type Written, watchHeld } from "./side.ts";

/** The same graph by graphology and its writer of GEXF, which makes the file as one string: `node peer.mjs <entities> <seed>`. */
const [size = "", seed = ""] = process.argv.slice(2);
const dataset = generateStrategies(Number(seed), Number(size));
const graph = new MultiDirectedGraph();
const texts = new Map<string, string>();
for (const { id, text } of dataset.documents) texts.set(id, text);
for (const { id, kind, names, description, basis, strategies } of dataset.entities) {
  const label = names[0]?.name ?? id;
  graph.addNode(id, { label, kind, description: description ?? "", basis, strategies: strategies.join(" ") });
}
for (const { id, kind, from, to, basis, strength, commitment, claims } of dataset.relations) {
  const quotes = claims.flatMap(({ quotes }) =>
    quotes.map(({ document, start, end }) => texts.get(document)?.slice(start, end) ?? ""),
  );
  const said = { strength: strength ?? "", commitment: commitment ?? "", quotes: quotes.join(" | ") };
  graph.addDirectedEdgeWithKey(id, from, to, { label: kind, basis, ...said });
}

const folder = mkdtempSync(join(tmpdir(), "strategraph-bench-"));
const held = watchHeld();
const begin = performance.now();
const text = gexf.write(graph, { version: "1.3" });
held.look();
writeFileSync(join(folder, "graph.gexf"), text);
held.look();
const seconds = (performance.now() - begin) / 1000;
rmSync(folder, { recursive: true });
console.log(JSON.stringify({ seconds, bytes: Buffer.byteLength(text), peak: held.peak() } satisfies Written));
