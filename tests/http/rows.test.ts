import { expect, test } from "vitest";
import { rowsFile } from "../../src/server/rows.ts";

/** A matrix of so many rows and columns, in which each row is linked to the column of its number. */
function matrix(rows: number, columns: number) {
  const lines = (of: string, count: number) =>
    Array.from({ length: count }, (_, at) => ({ entity: { id: `${of}${at}`, name: `${of} ${at}` } }));
  const cells = Array.from({ length: Math.min(rows, columns) }, (_, at) => ({
    row: `r${at}`,
    column: `c${at}`,
    basis: "STATED",
    count: 1,
  }));
  return { coverage: { rows: lines("r", rows), columns: lines("c", columns), cells } };
}

function bytesOf(content: Iterable<string | Uint8Array>): Buffer {
  return Buffer.concat([...content].map((part) => Buffer.from(part)));
}

const asked = (data: Readonly<Record<string, unknown>>) => ({
  data,
  foreseen: { sample: data, headings: (columns: readonly string[]) => columns, narrowed: new Set<string>() },
  credits: [],
});

test("a matrix is written a line at a time, each of its places said", async () => {
  const [head, first, ...others] = bytesOf(await rowsFile(asked(matrix(3, 2)), "matrix-csv"))
    .toString("utf8")
    .split("\r\n");
  expect(head).toBe("\ufeff,c 0,c 1");
  expect(first).toBe("r 0,stated,none recorded");
  expect(others).toEqual(["r 1,none recorded,stated", "r 2,none recorded,none recorded", ""]);
});

test.each([
  [10_000, 10_000],
  [2, 20_000],
])(
  "a matrix of %i rows and %i columns is refused at once as a table; a workbook has its links",
  async (rows, columns) => {
    const data = matrix(rows, columns);
    await expect(rowsFile(asked(data), "matrix-csv")).rejects.toThrow(/EXPORT_TOO_LARGE The matrix would have/);
    const book = bytesOf(await rowsFile(asked({ coverage: { ...data.coverage } }), "rows-xlsx"));
    expect(book.includes("xl/worksheets/sheet2.xml")).toBe(true);
    expect(book.includes("xl/worksheets/sheet3.xml")).toBe(false);
  },
);

test("a large answer becomes rows with turns of the loop between them", async () => {
  const task = (at: number) => ({ node: { name: `task ${at}`, by: [{ name: "a" }, { name: "b" }] } });
  const data = { tasks: { edges: Array.from({ length: 30_000 }, (_, at) => task(at)) } };
  const sample = { tasks: { edges: [task(0)] } };
  let turns = 0;
  let isDone = false;
  const count = () => {
    turns++;
    if (!isDone) setImmediate(count);
  };
  setImmediate(count);
  const content = await rowsFile({ ...asked({}), data, foreseen: { ...asked(sample).foreseen, sample } }, "rows-csv");
  isDone = true;
  expect(turns).toBeGreaterThan(3);
  expect(bytesOf(content).toString("utf8").split("\r\n")).toHaveLength(60_002);
});
