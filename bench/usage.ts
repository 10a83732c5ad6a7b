import type { Service } from "./serve.ts";

/** What a process has used until now. */
export interface Usage {
  /** Of processor, all its threads together. */
  readonly milliseconds: number;
  /** Bytes of memory that the system counts, and those of them that the program uses. */
  readonly resident: number;
  readonly used: number;
  /**
   * Of processor, since last asked to begin: the most that the thread of the event loop used between two turns of a timer of each millisecond, for
   * which whoever else asks had to wait. Of processor, so that it is the same where others share the machine.
   */
  readonly held: number;
}

/** Run in a process before its program, tells whoever started it what the process has used. */
const probe = `
  import { readFileSync } from "node:fs";
  import { setFlagsFromString } from "node:v8";
  import { runInNewContext } from "node:vm";
  import { isMainThread } from "node:worker_threads";
  if (isMainThread && process.send) {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc");
    const spent = () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    };
    const spentHere = () => Number(readFileSync("/proc/thread-self/schedstat", "utf8").split(" ")[0]) / 1e6;
    let [turn, held] = [spentHere(), 0];
    const look = () => {
      const now = spentHere();
      held = Math.max(held, now - turn);
      turn = now;
    };
    setInterval(look, 1).unref();
    process.on("message", (message) => {
      look();
      if (message === "collect") collect();
      if (message === "begin") [turn, held] = [spentHere(), 0];
      const { rss, heapUsed, external } = process.memoryUsage();
      process.send({ milliseconds: spent(), resident: rss, used: heapUsed + external, held });
    });
  }
`;

/** The environment in which a process that `serve` starts can be asked what it has used. */
export const probed = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(probe)}` };

/** Asks a service that was started so: now, once it has thrown away what it does not need, or as something begins. */
export function usageOf({ child }: Service, when: "now" | "collect" | "begin" = "now"): Promise<Usage> {
  return new Promise((resolve, reject) => {
    const lost = () => reject(new Error("the process has ended"));
    child.once("exit", lost);
    child.once("message", (usage) => {
      child.off("exit", lost);
      resolve(usage as Usage);
    });
    child.send(when, (error) => {
      if (error) lost();
    });
  });
}
