import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable, type Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { inPieces } from "../../graph/export/pieces.ts";
import { type HttpCode, httpCodes } from "./codes.ts";

/** What goes out, ready made. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** What is made as it is read is sent so, in pieces of a chunked answer, which breaks off where it fails. */
  readonly body: string | Buffer | Iterable<string | Uint8Array>;
  /** What a body that is made as it is read goes through as it is sent. */
  readonly through?: () => Transform;
  /** Of the graph that it answers from. */
  readonly revision?: string;
  /** What the body is of, where that may be kept: what is made of the body is kept as long. */
  readonly of?: object;
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
  return errorsReply(httpCodes[code].status, [{ message, extensions }], headers);
}

export function errorsReply(
  status: number,
  errors: readonly unknown[],
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return { status, headers: { ...json, ...headers }, body: errorsBody(errors) };
}

/** Bytes that errors may have: what is echoed in them may be as long as a request. */
const largestErrors = 4 * 1024;

/** Errors as a body. Where it would be too large their texts and lists are cut, and the last errors left out. */
export function errorsBody(errors: readonly unknown[]): string {
  const bodyOf = (told: readonly unknown[]) => `${JSON.stringify({ errors: told })}\n`;
  const fits = (body: string) => Buffer.byteLength(body) <= largestErrors;
  const whole = bodyOf(errors);
  if (fits(whole)) return whole;
  for (const longest of [400, 100]) {
    const short = errors.slice(0, 20).map((one) => shortened(one, longest));
    while (short.length > 1 && !fits(bodyOf(short))) short.pop();
    if (fits(bodyOf(short))) return bodyOf(short);
  }
  return bodyOf(errors.slice(0, 1).map((one) => shortened(one, 20)));
}

function shortened(value: unknown, longest: number): unknown {
  // half a surrogate pair at the end would be no text
  if (typeof value === "string" && value.length > longest) {
    return `${value.slice(0, longest).replace(/[\ud800-\udbff]$/, "")}...`;
  }
  if (Array.isArray(value)) return value.slice(0, 10).map((one) => shortened(one, longest));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shortened(one, longest)]));
}

/** Headers that every reply has, unless it says otherwise. */
const always: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
};

/** Sends a reply, unless the client has gone. `last` ends the connection with it. Errors: what a body throws as it is made. */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body, through }: Reply,
  last: boolean,
): Promise<void> {
  if (response.headersSent || response.destroyed) return;
  const whole = typeof body === "string" || Buffer.isBuffer(body);
  const length = whole ? Buffer.byteLength(body) : 0;
  const head: Record<string, string> = Object.assign({}, always, headers);
  // of a 304 it would be the length of what is not sent
  if (whole && status !== 304) head["content-length"] = String(length);
  if (last) head.connection = "close";
  response.writeHead(status, head);
  if (request.method === "HEAD") response.end();
  // of ASCII the bytes are the same, and are written sooner
  else if (typeof body === "string") response.end(body, length === body.length ? "latin1" : "utf8");
  else if (whole) response.end(body);
  else if (through === undefined) await pipeline(Readable.from(inPieces(body)), response);
  else await pipeline(Readable.from(inPieces(body)), through(), response);
}
