import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "tsdown";
import { root } from "../built.ts";

/** Builds a script of this folder that is to be killed, so that it begins soon after it is started. */
export async function bundled(name: string): Promise<{ readonly script: string; readonly remove: () => void }> {
  // beside node_modules, where it finds what it imports
  const folder = mkdtempSync(join(root, `node_modules/.${name}-`));
  await build({
    config: false,
    entry: { [name]: join(root, `tests/kills/${name}.ts`) },
    outDir: folder,
    platform: "node",
    dts: false,
    fixedExtension: true,
    logLevel: "error",
  });
  return { script: join(folder, `${name}.mjs`), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
