import { defineConfig } from "tsdown";

export default defineConfig({
  entry: {
    strategraph: "src/cli/strategraph.ts",
    "load-worker": "src/server/load-worker.ts",
    "replica-worker": "src/server/replica-worker.ts",
    neo4j: "neo4j/start.ts",
  },
  format: "esm",
  fixedExtension: false,
  platform: "node",
  target: "node20",
  copy: ["src/server/playground-start.js"],
  outDir: "dist",
  clean: true,
  dts: false,
  sourcemap: true,
});
