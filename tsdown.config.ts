import { defineConfig } from "tsdown";

export default defineConfig([
  {
    entry: {
      strategraph: "src/cli/strategraph.ts",
      "load-worker": "src/server/load-worker.ts",
      "replica-worker": "src/server/replica-worker.ts",
      "draw-worker": "src/server/draw-worker.ts",
      "pdf-worker": "src/import/source/pdf-worker.ts",
      neo4j: "neo4j/start.ts",
    },
    format: "esm",
    fixedExtension: false,
    platform: "node",
    target: "node20",
    copy: ["src/server/playground-start.js", "src/page/page.css"],
    outDir: "dist",
    // not dist/web, which vite has built before
    clean: ["dist/*.*"],
    dts: false,
    sourcemap: true,
  },
  // runs in a browser, within the page that an export writes: one file with all that it needs
  {
    entry: { page: "src/page/start.ts" },
    format: "iife",
    outputOptions: { entryFileNames: "page.js" },
    platform: "browser",
    target: "es2022",
    deps: { alwaysBundle: [/./], onlyBundle: false },
    tsconfig: "src/page/tsconfig.json",
    minify: true,
    outDir: "dist",
    clean: false,
    dts: false,
    sourcemap: false,
  },
]);
