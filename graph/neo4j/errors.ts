import { StrategraphError } from "../diagnostic.ts";
import type { Neo4jCode } from "./codes.ts";

/** What the codes of the server and the driver mean, or a code with the words that follow it; the first that begins them. */
const meanings: readonly (readonly [start: string, code: Neo4jCode, message: string, hint: string])[] = [
  [
    "Neo.ClientError.Security.CredentialsExpired",
    "NEO4J_UNAUTHORIZED",
    "The password of Neo4j is still its first one, and has to be changed.",
    "log in once with Neo4j Browser or cypher-shell and set a password",
  ],
  [
    "Neo.ClientError.Security.",
    "NEO4J_UNAUTHORIZED",
    "Neo4j does not let this user in.",
    "look at NEO4J_USERNAME and NEO4J_PASSWORD",
  ],
  [
    "Neo.ClientError.Database.",
    "NEO4J_DATABASE_MISSING",
    "Neo4j has no such database.",
    "look at NEO4J_DATABASE; without it, the user's own database is asked",
  ],
  [
    "Neo.TransientError.General.DatabaseUnavailable",
    "NEO4J_DATABASE_MISSING",
    "The database is not running.",
    "start it, or ask another one by NEO4J_DATABASE",
  ],
  [
    "Neo.ClientError.Transaction.TransactionTimedOut",
    "NEO4J_TIME_LIMIT",
    "Neo4j ended the statement at its time limit.",
    "ask for less, or raise the limit",
  ],
  [
    "Neo.TransientError.Transaction.",
    "NEO4J_TIME_LIMIT",
    "Neo4j ended the statement.",
    "ask again; ask for less if it ends again",
  ],
  [
    "Neo.TransientError.General.",
    "NEO4J_MEMORY",
    "Neo4j had too little memory for the statement.",
    "ask for less, or raise db.memory.transaction.max and the server's heap",
  ],
  [
    "Neo.ClientError.Procedure.ProcedureCallFailed",
    "NEO4J_INDEX_MISSING",
    "Neo4j could not look into the index of words: it is missing, or another version has made it.",
    "load the graph with this version",
  ],
  [
    "ServiceUnavailable",
    "NEO4J_UNREACHABLE",
    "No Neo4j answers, or the connection broke off.",
    "look at NEO4J_URI, and whether the server runs",
  ],
  // of a connection that breaks off before both sides have said who they are, Node's word, or the driver's for half a word
  ...["SessionExpired", "ECONN", "EPIPE", "ETIMEDOUT", "ERR_OUT_OF_RANGE", "ProtocolError"].map(
    (code) => [code, "NEO4J_UNREACHABLE", "The connection to Neo4j broke off.", "ask again"] as const,
  ),
  // the driver has no code for these
  [
    "N/A Connection acquisition timed out",
    "NEO4J_UNREACHABLE",
    "No connection to Neo4j was free in time.",
    "look whether the server answers, and ask less at once",
  ],
  [
    "N/A Server responded HTTP",
    "NEO4J_UNREACHABLE",
    "What answers at the address speaks HTTP.",
    "NEO4J_URI is that of Bolt, whose port is 7687 as a rule",
  ],
];

/** A failure of the driver or of the server, by a stable code; anything else as it is. */
export function translated(error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error) || error instanceof StrategraphError) return error;
  const code = String(error.code);
  const [, ours, message, hint] = meanings.find(([start]) => `${code} ${error.message}`.startsWith(start)) ?? [
    "",
    "NEO4J_FAULT",
    `Neo4j answers ${code}: ${error.message}`,
    "the code stands in Neo4j's manual",
  ];
  const failure = new StrategraphError({ code: ours, severity: "error", message, hint });
  failure.cause = error;
  return failure;
}
