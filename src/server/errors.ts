import { unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { StrategraphError } from "../../graph/diagnostic.ts";
import { type HttpCode, httpCodes } from "./codes.ts";
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
    if (cause instanceof StrategraphError) {
      const [first] = cause.diagnostics;
      return {
        ...formatted,
        message: first?.message ?? cause.message,
        extensions: { code: cause.code, ...(first?.hint === undefined ? {} : { hint: first.hint }) },
      };
    }
    if (cause instanceof GraphQLError && !isTooDeep(cause.message)) return formatted;
    if (cause instanceof Error && isTooDeep(cause.message)) {
      return told("OPERATION_TOO_DEEP");
    }
    log({ event: "fault", error: cause });
    return told("INTERNAL_SERVER_ERROR");
  };
}

function told(code: HttpCode): GraphQLFormattedError {
  return { message: httpCodes[code].sentence, extensions: { code } };
}

/** The error at the bottom: Apollo wraps what was thrown in a GraphQLError, some of them twice. */
function causeOf(error: unknown): unknown {
  let cause = unwrapResolverError(error);
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

function isTooDeep(message: string): boolean {
  return message.includes("Maximum call stack size exceeded");
}
