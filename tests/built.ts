import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** What dist/ is made from. */
const sources = ["graph", "src", "neo4j", "package.json", "package-lock.json", "docs/api.graphql", "tsdown.config.ts"];

/**
 * The built command, for tests that run real child processes: `node built() check seeds`. Builds dist/ when a source is
 * newer than it; several test files, and several test runs in one checkout, wait for each other.
 */
export function built(): string {
  const bin = join(root, "dist/strategraph.js");
  const lock = join(root, "node_modules/.build-lock");
  const deadline = Date.now() + 180_000;
  while (!isFresh(bin)) {
    try {
      mkdirSync(lock);
    } catch {
      if (Date.now() > deadline) throw new Error(`another build holds ${lock}; remove it if none is running`);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
      continue;
    }
    try {
      execFileSync("npm", ["run", "-s", "build"], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
    } finally {
      rmSync(lock, { recursive: true });
    }
    return bin;
  }
  return bin;
}

function isFresh(bin: string): boolean {
  return existsSync(bin) && statSync(bin).mtimeMs >= Math.max(...sources.map((source) => newest(join(root, source))));
}

function newest(path: string): number {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  const within = readdirSync(path).map((name) => newest(join(path, name)));
  return Math.max(0, ...within);
}
