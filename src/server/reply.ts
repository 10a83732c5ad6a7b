import type { IncomingMessage, ServerResponse } from "node:http";
import { type HttpCode, httpCodes } from "./codes.ts";

/** What goes out, ready made. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

const json = { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" };

export function jsonReply(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { ...json, ...headers }, body: `${JSON.stringify(body)}\n` };
}

/** A refusal in the form of a GraphQL answer, whatever was asked for: one shape of error for every client. */
export function refusal(
  code: HttpCode,
  message: string = httpCodes[code].sentence,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return jsonReply(httpCodes[code].status, { errors: [{ message, extensions: { code } }] }, headers);
}

/** Sends a reply, unless the client has gone. `last` ends the connection with it. */
export function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: Reply,
  last: boolean,
): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    ...headers,
    "content-length": String(Buffer.byteLength(body)),
    ...(last ? { connection: "close" } : {}),
  });
  response.end(request.method === "HEAD" ? undefined : body);
}
