import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { DearestFirst } from "./tests/dearest-first.ts";

export default defineConfig({
  // the graphql that Node loads, and Apollo Server with it: of Vite's choice, its other build, schemas are refused there
  resolve: { alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve("graphql") }] },
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/setup.ts"],
    // two at least: half of the time is a wait for a process that a test has started
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: DearestFirst },
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
