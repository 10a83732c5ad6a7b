import { join } from "node:path";
import { build } from "esbuild";

/** Builds the sides of a benchmark, `<folder>/<name>.ts` each, to `<into>/<name>.mjs`: so that plain node runs what is measured. */
export async function bundle(folder: string, names: readonly string[], into: string): Promise<void> {
  await build({
    entryPoints: Object.fromEntries(names.map((name) => [name, join(folder, `${name}.ts`)])),
    outdir: into,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
  });
}
