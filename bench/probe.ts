import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { isMainThread } from "node:worker_threads";

/**
 * Loaded into a process before its program, tells whoever started it what the process has used: `--import` of this in
 * NODE_OPTIONS, and `usageOf` of usage.ts.
 */
if (isMainThread && process.send) {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  process.on("message", (message) => {
    if (message === "collect") collect();
    const { user, system } = process.cpuUsage();
    process.send?.({ milliseconds: (user + system) / 1000, resident: process.memoryUsage.rss() });
  });
}
