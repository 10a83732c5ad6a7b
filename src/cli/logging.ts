import { type Command, Option } from "commander";
import type { Log } from "../server/events.ts";
import type { LogForm, LogLevel } from "../server/log.ts";
import type { RequestLogOptions } from "../server/request-log.ts";

export interface LoggingOptions {
  readonly log: LogForm;
  readonly logLevel: LogLevel;
  readonly logRequests?: true;
  readonly logValues?: true;
}

const forms = ["text", "json"] as const satisfies readonly LogForm[];
const levels = ["info", "warn", "error"] as const satisfies readonly LogLevel[];

/** What is told of a running service on standard error. */
export function addLoggingOptions(command: Command): Command {
  return command
    .addOption(new Option("--log <form>", "how events are told: lines to read, or JSON").choices(forms).default("text"))
    .addOption(
      new Option("--log-level <level>", "which events: these and what is worse").choices(levels).default("info"),
    )
    .option("--log-requests", "tell of each request too, without its values")
    .option("--log-values", "and with them: the address and the variables");
}

export interface Logging {
  readonly log: Log;
  /** Null: requests are not told of. */
  readonly requests: RequestLogOptions | null;
  /** To be called last. */
  flush(): void;
}

export async function loggingOf({
  log: form,
  logLevel: level,
  logRequests,
  logValues,
}: LoggingOptions): Promise<Logging> {
  const { createLog, writerTo } = await import("../server/log.ts");
  const destination = writerTo(2);
  return {
    log: createLog({ form, level }, destination),
    requests: logRequests || logValues ? { values: logValues ?? false } : null,
    flush: () => destination.flushSync(),
  };
}
