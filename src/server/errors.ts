import { unwrapResolverError } from "@apollo/server/errors";
import { type ExecutionResult, GraphQLError, type GraphQLFormattedError } from "graphql";
import { type Neo4jCode, neo4jCodes } from "../../graph/neo4j/codes.ts";
import type { ApiCode } from "../api/codes.ts";
import { graphStatuses, type HttpCode, httpCodes } from "./codes.ts";
import type { Log } from "./events.ts";

/**
 * What a client is told of an error: what GraphQL and this project have a code for, as it stands; of anything else only
 * that it happened, while the log gets the whole of it.
 */
export function createErrorFormat(
  log: Log,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const cause = causeOf(error);
    if (isTooDeep(cause)) return told("OPERATION_TOO_DEEP");
    if (cause instanceof GraphQLError) {
      const { code } = cause.extensions;
      if (code === databaseFault) return unspoken(cause, log);
      // found by a rule, it would be told as if the document were not valid
      return pastLimits.has(code) ? { ...formatted, extensions: { ...formatted.extensions, code } } : formatted;
    }
    log({ event: "fault", error: cause });
    return told("INTERNAL_SERVER_ERROR");
  };
}

const pastLimits: ReadonlySet<unknown> = new Set<HttpCode>(["OPERATION_TOO_DEEP", "OPERATION_TOO_LARGE"]);
const databaseFault: Neo4jCode = "NEO4J_FAULT";

/** What the database said is for the log: it may tell of the server, and of statements. */
function unspoken(error: GraphQLError, log: Log): GraphQLFormattedError {
  log({ event: "fault", error });
  return { message: neo4jCodes[databaseFault], extensions: { code: databaseFault } };
}

/** An executor's answer, as Apollo Server finds the right status for it: a fault on this side is thrown, for a 500. */
export function orThrown<Data>(result: ExecutionResult<Data>): ExecutionResult<Data> {
  const internal = result.errors?.find(({ extensions }) => extensions.code === ("API_INTERNAL" satisfies ApiCode));
  if (internal === undefined) return withStatus(result);
  if (!isTooDeep(causeOf(internal))) throw internal;
  throw new GraphQLError(httpCodes.OPERATION_TOO_DEEP.sentence, {
    extensions: { code: "OPERATION_TOO_DEEP", http: { status: httpCodes.OPERATION_TOO_DEEP.status } },
  });
}

/** What the graph stands on is not what the client did: without a status of their own, such errors would be a 400. */
function withStatus<Data>(result: ExecutionResult<Data>): ExecutionResult<Data> {
  const [first] = result.errors ?? [];
  const status = new Map<unknown, number>(Object.entries(graphStatuses)).get(first?.extensions.code);
  if (first === undefined || status === undefined) return result;
  const { message, extensions } = first;
  return { errors: [new GraphQLError(message, { extensions: { ...extensions, http: { status } } })] };
}

/** The error at the bottom: what was thrown is wrapped in a GraphQLError, some of it twice. */
function causeOf(error: unknown): unknown {
  let cause = unwrapResolverError(error);
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

/** GraphQL's parser and rules go down into what they read, and end where the stack does. */
function isTooDeep(cause: unknown): boolean {
  return cause instanceof Error && cause.message.includes("Maximum call stack size exceeded");
}

function told(code: HttpCode): GraphQLFormattedError {
  return { message: httpCodes[code].sentence, extensions: { code } };
}
