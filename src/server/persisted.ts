import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { isObject } from "../api/simplify.ts";
import type { Example } from "./examples.ts";
import type { HttpOperation } from "./http-operation.ts";
import { type Reply, refusal } from "./reply.ts";

/** Characters of operations that are remembered, and the most that one of them may have. */
const remembered = 4_000_000;
const longest = 100_000;

/**
 * Answers an operation that may be named by its hash instead of its text: one of the saved questions, or one that was sent with
 * its hash before and answered. Where nothing but saved questions is to be asked, refuses every other. Cost of what carries a
 * text alone: nothing, or looking through the saved ones.
 */
export type Persisted = (
  operation: HttpOperation,
  saved: readonly Example[],
  answer: (operation: HttpOperation) => Promise<Reply>,
) => Promise<Reply>;

/** As Apollo's clients ask for it: `extensions.persistedQuery`, version 1. */
export function createPersisted(onlySaved: boolean): Persisted {
  const sent = new LRUCache<string, string>({
    maxSize: remembered,
    maxEntrySize: longest,
    sizeCalculation: (text) => text.length + 1,
  });
  const hashes = new WeakMap<readonly Example[], ReadonlyMap<string, string>>();

  function byHash(saved: readonly Example[]): ReadonlyMap<string, string> {
    const known = hashes.get(saved) ?? new Map(saved.map(({ query }) => [hashOf(query), query]));
    hashes.set(saved, known);
    return known;
  }

  return async (operation, saved, answer) => {
    const { query, persistedQuery } = askedIn(operation);
    const refused = onlySaved && query !== undefined && !saved.some((one) => one.query === query);
    if (refused) return refusal("OPERATION_NOT_SAVED");
    if (persistedQuery === undefined) {
      return onlySaved && query === undefined ? refusal("OPERATION_NOT_SAVED") : answer(operation);
    }
    const { version, sha256Hash: hash } = isObject(persistedQuery) ? persistedQuery : {};
    if (version !== 1 || typeof hash !== "string") return refusal("PERSISTED_QUERY_INVALID");
    if (query === undefined) {
      const text = byHash(saved).get(hash) ?? sent.get(hash);
      if (text !== undefined) return answer(withText(operation, text));
      // clients look for this very message, and send the text
      return refusal("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound");
    }
    if (typeof query !== "string" || hashOf(query) !== hash) return refusal("PERSISTED_QUERY_INVALID");
    const reply = await answer(withText(operation, query));
    if (reply.status === 200) sent.set(hash, query);
    return reply;
  };
}

interface Asked {
  readonly query?: unknown;
  readonly persistedQuery?: unknown;
}

/** Nothing, of what is none: to say so is for Apollo Server. */
function askedIn({ method, json, search }: HttpOperation): Asked {
  if (method === "POST") {
    if (!isObject(json)) return {};
    const { query, extensions } = json;
    return { query, persistedQuery: isObject(extensions) ? extensions.persistedQuery : undefined };
  }
  const parameters = new URLSearchParams(search);
  const query = parameters.get("query") ?? undefined;
  const extensions = jsonIn(parameters.get("extensions"));
  return { query, persistedQuery: isObject(extensions) ? extensions.persistedQuery : undefined };
}

function jsonIn(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The operation as one that carries its text alone. */
function withText(operation: HttpOperation, query: string): HttpOperation {
  if (operation.method === "POST") {
    const { extensions: _, ...json } = isObject(operation.json) ? operation.json : {};
    return { ...operation, json: { ...json, query } };
  }
  const parameters = new URLSearchParams(operation.search);
  parameters.delete("extensions");
  parameters.set("query", query);
  return { ...operation, search: `?${parameters}` };
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
