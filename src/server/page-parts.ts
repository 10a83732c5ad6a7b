import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { PageParts } from "../../graph/export/page.ts";

/** The script and the style of exported pages, as built from src/page/ (package.json says where). Rejects where nothing is built. */
export async function readPageParts(): Promise<PageParts> {
  const require = createRequire(import.meta.url);
  const [script, style] = await Promise.all(
    ["#page.js", "#page.css"].map((name) => readFile(require.resolve(name), "utf8")),
  );
  return { script, style } as PageParts;
}
