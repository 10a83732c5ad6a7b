import { expect, test } from "vitest";
import { formatOf } from "../../graph/export/formats.ts";
import { layered } from "../../graph/export/layout.ts";
import { allExcerpts } from "./excerpts.ts";
import { bytesOf } from "./written.ts";

interface Canvas {
  readonly nodes: readonly Readonly<Record<string, unknown>>[];
  readonly edges: readonly Readonly<Record<string, unknown>>[];
}

test("a canvas is what JSON Canvas 1.0 asks for, a card an entity and one for the receipt", async () => {
  for (const [of, excerpt] of await allExcerpts()) {
    for (const layout of [layered(excerpt), null]) {
      const [file] = await formatOf("canvas").files(excerpt, { layout });
      const { nodes, edges } = JSON.parse(bytesOf(file?.content ?? []).toString("utf8")) as Canvas;
      expect([nodes.length, edges.length], of).toEqual([excerpt.receipt.nodes + 1, excerpt.receipt.edges]);
      const ids = new Set(nodes.map(({ id }) => id));
      expect(ids.size, of).toBe(nodes.length);
      expect(new Set(edges.map(({ id }) => id)).size, of).toBe(edges.length);
      for (const { id, type, text, x, y, width, height } of nodes) {
        expect([typeof id, type, typeof text], of).toEqual(["string", "text", "string"]);
        expect([x, y, width, height].every(Number.isInteger), of).toBe(true);
      }
      for (const { fromNode, toNode } of edges)
        expect(
          [fromNode, toNode].every((end) => ids.has(end)),
          of,
        ).toBe(true);
    }
  }
});
