import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { Excerpt } from "../../graph/excerpt.ts";
import { html, largestPage } from "../../graph/export/html.ts";
import type { PageContent, PageParts } from "../../graph/export/page.ts";
import { emptyExcerpt, hostileExcerpt, seedExcerpt } from "./excerpts.ts";
import { bytesOf, page } from "./written.ts";

const seed = await seedExcerpt();

async function pageOf(excerpt: Excerpt, parts: () => Promise<PageParts> = page): Promise<string> {
  const [file] = await html.files(excerpt, { layout: null, page: parts });
  return bytesOf(file?.content ?? []).toString("utf8");
}

function contentOf(text: string): PageContent {
  const [, json = ""] = /<script type="application\/json" id="content">([^<]*)<\/script>/.exec(text) ?? [];
  return JSON.parse(json) as PageContent;
}

test("a page's policy lets its own script and style run, by their hashes, and nothing else", async () => {
  const text = await pageOf(hostileExcerpt(1));
  const within = (tag: string): string => text.split(`<${tag}>`, 2)[1]?.split(`</${tag}>`, 1)[0] ?? "";
  const [script, style] = [within("script"), within("style")];
  const hash = (inner: string): string => createHash("sha256").update(inner).digest("base64");
  const policy = `default-src 'none'; script-src 'sha256-${hash(script)}'; style-src 'sha256-${hash(style)}'; base-uri 'none'; form-action 'none'`;
  expect(/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(text)?.[1]).toBe(policy);
  expect(script.length).toBeGreaterThan(100_000);
  // browsers read these otherwise than they stand
  for (const odd of ["\0", "\r", "\u{FEFF}"]) expect(text.includes(odd)).toBe(false);
});

test("a script that would end the element it stands in is refused", async () => {
  for (const script of ["'</script>'", "'<!--'"]) {
    const [file] = await html.files(seed, { layout: null, page: async () => ({ script, style: "" }) });
    expect(() => bytesOf(file?.content ?? [])).toThrow("would end before its end");
  }
});

test.each([
  ["the seed", seed],
  ["an empty graph", emptyExcerpt()],
  ["a hostile graph", hostileExcerpt(2)],
])("of %s a page holds each entity with a place of its own in either layout", async (_, excerpt) => {
  const { nodes, edges, receipt } = contentOf(await pageOf(excerpt));
  expect([nodes.length, edges.length]).toEqual([receipt.nodes, receipt.edges]);
  for (const layout of ["layers", "forces"] as const) {
    expect(new Set(nodes.map((node) => node[layout].join())).size).toBe(nodes.length);
    expect(nodes.flatMap((node) => node[layout]).every(Number.isFinite)).toBe(true);
  }
});

test("goals stand on top of the map", async () => {
  const { nodes } = contentOf(await pageOf(seed));
  const top = Math.min(...nodes.map(({ layers: [, y] }) => y));
  expect(nodes.filter(({ layers: [, y] }) => y === top).map(({ kind }) => kind)).toEqual(["Goal"]);
});

test("what is linked stands nearer to each other than what is not, where forces place it", async () => {
  const { nodes, edges } = contentOf(await pageOf(seed));
  const places = new Map(nodes.map(({ id, forces }) => [id, forces]));
  const apart = (from: string, to: string): number => {
    const [[x, y], [u, v]] = [places.get(from) ?? [0, 0], places.get(to) ?? [0, 0]];
    return Math.hypot(x - u, y - v);
  };
  const mean = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length;
  const linked = mean(edges.map(({ from, to }) => apart(from, to)));
  const all = mean(nodes.flatMap(({ id }) => nodes.map((other) => apart(id, other.id))));
  expect(linked).toBeLessThan(0.8 * all);
});

test("a page of too many entities or relations is refused", async () => {
  for (const much of [{ nodes: largestPage.nodes + 1 }, { edges: largestPage.edges + 1 }]) {
    const excerpt = { ...seed, receipt: { ...seed.receipt, ...much } };
    await expect(pageOf(excerpt)).rejects.toMatchObject({ code: "EXPORT_PAGE_TOO_LARGE" });
  }
});
