import type { WriteStream } from "node:tty";

/** Ways of writing that a terminal shows and a file or a pipe does not get. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly cyan: (text: string) => string;
}

type Stream = Pick<WriteStream, "isTTY" | "columns">;

/** Colours for a terminal that may have them: not under NO_COLOR or TERM=dumb, nor in a pipe or file. */
export function styleOf(stream: Stream): Style {
  const { NO_COLOR, TERM } = process.env;
  const coloured = stream.isTTY === true && !NO_COLOR && TERM !== "dumb";
  const style = (open: number, close: number) => (text: string) =>
    coloured ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return { bold: style(1, 22), dim: style(2, 22), red: style(31, 39), yellow: style(33, 39), cyan: style(36, 39) };
}

/** Columns to write in: the terminal's, COLUMNS, or 100; never fewer than 40. */
export function widthOf(stream: Stream): number {
  return Math.max(40, stream.columns ?? (Number(process.env.COLUMNS) || 100));
}

/** How far work has come; `total` is null where it is not known beforehand. */
export interface Progress {
  readonly done: number;
  readonly total: number | null;
  /** What is counted: rows. */
  readonly unit: string;
}

/**
 * Does the work, and while it takes long, says so on a terminal: what is being done and for how many seconds, or, where the
 * work tells it, how far it has come and how fast. The line is wiped when the work ends.
 */
export async function withProgress<Result>(
  what: string,
  work: (tell: (progress: Progress) => void) => Promise<Result>,
): Promise<Result> {
  const { stderr } = process;
  let told: Progress | null = null;
  const tell = (progress: Progress): void => {
    told = progress;
  };
  if (stderr.isTTY !== true) return work(tell);
  const began = performance.now();
  const timer = setInterval(() => {
    const seconds = (performance.now() - began) / 1000;
    const whole = Math.floor(seconds);
    const line =
      told === null
        ? `${what} ...${whole > 0 ? ` ${whole} s` : ""}`
        : progressLine(what, told, seconds, widthOf(stderr) - 1);
    stderr.write(`\r${line}${told === null ? "" : "\u001b[K"}`);
  }, 400);
  try {
    return await work(tell);
  } finally {
    clearInterval(timer);
    stderr.write("\r\u001b[K");
  }
}

/** `loading [#########-----------]  45 %  12,345 rows  23,456 rows/s`, without the bar where the total is not known. */
export function progressLine(what: string, { done, total, unit }: Progress, seconds: number, width: number): string {
  const part = total === null || total === 0 ? null : Math.min(done / total, 1);
  const rate = Math.round(done / Math.max(seconds, 0.001));
  const said = `${done.toLocaleString("en")} ${unit}  ${rate.toLocaleString("en")} ${unit}/s`;
  if (part === null) return `${what}  ${said}`.slice(0, width);
  const percent = `${Math.floor(part * 100)} %`.padStart(6);
  const room = Math.min(40, width - what.length - said.length - percent.length - 6);
  const filled = Math.round(part * room);
  const bar = room < 5 ? "" : ` [${"#".repeat(filled)}${"-".repeat(room - filled)}]`;
  return `${what}${bar}${percent}  ${said}`.slice(0, width);
}
