import { defineConfig } from "tsdown";

export default defineConfig({
  entry: { strategraph: "src/cli/strategraph.ts", "load-worker": "src/server/load-worker.ts" },
  format: "esm",
  platform: "node",
  target: "node20",
  outDir: "dist",
  clean: true,
  dts: false,
  sourcemap: true,
});
