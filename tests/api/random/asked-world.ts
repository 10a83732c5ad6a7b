import type { Engine } from "../../../graph/engine.ts";
import type { Ontology } from "../../../graph/ontology.ts";
import { createExecutor } from "../../../src/api/execute.ts";
import { deriveSchema } from "../../../src/api/schema.ts";
import { chanceOf } from "./chance.ts";
import { randomDataset } from "./dataset.ts";
import { randomOntology } from "./ontology.ts";
import { referenceOf } from "./reference/resolvers.ts";

/** A random graph, what answers questions about it, plainly and not, and the pool that questions are made from. */
export async function askedWorld(seed: number, world: number, make: (ontology: Ontology) => Promise<Engine>) {
  const chance = chanceOf(seed);
  const ontology = randomOntology(chance, world);
  const schema = deriveSchema(ontology);
  const dataset = randomDataset(chance, ontology);
  const engine = await make(ontology);
  await engine.replace(dataset);
  const pool = { chance, ontology, ids: [...dataset.entities].map(({ id }) => id) };
  const executor = createExecutor(ontology, engine, schema);
  return { ontology, schema, engine, executor, reference: referenceOf(ontology, dataset, schema), pool };
}
