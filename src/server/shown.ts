import { createMemoryEngine, type MemoryEngine } from "../../graph/memory/engine.ts";
import { readExamples } from "./examples.ts";
import type { LoadedGraph } from "./load-in-worker.ts";
import type { OpenOptions } from "./open.ts";
import type { Served } from "./routes.ts";
import { createService } from "./service.ts";

/** A graph in memory that is shown until another takes its place, and what is made for it. */
export interface Shown {
  readonly served: () => Pick<Served, "service" | "examples" | "standing">;
  readonly revision: () => string;
  /**
   * Makes ready for another graph, and gives what shows it: at once, from one question to the next. Requests under way finish
   * on the graph, and on the schema, they began with.
   */
  prepare(graph: LoadedGraph): Promise<() => void>;
  /** Reads the saved questions again; how many there are. */
  renewExamples(): Promise<number>;
  /** Reads the rules of findings again. Errors: all faults of the rules, in one StrategraphError. */
  renewFindings(): Promise<void>;
  /** To be called when no new request comes; waits for those under way. */
  retire(): Promise<void>;
}

/** Errors: all faults of the rules of findings, in one StrategraphError. Cost: O(ontology). */
export async function show(options: OpenOptions, first: LoadedGraph): Promise<Shown> {
  const { questionFolders, log } = options;
  const retiring = new Set<Promise<void>>();
  let current = first;
  let service = await createService(first.ontology, holding(first), options);
  let examples = await readExamples(questionFolders);

  async function prepareService(graph: LoadedGraph): Promise<() => void> {
    const next = await createService(graph.ontology, holding(graph), options);
    return () => {
      const retired = service
        .retire()
        .catch((error) => log({ event: "fault", error }))
        .finally(() => retiring.delete(retired));
      retiring.add(retired);
      service = next;
      current = graph;
    };
  }

  return {
    served: () => ({ service, examples, standing: null }),
    revision: () => current.summary.revision,
    prepare: async (graph) => {
      if (graph.ontology.fingerprint !== service.ontology.fingerprint) return prepareService(graph);
      return () => {
        service.engine.adopt(graph.snapshot);
        current = graph;
      };
    },
    renewExamples: async () => {
      examples = await readExamples(questionFolders);
      return examples.length;
    },
    renewFindings: async () => (await prepareService(current))(),
    retire: async () => {
      await Promise.all([service.retire(), ...retiring]);
    },
  };
}

function holding({ ontology, snapshot }: LoadedGraph): MemoryEngine {
  const engine = createMemoryEngine(ontology);
  engine.adopt(snapshot);
  return engine;
}
