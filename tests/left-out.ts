import { appendFileSync } from "node:fs";

/**
 * Says loudly that a test leaves something out because this machine lacks what it needs; with CI=true nothing may be left
 * out, and it throws. The end of the run repeats every such line (tests/setup.ts).
 *
 *     if (!existsSync("/usr/bin/chromium")) return leftOut("the playground in a browser", "no Chromium installed");
 */
export function leftOut(what: string, why: string): void {
  if (process.env.CI === "true") throw new Error(`${what}: left out (${why}), which CI may not do`);
  const line = `${what}: ${why}`;
  const log = process.env.STRATEGRAPH_LEFT_OUT;
  if (log === undefined) process.stderr.write(`LEFT OUT ${line}\n`);
  else appendFileSync(log, `${line}\n`);
}
