import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { whatIfMetamorphic } from "./what-if.ts";

whatIfMetamorphic(
  "the embedded engine",
  createMemoryEngine,
  Number(process.env.STRATEGRAPH_RUNS ?? (process.env.CI ? 300 : 100)),
);
