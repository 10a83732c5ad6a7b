import type { Transform } from "node:stream";
import { promisify } from "node:util";
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from "node:zlib";
import type { Reply } from "./reply.ts";

/** Those that every client has which asks for one, the best first. */
const codings = ["br", "gzip"] as const;
export type Coding = (typeof codings)[number];

/** Bytes below which a reply fits one packet as it is. */
const least = 1_400;
/** Replies that are compressed at once, some 2 MB of memory each; beyond these they go out as they are. */
const atOnce = 16;

/** As fast as gzip at its usual level and smaller; the window is bounded, as its memory is. */
const brotliOptions = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 19 },
};
const gzipOptions = { level: 4 };

const whole = { br: promisify(brotliCompress), gzip: promisify(gzip) };

/** What is asked for: `Accept-Encoding`, and `Sec-Fetch-Site`, which browsers send. */
export interface Negotiated {
  readonly "accept-encoding"?: string | string[] | undefined;
  readonly "sec-fetch-site"?: string | string[] | undefined;
}

/** Sends a reply in the coding that the client likes best, or as it is. */
export type Coder = (headers: Negotiated, reply: Reply) => Reply | Promise<Reply>;

/**
 * Compresses replies outside the event loop. A body that is kept is kept compressed too, as long as it is there itself. What is
 * compressed already, small or at fault stays as it is, and so does what another site's page asked for and may not read:
 * from a length it could guess at what it may not read (BREACH).
 */
export function createCoder(): Coder {
  const made = new WeakMap<object, Map<Coding, Promise<Buffer>>>();
  let running = 0;

  async function compressed(body: string | Buffer, of: object, coding: Coding): Promise<Buffer | null> {
    const known = made.get(of)?.get(coding);
    if (known !== undefined) return known;
    if (running >= atOnce) return null;
    running++;
    const making = coding === "br" ? whole.br(body, brotliOptions) : whole.gzip(body, gzipOptions);
    made.set(of, (made.get(of) ?? new Map<Coding, Promise<Buffer>>()).set(coding, making));
    return making.finally(() => running--);
  }

  /** For a body that is made as it is read. */
  function transform(coding: Coding): Transform {
    running++;
    const stream = coding === "br" ? createBrotliCompress(brotliOptions) : createGzip(gzipOptions);
    return stream.once("close", () => running--);
  }

  async function inCoding(reply: Reply, coding: Coding): Promise<Reply> {
    const headers = { ...reply.headers, "content-encoding": coding };
    const { body } = reply;
    if (typeof body !== "string" && !Buffer.isBuffer(body)) {
      return running < atOnce ? { ...reply, headers, through: () => transform(coding) } : reply;
    }
    const smaller = await compressed(body, reply.of ?? (typeof body === "string" ? reply : body), coding);
    return smaller === null ? reply : { ...reply, headers, body: smaller };
  }

  return (headers, reply) => {
    if (reply.status !== 200 || !isCompressible(reply)) return reply;
    const varied = varying(reply);
    const accepted = headers["accept-encoding"];
    if (accepted === undefined || isForeign(headers, reply)) return varied;
    const coding = codingFor(String(accepted));
    return coding === null ? varied : inCoding(varied, coding);
  };
}

/** Of the codings that a client accepts the one it likes best, by its q-values; null: none. */
export function codingFor(accepted: string): Coding | null {
  const likings = new Map<string, number>();
  for (const one of accepted.toLowerCase().split(",")) {
    const [name = "", ...parameters] = one.split(";").map((part) => part.trim());
    const written = parameters.find((part) => part.startsWith("q="))?.slice("q=".length);
    likings.set(name, written === undefined ? 1 : /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(written) ? Number(written) : 0);
  }
  const liking = (coding: Coding) => likings.get(coding) ?? likings.get("*") ?? 0;
  const best = codings.reduce((one, other) => (liking(other) > liking(one) ? other : one));
  return liking(best) > 0 && liking(best) >= (likings.get("identity") ?? 0) ? best : null;
}

function isCompressible({ headers, body }: Reply): boolean {
  if (headers["content-encoding"] !== undefined) return false;
  if ((typeof body === "string" || Buffer.isBuffer(body)) && body.length < least) return false;
  return /^text\/|[/+](json|xml|javascript)\b|x-cypher-query|openmetrics-text/.test(headers["content-type"] ?? "");
}

function varying(reply: Reply): Reply {
  const { vary } = reply.headers;
  if (vary?.includes("accept-encoding")) return reply;
  const added = vary === undefined ? "accept-encoding" : `${vary}, accept-encoding`;
  return { ...reply, headers: { ...reply.headers, vary: added } };
}

/** Whether a page of another site asked, which is not let read the answer. */
function isForeign(headers: Negotiated, { headers: sent }: Reply): boolean {
  const site = headers["sec-fetch-site"];
  const foreign = site === "cross-site" || site === "same-site";
  return foreign && sent["access-control-allow-origin"] === undefined;
}
