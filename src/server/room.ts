import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileReply, pageReply, type Site } from "./site.ts";

/** Addresses of the reading room's views. What they show stands behind the `?`. */
export const roomPaths = ["/", "/matrix", "/table", "/graph", "/paths", "/what-if", "/search"] as const;

/** Files of this service and nothing else: no script or style within the page, nothing from elsewhere. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];

/** Reads the page as built from src/web/ (package.json says where), once. Rejects where nothing is built. */
export async function createRoom(): Promise<Site> {
  const index = createRequire(import.meta.url).resolve("#web/index.html");
  const folder = join(dirname(index), "assets");
  const [html, names] = await Promise.all([readFile(index, "utf8"), readdir(folder)]);
  const files = names.map(
    async (name) => [`/assets/${name}`, fileReply(name, await readFile(join(folder, name)))] as const,
  );
  return { page: pageReply(html, policy), files: new Map(await Promise.all(files)) };
}
