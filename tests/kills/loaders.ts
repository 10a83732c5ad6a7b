import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Address } from "../../graph/neo4j/connection.ts";
import { bundled } from "./bundled.ts";

/** How a loader ended: null is killed. */
export interface Ended {
  readonly code: number | null;
  readonly said: string;
  /** From its beginning. */
  readonly milliseconds: number;
}

/** A process that loads, or has. */
export interface Loader {
  readonly hasEnded: () => boolean;
  readonly ended: Promise<Ended>;
  readonly kill: () => void;
}

export interface Loaders {
  /** A loader of a generated graph, on the point of beginning. */
  readonly start: (address: Address, schema: string, load: LoaderLoad) => Promise<Loader>;
  readonly close: () => void;
}

export interface LoaderLoad {
  readonly seed: number;
  readonly entities: number;
  readonly atOnce: number;
}

/** Builds the loader, so that it begins soon after it is started. */
export async function buildLoaders(): Promise<Loaders> {
  const { script, remove } = await bundled("loader");
  return {
    start: async ({ uri, username, password, database }, schema, { seed, entities, atOnce }) => {
      const child = spawn("node", [script, schema, ...[seed, entities, atOnce].map(String)], {
        env: {
          ...process.env,
          NEO4J_URI: uri,
          NEO4J_USERNAME: username,
          NEO4J_PASSWORD: password,
          NEO4J_DATABASE: database ?? "",
        },
        stdio: ["ignore", "pipe", "pipe"],
      });
      let said = "";
      child.stderr.on("data", (chunk) => (said += String(chunk)));
      const closed = once(child, "close").then(([code]): Omit<Ended, "milliseconds"> => ({ code, said }));
      const began = await Promise.race([once(child.stdout, "data"), closed]);
      if ("said" in began) throw new Error(`the loader did not begin: ${began.said}`);
      const start = performance.now();
      const ended = closed.then((end): Ended => ({ ...end, milliseconds: performance.now() - start }));
      return {
        hasEnded: () => child.exitCode !== null,
        ended,
        kill: () => void child.kill("SIGKILL"),
      };
    },
    close: remove,
  };
}
