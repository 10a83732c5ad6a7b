import type { IncomingMessage } from "node:http";
import type { Reply } from "./reply.ts";

/** A request and what became of it. */
export interface Exchange {
  readonly request: IncomingMessage;
  /** Null where the client went away before there was one. */
  readonly reply: Reply | null;
  /** Whether all of the reply was sent. */
  readonly whole: boolean;
  readonly milliseconds: number;
  /** What its connection carried to the client meanwhile, heads included. */
  readonly bytes: number;
}

/** The code of what was refused or at fault, of several the first; null where nothing was. */
export function codeOf({ body }: Reply): string | null {
  if (typeof body !== "string" || !body.startsWith('{"errors":')) return null;
  // a quote in a message would stand behind a backslash
  return /"code":"([A-Z0-9_]+)"/.exec(body)?.[1] ?? null;
}

/** Which of the paths that are served a request is for, without what a client might have put into it; null: none. */
export function pathIn(target: string | undefined, served: ReadonlyMap<string, unknown>): string | null {
  const [path = ""] = (target ?? "").split("?", 1);
  if (served.has(path)) return path;
  return path.startsWith("/q/") ? "/q/" : null;
}
