import { type ASTNode, GraphQLError } from "graphql";

/** What an API error may say, by code: stable names that programs may test for. */
export const apiCodes = {
  API_OPERATION_MISSING: "The document holds no operation.",
  API_OPERATION_REQUIRED: "The document holds several operations, and the request does not name one.",
  API_OPERATION_UNKNOWN: "The document holds no operation of the name the request gives.",
  API_OPERATION_UNSUPPORTED: "Only queries are answered: there are no mutations and no subscriptions.",
  API_VARIABLE_INVALID: "A variable is missing or its value does not fit its type.",
  API_VALUE_INVALID: "A date, duration, decimal or other value is not in its form.",
  API_TEXT_INVALID: "A string holds a lone surrogate or a control character.",
  API_FILTER_NULL: "A filter other than `eq` was given null.",
  API_SORT_NULL: "A sort direction was given as null.",
  API_ARGUMENT_NULL: "An argument that needs a value was given null.",
  API_PAGE_NEGATIVE: "`limit`, `offset` or `first`, or an offset in a text, is below zero.",
  API_CURSOR_INVALID: "`after` is not a cursor this API has given out.",
  API_CURSOR_SORT: "The cursor was given out under another sort.",
  API_ENDS_MIXED: "Kinds are filtered together by a field that they have in different forms.",
  API_HOPS_RANGE: "`minHops`, `maxHops` or `hops` is outside 1 to 6, or the least is more than the most.",
  API_LIMIT_RANGE: "A size is asked for that is more than can be had at once.",
  API_SEARCH_TEXT: "A text to search for has no word, or is too long.",
  API_WAY_ARGUMENTS: "Arguments say twice which relations to go over.",
  API_WAY_IMPOSSIBLE: "No relations of the ontology lead from the one end to the other.",
  API_ENTITY_UNKNOWN: "There is no entity of an id that was given.",
  API_STRATEGY_UNKNOWN: "There is no strategy of a name that was given.",
  API_SUM_TOO_LARGE: "A sum of whole numbers is more than an Int can hold.",
  API_RULE_UNKNOWN: "There is no rule of an id that was given.",
  API_ANALYSIS_TOO_LARGE: "An analysis would look at more entities at once than it may.",
  API_TABLE_TOO_LARGE: "A table would hold more than can be had at once.",
  API_SCHEMA_TOO_LARGE: "The schema would be shown several times over.",
  API_GRAPH_CHANGED: "The graph was replaced while an answer was read, as often as that was tried.",
  API_CANCELLED: "The request was cancelled before it was answered.",
  API_INTERNAL: "The answer could not be made; the fault is on this side.",
  API_NAME_TAKEN: "The ontology declares a name that the served schema needs for itself.",
  API_FIELD_UNPLANNED: "The served schema has a field that no plan answers.",
} as const;

export type ApiCode = keyof typeof apiCodes;

/** Where in a request a fault is. */
export interface RequestPlace {
  readonly nodes: readonly ASTNode[];
  /** Response keys down to the field. */
  readonly path: readonly string[];
  /** Argument and what is inside it: `where.name.gt`. */
  readonly argument?: string;
}

/** An error of a request: code, sentence and hint for a person, place for a program. */
export function apiError(code: ApiCode, message: string, place?: RequestPlace | null, hint?: string): GraphQLError {
  const argument = place?.argument;
  return new GraphQLError(message, {
    nodes: place?.nodes ?? null,
    path: place && place.path.length > 0 ? place.path : null,
    extensions: { code, ...(argument ? { argument } : {}), ...(hint ? { hint } : {}) },
  });
}
