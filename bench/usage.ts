import type { Service } from "./serve.ts";

/** What a process has used until now. */
export interface Usage {
  /** Of processor, all its threads together. */
  readonly milliseconds: number;
  /** Bytes of memory that the system counts, and those of them that the program uses. */
  readonly resident: number;
  readonly used: number;
}

/** Run in a process before its program, tells whoever started it what the process has used. */
const probe = `
  import { setFlagsFromString } from "node:v8";
  import { runInNewContext } from "node:vm";
  import { isMainThread } from "node:worker_threads";
  if (isMainThread && process.send) {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc");
    process.on("message", (message) => {
      if (message === "collect") collect();
      const { user, system } = process.cpuUsage();
      const { rss, heapUsed, external } = process.memoryUsage();
      process.send({ milliseconds: (user + system) / 1000, resident: rss, used: heapUsed + external });
    });
  }
`;

/** The environment in which a process that `serve` starts can be asked what it has used. */
export const probed = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(probe)}` };

/** Asks a service that was started so; `collected`, once it has thrown away what it does not need. */
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
