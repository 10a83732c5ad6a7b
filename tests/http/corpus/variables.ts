import { type Attack, answered, operation, posted, refused } from "./attack.ts";
import { byId, filtered } from "./written.ts";

const invalid = "API_VARIABLE_INVALID";
const nested = (depth: number) => `${'{"AND":['.repeat(depth)}${"]}".repeat(depth)}`;

/** Variables that are large, deep, or of other types than were declared. */
export const variables: readonly Attack[] = [
  refused("a filter of fifty thousand levels", filtered(nested(50_000)), 413, "HTTP_BODY_TOO_LARGE"),
  refused("a filter of nine thousand levels", filtered(nested(9_000)), 400, "OPERATION_TOO_DEEP"),
  refused("a filter of a hundred levels", filtered(nested(100)), 400, "OPERATION_TOO_DEEP"),
  refused(
    "a filter of a hundred levels in the text",
    operation(`{ tasks(where: ${"{ AND: [".repeat(100)} {} ${"] }".repeat(100)}) { id } }`),
    400,
    "OPERATION_TOO_DEEP",
  ),
  refused(
    "a filter of a hundred thousand members",
    filtered(`{"OR":[${Array(100_000).fill("{}").join(",")}]}`),
    400,
    "OPERATION_TOO_LARGE",
  ),
  refused(
    "a thousand members, each of which has a thousand",
    filtered(
      `{"OR":[${Array(300)
        .fill(`{"OR":[${Array(300).fill("{}").join(",")}]}`)
        .join(",")}]}`,
    ),
    400,
    "OPERATION_TOO_LARGE",
  ),
  refused(
    "a thousand values of the wrong type",
    operation("query ($ids: [ID!]) { tasks(where: { id: { in: $ids } }) { id } }", { ids: Array(1_000).fill({}) }),
    400,
    invalid,
  ),
  refused(
    "values of the wrong type that are long",
    operation(byId, { id: { text: "x".repeat(100_000) } }),
    400,
    invalid,
  ),
  refused(
    "a thousand fields that the filter does not have",
    filtered(JSON.stringify(Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`x${at}`, 1])))),
    400,
    invalid,
  ),
  refused("a list for one value", operation(byId, { id: ["a", "b"] }), 400, invalid),
  refused("an object for a value", operation(byId, { id: { $gt: "" } }), 400, invalid),
  refused("null for what has to be", operation(byId, { id: null }), 400, invalid),
  refused("nothing for what has to be", operation(byId), 400, invalid),
  refused(
    "a number past all Ints",
    operation("query ($n: Int) { tasks(limit: $n) { id } }", { n: 2 ** 31 }),
    400,
    invalid,
  ),
  refused(
    "a number past all Floats",
    posted('{"query":"query ($n: Int) { tasks(limit: $n) { id } }","variables":{"n":1e999}}'),
    400,
    invalid,
  ),
  refused(
    "a number of a thousand digits",
    posted(`{"query":"query ($n: Int) { tasks(limit: $n) { id } }","variables":{"n":${"9".repeat(1_000)}}}`),
    400,
    invalid,
  ),
  refused("a limit below zero", operation("{ tasks(limit: -1) { id } }"), 400, "API_PAGE_NEGATIVE"),
  answered(
    "a passage of a text that nobody has",
    operation('{ annotations(document: "nothing", start: 2147483647, end: 0, first: 0) { role } }'),
    '"annotations":[]',
  ),
  refused(
    "an offset of a text below zero",
    operation("{ sourceDocuments { text { content(start: -1) } } }"),
    400,
    "API_PAGE_NEGATIVE",
  ),
  answered("an offset past everything", operation("{ tasks(offset: 2147483647) { id } }"), '"tasks":[]'),
  refused(
    "a cursor of somebody's own",
    operation('{ tasksConnection(first: 1, after: "x") { totalCount } }'),
    400,
    "API_CURSOR_INVALID",
  ),
  refused(
    "a cursor that holds code",
    operation('{ tasksConnection(first: 1, after: "eyJfX3Byb3RvX18iOnsiYSI6MX19") { totalCount } }'),
    400,
    "API_CURSOR_INVALID",
  ),
  refused(
    "a text to search for of ninety thousand letters",
    operation(`{ search(text: "${"a".repeat(90_000)}") { __typename } }`),
    400,
    "API_SEARCH_TEXT",
  ),
  refused(
    "a search for nothing but marks",
    operation('{ search(text: "*:* || ~") { __typename } }'),
    400,
    "API_SEARCH_TEXT",
  ),
  refused(
    "two thousand declared variables",
    operation(`query (${Array.from({ length: 2_000 }, (_, at) => `$v${at}: Int`).join(" ")}) { __typename }`),
    400,
    "OPERATION_TOO_LARGE",
  ),
  refused(
    "as many declared variables as may be",
    operation(`query (${Array.from({ length: 399 }, (_, at) => `$v${at}: Int`).join(" ")}) { __typename }`),
    400,
    "GRAPHQL_VALIDATION_FAILED",
  ),
  answered(
    "two thousand variables that nobody declared",
    operation("{ __typename }", Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`v${at}`, at]))),
    '"__typename":"Query"',
  ),
  refused(
    "a variable in its own default",
    operation("query ($a: Int = $a) { tasks(limit: $a) { id } }"),
    400,
    "GRAPHQL_PARSE_FAILED",
  ),
  refused(
    "a regular expression that backtracks, where a field is no text",
    operation('{ tasks(where: { id: { matches: "(a+)+$" } }) { id } }'),
    400,
    "GRAPHQL_VALIDATION_FAILED",
  ),
];
