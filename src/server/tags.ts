import { createHash } from "node:crypto";
import type { Reply } from "./reply.ts";
import type { Service } from "./service.ts";

/** What a client says of the answer that it has, and what decides which answer it is. */
export interface Tagging {
  readonly service: Service;
  /** `If-None-Match`. */
  readonly known: string | undefined;
  /** All that the answer depends on beside the graph and the service: what was asked. */
  readonly asked: readonly string[];
  readonly vary: string;
}

/**
 * An answer with the tag by which a client may ask whether it is still the one; 304 where it is, without making it. What is
 * at fault, or comes of no graph, has no tag. Errors: those of the engine's status, where the client has a tag.
 */
export async function tagged(tagging: Tagging, answer: () => Promise<Reply>): Promise<Reply> {
  const { service, known, vary } = tagging;
  if (known !== undefined) {
    const { revision } = await service.engine.status();
    const etag = revision === null ? null : tagOf(tagging, revision);
    if (etag !== null && isNamed(etag, known)) {
      return { status: 304, headers: { etag, "cache-control": "no-cache", vary }, body: "" };
    }
  }
  const reply = await answer();
  if (reply.status !== 200 || reply.revision === undefined) return reply;
  const etag = tagOf(tagging, reply.revision);
  return { ...reply, headers: { ...reply.headers, etag, "cache-control": "no-cache", vary } };
}

/** Weak: a file says when it was written, and what it is compressed by may be of another version; it is otherwise the same. */
function tagOf({ service, asked }: Tagging, revision: string): string {
  const parts = JSON.stringify([service.edition, revision, ...asked]);
  return `W/"${createHash("sha256").update(parts).digest("base64url").slice(0, 22)}"`;
}

/** Whether a list of tags has this one. Servers in front may take or give the mark of a weak one. */
function isNamed(etag: string, known: string): boolean {
  return known.split(",").some((one) => one.trim().replace(/^(W\/)?/, "W/") === etag);
}
