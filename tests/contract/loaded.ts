import { afterAll, beforeAll } from "vitest";
import type { Dataset } from "../../graph/dataset.ts";
import type { Engine } from "../../graph/engine.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { ontology } from "./making.ts";
import { world } from "./world.ts";

/** Makes an engine without a graph. */
export type MakeEngine = (ontology: Ontology) => Engine | Promise<Engine>;

/** One engine for the tests of a group, with a graph; given by a function, since it is there only once they run. */
export function loaded(make: MakeEngine, dataset: Dataset = world): () => Engine {
  let engine: Engine | null = null;
  beforeAll(async () => {
    engine = await make(ontology);
    await engine.replace(dataset);
  });
  afterAll(async () => {
    await engine?.close();
  });
  return () => {
    if (engine === null) throw new Error("asked before the tests began");
    return engine;
  };
}

/** Gives an engine without a graph to a test that loads it itself, and closes it. */
export function engineOf(make: MakeEngine): (use: (engine: Engine) => Promise<void>) => Promise<void> {
  return async (use) => {
    const engine = await make(ontology);
    try {
      await use(engine);
    } finally {
      await engine.close();
    }
  };
}
