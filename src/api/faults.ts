import { GraphQLError } from "graphql";
import { CostError } from "../../graph/cost/refuse.ts";
import { StrategraphError } from "../../graph/diagnostic.ts";
import { type ApiCode, apiError } from "./codes.ts";

/**
 * What a request that failed is told: coded errors as they are, an engine's refusal by its code, a cancellation by the
 * reason it was given; of anything else only that it happened.
 */
export function errorsOf(error: unknown, signal: AbortSignal | undefined): readonly GraphQLError[] {
  if (error instanceof GraphQLError) return [withCode(error, "API_ARGUMENT_NULL")];
  if (error instanceof StrategraphError) {
    return error.diagnostics.map(
      ({ code, message, hint }) => new GraphQLError(message, { extensions: { code, ...(hint ? { hint } : {}) } }),
    );
  }
  if (signal?.aborted) {
    if (signal.reason instanceof StrategraphError) return errorsOf(signal.reason, undefined);
    return [apiError("API_CANCELLED", "The request was cancelled before it was answered.")];
  }
  return [
    new GraphQLError("The answer could not be made.", {
      // for the log of whoever serves this; it is no part of what is sent
      originalError: error instanceof Error ? error : new Error(String(error)),
      extensions: { code: "API_INTERNAL" satisfies ApiCode, hint: "please report the query that shows this" },
    }),
  ];
}

/** A refusal by cost, told of the field that is dear; `keys` are those of the plan's roots. Anything else as it is. */
export function toldOfField(error: unknown, keys: readonly string[]): unknown {
  const key = error instanceof CostError ? keys[error.root] : undefined;
  if (!(error instanceof CostError) || key === undefined) return error;
  const [told] = errorsOf(error.naming(key), undefined);
  return told === undefined ? error : new GraphQLError(told.message, { path: [key], extensions: told.extensions });
}

/** An error of graphql-js with a code of ours, where it has none. */
export function withCode(error: GraphQLError, code: ApiCode): GraphQLError {
  // coercing variables also reports what broke it: a stack that is too small for them
  if (!(error instanceof GraphQLError)) throw error;
  if (error.extensions.code !== undefined) return error;
  return new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    path: error.path ?? null,
    extensions: { ...error.extensions, code },
  });
}
