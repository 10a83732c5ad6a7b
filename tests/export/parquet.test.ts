import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import type { Excerpt, ExcerptNode } from "../../graph/excerpt.ts";
import { parquet } from "../../graph/export/parquet.ts";
import { emptyExcerpt, seedExcerpt } from "./excerpts.ts";
import { findPython } from "./readers.ts";
import { written } from "./written.ts";

const python = findPython("Parquet read back by pyarrow");
const seed = await seedExcerpt();

/** What pyarrow says of the tables in a folder. */
function said(folder: string, expression: string): unknown {
  const program = [
    "import json, sys, pyarrow.parquet as parquet",
    "table = lambda name: parquet.ParquetFile(f'{sys.argv[1]}/{name}.parquet')",
    `print(json.dumps(${expression}))`,
  ].join("\n");
  return JSON.parse(execFileSync(python as string, ["-c", program, folder], { encoding: "utf8" }));
}

test.skipIf(python === null)(
  "columns have their types, also where no row has a value, and lists are lists",
  async () => {
    for (const [name, excerpt] of [
      ["seed", seed],
      ["empty", emptyExcerpt()],
    ] as const) {
      const folder = await written(parquet, name, excerpt);
      const types = (table: string) =>
        said(folder, `{field.name: str(field.type) for field in table('${table}').schema_arrow}`);
      expect(types("entities")).toMatchObject({
        id: "string",
        name: "string",
        aliases: "list<element: string not null>",
      });
      expect(types("relations")).toMatchObject({
        edgeId: "string",
        claims: "int32",
        weight: "int32",
        fromId: "string",
      });
      expect(types("evidence")).toMatchObject({ quote: "string", line: "int32", start: "int32", page: "string" });
      const rows = ["entities", "relations", "evidence"].map((table) =>
        said(folder, `table('${table}').metadata.num_rows`),
      );
      const { nodes, edges, evidence } = excerpt.receipt;
      expect(rows).toEqual([nodes, edges, evidence]);
    }
  },
);

test.skipIf(python === null)("every table says in its metadata what it is of, and whom to credit", async () => {
  const folder = await written(parquet, "receipt", seed);
  for (const table of ["entities", "relations", "evidence"]) {
    const receipt = said(folder, `table('${table}').metadata.metadata[b'strategraph'].decode()`);
    expect(receipt).toContain(seed.receipt.revision);
    expect(receipt).toContain("may not be reproduced without reference to Kazakhstan Today");
  }
});

test.skipIf(python === null)(
  "a large table is written in groups of rows, and long texts end a group early",
  async () => {
    const [like] = [...seed.nodes] as [ExcerptNode];
    const many = (count: number, description: string): Excerpt => ({
      ...seed,
      nodes: {
        *[Symbol.iterator]() {
          for (let at = 0; at < count; at++) yield { ...like, id: `n/${at}`, description };
        },
      },
      edges: [],
    });
    const groups =
      "[table('entities').metadata.row_group(at).num_rows for at in range(table('entities').num_row_groups)]";
    const folder = await written(parquet, "many", many(45_000, "short"));
    expect(said(folder, groups)).toEqual([20_000, 20_000, 5_000]);
    expect(said(folder, "table('entities').read(['id'])['id'].to_pylist()")).toEqual(
      Array.from({ length: 45_000 }, (_, at) => `n/${at}`),
    );
    const long = await written(parquet, "long", many(25, "𝒜 long ".repeat(125_000)));
    expect(said(long, groups)).toEqual([16, 9]);
    expect(
      said(long, "[len(text) for text in table('entities').read(['description'])['description'].to_pylist()]"),
    ).toEqual(Array.from({ length: 25 }, () => 7 * 125_000));
  },
);
