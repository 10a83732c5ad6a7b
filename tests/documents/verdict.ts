import { type DocumentNode, type ExecutionResult, GraphQLError, type GraphQLSchema, parse, validate } from "graphql";
import type { RandomRequest } from "./random.ts";

/** What graphql-js makes of a request, step by step. */
export type Verdict =
  | { readonly step: "parse" | "validate"; readonly errors: readonly GraphQLError[] }
  | { readonly step: "execute"; readonly document: DocumentNode; readonly result: ExecutionResult };

/** Plain resolvers over the same data. */
export type Reference = (
  document: DocumentNode,
  variables: Record<string, unknown>,
  operationName?: string,
) => ExecutionResult;

/** By the specified rules, and with the service's limits of tokens and errors. */
export function verdictOf(
  schema: GraphQLSchema,
  reference: Reference,
  { query, variables, operationName }: RandomRequest,
): Verdict {
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: 10_000 });
  } catch (error) {
    if (error instanceof GraphQLError) return { step: "parse", errors: [error] };
    throw error;
  }
  const errors = validate(schema, document, undefined, { maxErrors: 20 });
  if (errors.length > 0) return { step: "validate", errors };
  return { step: "execute", document, result: reference(document, { ...variables }, operationName) };
}
