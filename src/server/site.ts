import type { Reply } from "./reply.ts";

/** A page from this machine alone, and the files that it asks for. */
export interface Site {
  readonly page: Reply;
  /** By path. Their names carry a hash of what they hold, so that a browser may keep them for good. */
  readonly files: ReadonlyMap<string, Reply>;
}

/** The pages of the service. */
export interface Sites {
  readonly playground: Site;
  /** The reading room. */
  readonly room: Site;
}

const types: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};

/** A file of a site, whose name says what it is of, and changes with what it holds. */
export function fileReply(name: string, body: Buffer): Reply {
  const type = types[name.slice(name.lastIndexOf(".") + 1)] ?? "application/octet-stream";
  return {
    status: 200,
    headers: { "content-type": type, "cache-control": "public, max-age=31536000, immutable" },
    body,
  };
}

/** A page that may load what its policy says, and nothing else. */
export function pageReply(body: string, policy: readonly string[]): Reply {
  return {
    status: 200,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-cache",
      "content-security-policy": policy.join("; "),
      vary: "accept",
    },
    body,
  };
}
