import { createRequire } from "node:module";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ["**/*.test.ts"],
    globalSetup: ["../tests/setup.ts"],
    testTimeout: 300_000,
    hookTimeout: 900_000,
    // Apollo's suite asks Jest for its globals, which Vitest has under other names
    server: { deps: { inline: [/server-integration-testsuite/] } },
  },
  resolve: {
    // Vite would take graphql's ES build for us and leave the CommonJS one to @neo4j/graphql: two copies do not mix
    alias: [
      { find: /^graphql$/, replacement: createRequire(import.meta.url).resolve("graphql") },
      { find: "@jest/globals", replacement: join(import.meta.dirname, "apollo-suite/jest-globals.ts") },
    ],
  },
});
