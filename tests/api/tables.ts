import { parse } from "graphql";
import { expect, test } from "vitest";
import { makeDataset } from "../../graph/revision.ts";
import { createExecutor } from "../../src/api/execute.ts";
import type { MakeEngine } from "../contract/loaded.ts";
import { dataset, entity, ontology, relation, schema } from "./world.ts";

/** A full table is answered as far as 50,000 links, on any engine alike. */
export function tableRefusals(name: string, make: MakeEngine): void {
  test(`${name} ends a table that holds too much, and says how to ask for less`, async () => {
    const [tasks, instruments] = (["task", "instrument"] as const).map((kind) =>
      Array.from({ length: 224 }, (_, at) => `s/${kind}/${1000 + at}`),
    ) as [string[], string[]];
    const sources = [...dataset.entities].filter(({ kind }) => kind === "Source");
    const engine = await make(ontology);
    try {
      await engine.replace(
        makeDataset({
          ...dataset,
          entities: [
            ...sources,
            ...tasks.map((id) => entity(id, "Task")),
            ...instruments.map((id) => entity(id, "Instrument")),
          ],
          relations: instruments.flatMap((from) => tasks.map((to) => relation(from, "supports", to))),
          lists: [],
          exclusions: [],
        }),
      );
      const executor = createExecutor(ontology, engine, schema);
      const ask = (rows: readonly string[]) =>
        executor.execute({
          document: parse(
            "query ($rows: [ID!]!) { coverage(rows: { ids: $rows }, columns: { instruments: {} }, via: [supports]) { cells { count } } }",
          ),
          variables: { rows },
        });
      const fits = await ask(tasks.slice(0, 223));
      expect(fits.errors).toBeUndefined();
      expect((fits.data as { coverage: { cells: [] } }).coverage.cells).toHaveLength(223 * 224);
      expect(await ask(tasks)).toMatchObject({
        errors: [
          {
            message: "The table would hold more than 50,000 links and empty lines.",
            extensions: { code: "API_TABLE_TOO_LARGE", hint: expect.stringMatching(/fewer rows or columns/) },
          },
        ],
      });
    } finally {
      await engine.close();
    }
  });
}
