import type { IncomingMessage } from "node:http";
import { type Reply, refusal } from "./reply.ts";
import { carriedToken, type Token } from "./tokens.ts";

/** Who may ask, and pages of which sites may read the answers. */
export interface Admission {
  /** Null: everybody. */
  readonly tokens: readonly Token[] | null;
  /** As `https://example.org`. */
  readonly origins: readonly string[];
  /**
   * Names by which the service is asked for, without their ports: under another one, which somebody has made to lead here, it
   * does not answer (DNS rebinding). Any, unless said.
   */
  readonly hosts?: readonly string[];
}

/** Whoever asks these is no reader: a machine that balances load, which learns no more than that the service lives. */
const unguarded = ["/healthz"];

/** Answers a request that is let in, and tells the browser of one from a listed site that its page may read the answer. */
export async function admit(
  { tokens, origins, hosts }: Admission,
  { method, url, headers }: IncomingMessage,
  answer: (token: Token | null) => Promise<Reply>,
): Promise<Reply> {
  const open = unguarded.includes(url ?? "");
  if (hosts !== undefined && !open && !isAskedFor(hosts, headers.host)) return misdirected;
  const origin = origins.find((one) => one === headers.origin);
  if (origin !== undefined && method === "OPTIONS" && headers["access-control-request-method"] !== undefined) {
    return shared(preflight, origin);
  }
  const free = tokens === null || open;
  const token = free ? null : carriedToken(tokens, headers.authorization);
  const reply = free || token !== null ? await answer(token) : unauthorized;
  const kept = tokens === null ? reply : keptByItsReader(reply);
  return origins.length === 0 ? kept : shared(kept, origin);
}

/** A browser always says whom it asks; what does not is no browser. */
function isAskedFor(hosts: readonly string[], host: string | undefined): boolean {
  if (host === undefined) return true;
  const name = host.toLowerCase().replace(/:\d*$/, "");
  return hosts.includes(name);
}

const misdirected = refusal("HTTP_HOST_UNKNOWN", undefined, {}, "ask localhost, or start with --allow-host NAME");

/** What a token was asked for may be kept where it was read, and by nobody on the way there. */
function keptByItsReader(reply: Reply): Reply {
  if (reply.headers["cache-control"] !== "no-cache") return reply;
  return { ...reply, headers: { ...reply.headers, "cache-control": "private, no-cache" } };
}

const unauthorized = refusal("HTTP_UNAUTHORIZED", undefined, { "www-authenticate": 'Bearer realm="strategraph"' });

/** A browser asks beforehand, without the token, and may keep the answer for ten minutes. */
const preflight: Reply = {
  status: 200,
  headers: {
    "access-control-allow-methods": "GET, POST",
    "access-control-allow-headers":
      "authorization, content-type, apollo-require-preflight, if-none-match, x-request-id",
    "access-control-max-age": "600",
  },
  body: "",
};

/** What a page may read of an answer's head, beside what every page may. */
const readable = { "access-control-expose-headers": "etag, retry-after, x-request-id" };

function shared(reply: Reply, origin: string | undefined): Reply {
  const vary = reply.headers.vary === undefined ? "origin" : `${reply.headers.vary}, origin`;
  const allow = origin === undefined ? {} : { ...readable, "access-control-allow-origin": origin };
  return { ...reply, headers: { ...reply.headers, vary, ...allow } };
}
