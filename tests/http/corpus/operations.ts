import { type Attack, answered, got, operation, posted, refused } from "./attack.ts";
import { nested, times } from "./written.ts";

const invalid = "GRAPHQL_VALIDATION_FAILED";
const types = `{ __schema { types { ${nested("fields { type", 6, "name")} ${"}".repeat(6)} } } }`;

/** What is not asked by reading: writes, batches, other ways in. */
export const operations: readonly Attack[] = [
  refused("a mutation", operation("mutation { deleteTasks { id } }"), 400, "API_OPERATION_UNSUPPORTED"),
  refused("a mutation of what can be read", operation("mutation { __typename }"), 400, "API_OPERATION_UNSUPPORTED"),
  refused("a subscription", operation("subscription { tasks { id } }"), 400, "API_OPERATION_UNSUPPORTED"),
  refused(
    "a query beside a mutation, which is named",
    posted(JSON.stringify({ query: "query A { __typename } mutation B { __typename }", operationName: "B" })),
    400,
    "API_OPERATION_UNSUPPORTED",
  ),
  refused("type definitions", operation("extend type Query { secret: String }"), 400, invalid),
  refused("type definitions beside a query", operation("{ __typename } schema { query: Query }"), 400, invalid),
  refused("a batch", posted(`[${Array(100).fill('{"query":"{ __typename }"}').join(",")}]`), 400, "BAD_REQUEST"),
  refused("an empty batch", posted("[]"), 400, "BAD_REQUEST"),
  refused(
    "a persisted query by a hash",
    posted(JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } } })),
    200,
    "PERSISTED_QUERY_NOT_FOUND",
  ),
  refused(
    "an operation that is not there",
    posted(JSON.stringify({ query: "query A { __typename }", operationName: "B" })),
    400,
    "OPERATION_RESOLUTION_FAILURE",
  ),
  refused(
    "a name of an operation that is no text",
    posted(JSON.stringify({ query: "{ __typename }", operationName: { $ne: null } })),
    400,
    "BAD_REQUEST",
  ),
  refused(
    "extensions that are no object",
    posted(JSON.stringify({ query: "{ __typename }", extensions: "x" })),
    400,
    "BAD_REQUEST",
  ),
  refused("an operation over GET, as a page could send it", got("/graphql?query=%7B__typename%7D"), 400, "BAD_REQUEST"),
  refused(
    "a mutation over GET",
    got("/graphql?query=mutation%7B__typename%7D", "apollo-require-preflight: 1"),
    405,
    "BAD_REQUEST",
  ),
  refused(
    "variables over GET that are no JSON",
    got("/graphql?query=%7B__typename%7D&variables=%7B", "apollo-require-preflight: 1"),
    400,
    "BAD_REQUEST",
  ),
  refused(
    "two queries over GET",
    got("/graphql?query=%7B__typename%7D&query=%7Btasks%7Bid%7D%7D", "apollo-require-preflight: 1"),
    400,
    "BAD_REQUEST",
  ),
  answered("introspection, as far as the schema goes", operation("{ __schema { queryType { name } } }"), '"Query"'),
  refused(
    "the whole schema forty times over, each time under another alias",
    operation(
      `{ __schema { ${times(40, (at) => `a${at}: types { name fields { name args { name description } } }`)} } }`,
    ),
    400,
    "API_SCHEMA_TOO_LARGE",
  ),
  refused("introspection in a circle", operation(types), 400, invalid),
  answered("a type that is not there", operation('{ __type(name: "__proto__") { name } }'), '"__type":null'),
  refused("a field of every object in JavaScript", operation("{ constructor { name } }"), 400, invalid),
  refused("`__proto__` as a field", operation("{ __proto__ { id } }"), 400, invalid),
  answered(
    "`__proto__` as an alias",
    operation("{ __proto__: __typename constructor: __typename }"),
    '"__proto__":"Query"',
  ),
  answered(
    "`hasOwnProperty` and `toString` as aliases below a list",
    operation("{ tasks(limit: 1) { toString: __typename hasOwnProperty: __typename } }"),
    '"hasOwnProperty":"Task"',
  ),
];
