import { createRequire } from "node:module";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ["**/*.test.ts"],
    globalSetup: ["../tests/setup.ts"],
    testTimeout: 300_000,
    hookTimeout: 900_000,
  },
  resolve: {
    // Vite would take graphql's ES build for us and leave the CommonJS one to @neo4j/graphql: two copies do not mix
    alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve("graphql") }],
  },
});
