import type { GraphCode } from "../../graph/codes.ts";
import type { Neo4jCode } from "../../graph/neo4j/codes.ts";

/** What can keep the service from starting or reloading, beside faults of the ontology and the seeds themselves. */
export interface ServerCode {
  readonly code: string;
  readonly sentence: string;
  /** What the command ends with: 2 for a wrong option, 3 for something that cannot be reached or read. */
  readonly exit: 2 | 3;
}

export const serverCodes = [
  { code: "SERVER_PORT_INVALID", sentence: "The port is not a whole number from 0 to 65535.", exit: 2 },
  { code: "SERVER_PORT_TAKEN", sentence: "Another process listens on the port already.", exit: 2 },
  { code: "SERVER_PORT_NOT_ALLOWED", sentence: "The system does not let this user listen on the port.", exit: 2 },
  { code: "SERVER_HOST_UNKNOWN", sentence: "The host is not a name or address of this machine.", exit: 2 },
  { code: "SERVER_CANNOT_LISTEN", sentence: "Listening failed for a reason the system names.", exit: 3 },
  { code: "SERVER_TOKENS_INVALID", sentence: "The file of tokens has none, or a line that is no token.", exit: 2 },
  { code: "LOAD_ONTOLOGY_NOT_READABLE", sentence: "The ontology's file cannot be read, or is not UTF-8.", exit: 3 },
  { code: "LOAD_FAILED", sentence: "Loading the graph broke off: a fault of the program, or no memory left.", exit: 3 },
] as const satisfies readonly ServerCode[];

/** What can be wrong with a snapshot file, which keeps nothing from starting: warnings of the log. */
export const snapshotCodes = {
  SNAPSHOT_STALE: "*warning* The snapshot was made of other seeds, by another version or on another sort of machine.",
  SNAPSHOT_BROKEN: "*warning* The snapshot was cut off or altered, or is no snapshot, or cannot be read.",
  SNAPSHOT_NOT_WRITTEN: "*warning* The snapshot could not be written.",
} as const satisfies Readonly<Record<string, string>>;

export type ServerCodeName = (typeof serverCodes)[number]["code"];
export type SnapshotCode = keyof typeof snapshotCodes;

/** Why a request is refused before GraphQL sees it, and with which status. */
export const httpCodes = {
  HTTP_MALFORMED: { status: 400, sentence: "What came is not HTTP, or its path is malformed." },
  HTTP_BODY_NOT_JSON: { status: 400, sentence: "The body is not JSON in UTF-8." },
  HTTP_BODY_BROKEN_OFF: { status: 400, sentence: "The body ended before its announced length." },
  HTTP_UNAUTHORIZED: { status: 401, sentence: "The request carries no token that the service knows." },
  HTTP_NOT_FOUND: { status: 404, sentence: "The service has nothing at this path." },
  HTTP_QUESTION_UNKNOWN: { status: 404, sentence: "No question is saved under this name." },
  HTTP_PARAMETER_INVALID: {
    status: 400,
    sentence: "A parameter of the address is no variable of the question, or not of its type.",
  },
  HTTP_METHOD_NOT_ALLOWED: { status: 405, sentence: "The path does not answer this method." },
  HTTP_TOO_SLOW: { status: 408, sentence: "The request took too long to arrive." },
  HTTP_BODY_TOO_LARGE: { status: 413, sentence: "The body is larger than a request may be." },
  HTTP_COMPRESSED: { status: 415, sentence: "The body is compressed." },
  HTTP_EXPECTATION_UNKNOWN: { status: 417, sentence: "The request expects what the service does not know." },
  HTTP_TOO_OFTEN: { status: 429, sentence: "The token's requests come more often than they may." },
  HTTP_HOST_UNKNOWN: { status: 421, sentence: "The request is for a host by whose name this service does not answer." },
  HTTP_HEAD_TOO_LARGE: { status: 431, sentence: "The request's address and headers are too long." },
  OPERATION_TOO_DEEP: { status: 400, sentence: "The operation is nested too deeply to be read." },
  OPERATION_TOO_LARGE: {
    status: 400,
    sentence:
      "The operation has more characters, declarations, fields, pairs of fields, roots, aliases, directives or values than it may.",
  },
  OPERATION_NOT_SAVED: { status: 403, sentence: "The service answers saved questions only, and this is none." },
  // what Apollo's clients understand by this is a GraphQL answer, not a missing page
  PERSISTED_QUERY_NOT_FOUND: { status: 200, sentence: "No operation is known by this hash: send its text with it." },
  PERSISTED_QUERY_INVALID: {
    status: 400,
    sentence: "The hash is not the operation's SHA-256, or not of version 1 of persisted queries.",
  },
  HTTP_OVERLOADED: { status: 503, sentence: "The service has more questions to answer than it can." },
  INTERNAL_SERVER_ERROR: { status: 500, sentence: "The service is at fault; its log says how." },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly sentence: string }>>;

export type HttpCode = keyof typeof httpCodes;

/** Why the graph could not be asked, and with which status: the question is not at fault, and may be asked again as it is. */
export const graphStatuses: Readonly<Partial<Record<GraphCode | Neo4jCode | "API_GRAPH_CHANGED", number>>> = {
  API_GRAPH_CHANGED: 503,
  NOT_LOADED: 503,
  NEO4J_UNREACHABLE: 503,
  NEO4J_UNAUTHORIZED: 503,
  NEO4J_DATABASE_MISSING: 503,
  NEO4J_OTHER_ONTOLOGY: 503,
  NEO4J_OTHER_VERSION: 503,
  NEO4J_LOADING: 503,
  NEO4J_MEMORY: 503,
  NEO4J_TIME_LIMIT: 504,
  NEO4J_FAULT: 502,
};
