import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "./bundle.ts";
import type { Service } from "./serve.ts";

/** What a process has used until now. */
export interface Usage {
  /** Of processor, all its threads together. */
  readonly milliseconds: number;
  /** Bytes of memory. */
  readonly resident: number;
}

/** Builds the probe into a folder, and gives the environment in which a process that `serve` starts has it. */
export async function probed(into: string): Promise<Readonly<Record<string, string>>> {
  await bundle(import.meta.dirname, ["probe"], into);
  return { NODE_OPTIONS: `--import=${pathToFileURL(join(into, "probe.mjs")).href}` };
}

/** Asks a service that was started with the probe; `collected`, once it has thrown away what it does not need. */
export function usageOf({ child }: Service, collected = false): Promise<Usage> {
  return new Promise((resolve, reject) => {
    const lost = () => reject(new Error("the process has ended"));
    child.once("exit", lost);
    child.once("message", (usage) => {
      child.off("exit", lost);
      resolve(usage as Usage);
    });
    child.send(collected ? "collect" : "tell", (error) => {
      if (error) lost();
    });
  });
}
