import { pino } from "pino";
import { describeEvent, type Log, type ServerEvent } from "./events.ts";

export const logForms = ["text", "json"] as const;
export const logLevels = ["info", "warn", "error"] as const;
export type LogForm = (typeof logForms)[number];
export type LogLevel = (typeof logLevels)[number];

export interface LogOptions {
  readonly form: LogForm;
  /** What matters less is left out. */
  readonly level: LogLevel;
}

/** Where lines are written. */
export interface Destination {
  write(line: string): void;
  flushSync(): void;
}

/** Bytes that wait for a slow reader; past them lines are left out, rather than memory filled. */
const waiting = 16 * 1024 * 1024;

/** Bytes that are waited for, no longer than so many milliseconds: a write for each line would cost more than the line. */
const together = 2_048;
const latest = 100;
/** Bytes that a pipe takes at once (PIPE_BUF of Linux): so the lines of several processes do not mix. */
const atOnce = 4_096;

/** Writes lines to an open file, as 2 for standard error, outside the event loop. */
export function writerTo(fd: number): Destination {
  const bounds = { minLength: together, maxWrite: atOnce, maxLength: waiting };
  return pino.destination({ fd, sync: false, periodicFlush: latest, ...bounds });
}

/** One log of all that happens to a service: as lines for people, or each event as a line of JSON. */
export function createLog({ form, level }: LogOptions, destination: Destination): Log {
  const matters = (event: ServerEvent) => logLevels.indexOf(levelOf(event)) >= logLevels.indexOf(level);
  if (form === "text") {
    return (event) => {
      if (matters(event)) destination.write(`${describeEvent(event)}\n`);
    };
  }
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: pino.stdSerializers.err },
    },
    destination,
  );
  return (event) => logger[levelOf(event)](event);
}

/** What ends wrong on this side is an error; what goes on in spite of a fault, or refuses for want of room, a warning. */
function levelOf(event: ServerEvent): LogLevel {
  switch (event.event) {
    case "fault":
      return "error";
    case "kept":
      return "warn";
    case "worker":
      return event.state === "ended" ? "warn" : "info";
    case "snapshot":
      return event.diagnostics.length > 0 ? "warn" : "info";
    case "request":
      return event.status === null || event.status < 500 ? "info" : event.status === 503 ? "warn" : "error";
    default:
      return "info";
  }
}
