import { createHash } from "node:crypto";
import { Lexer, Source, TokenKind } from "graphql";
import { LRUCache } from "lru-cache";
import { isObject } from "../api/simplify.ts";
import type { HttpOperation } from "./http-operation.ts";

/** An operation, for those who shall not see its values: they may stand in its text. */
export interface OperationName {
  /** What the client calls it; null where it does not. */
  readonly name: string | null;
  /** The beginning of its text's SHA-256, by which persisted queries name it too. */
  readonly hash: string;
}

/** Characters of a name: what is longer is cut. */
const longest = 100;

/** Names operations. Those of one text are looked at once. */
export function createOperationNames(): (operation: HttpOperation) => OperationName | null {
  const known = new LRUCache<string, OperationName>({
    max: 1_000,
    maxSize: 4_000_000,
    sizeCalculation: (_, text) => text.length + 1,
  });
  return (operation) => {
    const { query, operationName } = textIn(operation);
    if (typeof query !== "string") return null;
    let named = known.get(query);
    if (named === undefined) {
      named = { name: firstName(query), hash: hashOf(query) };
      known.set(query, named);
    }
    return typeof operationName === "string" ? { ...named, name: operationName.slice(0, longest) } : named;
  };
}

function textIn({ method, json, search }: HttpOperation): {
  readonly query?: unknown;
  readonly operationName?: unknown;
} {
  if (method === "POST") return isObject(json) ? json : {};
  const parameters = new URLSearchParams(search);
  return { query: parameters.get("query"), operationName: parameters.get("operationName") ?? undefined };
}

/** The name of an operation that begins its text. */
function firstName(text: string): string | null {
  try {
    const lexer = new Lexer(new Source(text));
    const [keyword, name] = [lexer.advance(), lexer.advance()];
    return keyword.value === "query" && name.kind === TokenKind.NAME ? name.value.slice(0, longest) : null;
  } catch {
    return null;
  }
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
