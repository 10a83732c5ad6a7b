import { type DocumentNode, parse } from "graphql";
import { LRUCache } from "lru-cache";
import type { ExecuteRequest } from "../api/execute.ts";
import { isObject } from "../api/simplify.ts";
import type { HttpOperation } from "./http-operation.ts";
import { areWithin } from "./operation-limits.ts";
import type { OperationLimits } from "./usual-limits.ts";

/** Characters of documents that are remembered, and the most that one of them may have. */
const remembered = 4_000_000;
const longest = 100_000;

/**
 * Documents that Apollo Server has parsed and found valid. A plain request for one of them need not go through it again: what it
 * would make of the request is known beforehand.
 */
export interface KnownOperations {
  /** To be told of each document that Apollo Server has found valid. */
  learn(text: string, document: DocumentNode): void;
  /** What was found valid under this text, if it is remembered; else the text parsed. Errors: those of GraphQL's parser. */
  document(text: string): DocumentNode;
  /** What a request asks to be executed; null where Apollo Server has to look at it. Cost: O(1). */
  find(operation: HttpOperation): ExecuteRequest | null;
}

/** One for each schema and its limits. Cost: memory of the documents, four million characters of them at the most. */
export function knownOperations(limits: OperationLimits): KnownOperations {
  const documents = new LRUCache<string, DocumentNode>({
    maxSize: remembered,
    maxEntrySize: longest,
    sizeCalculation: (_, text) => text.length + 1,
  });
  return {
    learn(text, document) {
      documents.set(text, document);
    },
    document: (text) => documents.get(text) ?? parse(text),
    find({ method, headers, format, json, signal }) {
      if (method !== "POST" || format !== null || !isPlain(headers.accept) || !isObject(json)) return null;
      const { query, variables, operationName, extensions } = json;
      if (typeof query !== "string" || !(extensions === undefined || isIdle(extensions))) return null;
      if (operationName !== undefined && operationName !== null && typeof operationName !== "string") return null;
      if (variables !== undefined && variables !== null && !(isObject(variables) && areWithin(limits, variables)))
        return null;
      const document = documents.get(query);
      return document === undefined ? null : { document, variables, operationName, signal };
    },
  };
}

/** Whether JSON as ever is asked for: by most programs, and not by a page or for another form of it. */
function isPlain(accept: string | readonly string[] | undefined): boolean {
  return accept === undefined || accept === "*/*" || accept === "application/json";
}

/** Whether extensions ask for nothing, as those by which a client tells its version. */
function isIdle(extensions: unknown): boolean {
  return isObject(extensions) && extensions.persistedQuery === undefined;
}

/** What decides, beside what is asked, in which form an answer is sent. */
export const graphqlVary = "accept, accept-encoding";

/** What Apollo Server says of an answer in plain JSON. */
export const plainHeaders = {
  "cache-control": "no-store",
  vary: graphqlVary,
  "content-type": "application/json; charset=utf-8",
};
