import { Option } from "commander";

export const engineNames = ["memory", "neo4j"] as const;

export type EngineName = (typeof engineNames)[number];

/** `--engine`: what holds the graph. */
export function engineOption(): Option {
  return new Option("--engine <name>", "what holds the graph: memory, which is usual, or neo4j").choices(engineNames);
}
