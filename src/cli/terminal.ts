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

/**
 * Does the work, and while it takes long, says so on a terminal: what is being done and for how many seconds. The line is
 * wiped when the work ends.
 */
export async function withProgress<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  const { stderr } = process;
  if (stderr.isTTY !== true) return work();
  const began = performance.now();
  const timer = setInterval(() => {
    const seconds = Math.floor((performance.now() - began) / 1000);
    stderr.write(`\r${what} ...${seconds > 0 ? ` ${seconds} s` : ""}`);
  }, 400);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    stderr.write("\r\u001b[K");
  }
}
