import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { inPieces } from "../../graph/export/pieces.ts";
import { type HttpCode, httpCodes } from "./codes.ts";

/** What goes out, ready made. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** What is made as it is read is sent so, in pieces of a chunked answer, which breaks off where it fails. */
  readonly body: string | Buffer | Iterable<string | Uint8Array>;
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
  hint?: string,
): Reply {
  const extensions = hint === undefined ? { code } : { code, hint };
  return jsonReply(httpCodes[code].status, { errors: [{ message, extensions }] }, headers);
}

/** Sends a reply, unless the client has gone. `last` ends the connection with it. Errors: what a body throws as it is made. */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: Reply,
  last: boolean,
): Promise<void> {
  if (response.headersSent || response.destroyed) return;
  const whole = typeof body === "string" || Buffer.isBuffer(body);
  response.writeHead(status, {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    ...headers,
    ...(whole ? { "content-length": String(Buffer.byteLength(body)) } : {}),
    ...(last ? { connection: "close" } : {}),
  });
  if (request.method === "HEAD") response.end();
  else if (whole) response.end(body);
  else await pipeline(Readable.from(inPieces(body)), response);
}
