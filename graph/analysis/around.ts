import type { Engine, ExecuteOptions } from "../engine.ts";
import type { Ontology } from "../ontology.ts";
import type { Plan, Step } from "../plan/plan.ts";

/**
 * Ids of the entities that lie within so many relations (1 to 6) of some, in whichever direction, these included; none where
 * they are not in the graph. Errors: those of `execute`. Cost: O(what lies there).
 */
export async function idsAround(
  ontology: Ontology,
  engine: Engine,
  ids: readonly string[],
  hops: number,
  options: ExecuteOptions = {},
): Promise<ReadonlySet<string>> {
  const steps = ontology.relations.flatMap(({ name }): readonly Step[] => [
    { relation: name, direction: "out" },
    { relation: name, direction: "in" },
  ]);
  const plan: Plan = {
    version: 1,
    project: "rows",
    roots: [
      {
        op: "list",
        selection: {
          kinds: ontology.kinds.map(({ name }) => name),
          near: { ids: 0, walk: { steps, minHops: 1, maxHops: hops, through: null, avoid: null } },
          where: null,
          order: [],
          page: { offset: null, limit: null, after: null },
          columns: [{ column: "field", subject: "entity", name: "id" }],
        },
      },
    ],
  };
  const found = new Set<string>();
  for await (const { rows } of (await engine.execute(plan, [ids], options)).batches) {
    for (const [id] of rows) found.add(String(id));
  }
  return found;
}
