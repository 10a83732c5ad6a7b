import { type Attack, answered, got, operation, posted, refused } from "./attack.ts";

const invalid = "API_VARIABLE_INVALID";
const filter = "query ($where: TaskWhere) { tasks(where: $where) { id } }";
const byId = "query ($id: ID!) { task(id: $id) { id } }";
const none = '"task":null';

const filtered = (where: string) => posted(`{"query":"${filter}","variables":{"where":${where}}}`);
const withKeys = (keys: number) =>
  `{"query":"{ __typename }",${Array.from({ length: keys }, (_, at) => `"k${at}":0`).join(",")}}`;
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

/** Bodies that readers of JSON do not agree on. */
export const json: readonly Attack[] = [
  refused("a hundred thousand brackets", posted("[".repeat(100_000)), 400, "HTTP_BODY_NOT_JSON"),
  refused(
    "a hundred thousand brackets that are closed",
    posted(`${"[".repeat(100_000)}${"]".repeat(100_000)}`),
    400,
    "BAD_REQUEST",
  ),
  refused(
    "a hundred thousand objects in each other",
    posted(`${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`),
    413,
    "HTTP_BODY_TOO_LARGE",
  ),
  refused(
    "ten thousand objects in each other",
    posted(`${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`),
    400,
    "BAD_REQUEST",
  ),
  answered(
    "a key twice, of which the last counts",
    posted('{"query":"{ tasks { id } }","query":"{ __typename }"}'),
    '"__typename":"Query"',
  ),
  answered(
    "`__proto__` beside the query",
    posted('{"query":"{ __typename }","__proto__":{"query":"{ tasks { id } }"}}'),
    '"__typename":"Query"',
  ),
  refused("`__proto__` instead of the query", posted('{"__proto__":{"query":"{ __typename }"}}'), 400, "BAD_REQUEST"),
  answered(
    "`__proto__` among the variables",
    posted('{"query":"query ($n: Int = 0) { tasks(limit: $n) { id } }","variables":{"__proto__":{"n":5}}}'),
    '"tasks":[]',
  ),
  refused("`__proto__` in a filter", filtered('{"__proto__":{"id":{"eq":"a"}}}'), 400, invalid),
  refused("`constructor` in a filter", filtered('{"constructor":{"prototype":{}}}'), 400, invalid),
  refused("a number instead of the query", posted('{"query":1e999}'), 400, "BAD_REQUEST"),
  refused("a query in a list", posted('{"query":["{ __typename }"]}'), 400, "BAD_REQUEST"),
  refused("variables as text", posted('{"query":"{ __typename }","variables":"{}"}'), 400, "BAD_REQUEST"),
  refused("variables as a list", posted('{"query":"{ __typename }","variables":[]}'), 400, "BAD_REQUEST"),
  refused("null", posted("null"), 400, "BAD_REQUEST"),
  refused("a text", posted('"{ __typename }"'), 400, "BAD_REQUEST"),
  refused("NaN", posted("NaN"), 400, "HTTP_BODY_NOT_JSON"),
  refused("a comment", posted('/* */ {"query":"{ __typename }"}'), 400, "HTTP_BODY_NOT_JSON"),
  refused("two values", posted('{"query":"{ __typename }"}{"query":"{ __typename }"}'), 400, "HTTP_BODY_NOT_JSON"),
  refused("a comma at the end", posted('{"query":"{ __typename }",}'), 400, "HTTP_BODY_NOT_JSON"),
  refused("an escape that is none", posted('{"query":"\\x7b"}'), 400, "HTTP_BODY_NOT_JSON"),
  refused(
    "a query that is only nested far down",
    posted(`{"a":${"[".repeat(5_000)}${"]".repeat(5_000)},"variables":{}}`),
    400,
    "BAD_REQUEST",
  ),
  refused("fifty thousand keys beside the query", posted(withKeys(50_000)), 413, "HTTP_BODY_TOO_LARGE"),
  refused("one key more than a body may have", posted(withKeys(10_000)), 413, "HTTP_BODY_TOO_LARGE"),
  answered("as many keys as a body may have", posted(withKeys(9_999)), '"__typename":"Query"'),
  answered(
    "a text of a hundred thousand colons, quotes and backslashes, which are no keys",
    posted(`{"query":"{ __typename }","variables":{"text":"${':\\":'.repeat(100_000)}"}}`),
    '"__typename":"Query"',
  ),
];

/** What bytes and letters can do. */
export const text: readonly Attack[] = [
  answered(
    "a byte order mark before the body, which is no part of it",
    posted('\u{feff}{"query":"{ __typename }"}'),
    '"__typename":"Query"',
  ),
  answered(
    "a byte order mark before the query, which GraphQL takes for a space",
    operation("\u{feff}{ __typename }"),
    '"__typename":"Query"',
  ),
  refused("UTF-16", posted(Buffer.from('{"query":"{ __typename }"}', "utf16le")), 400, "HTTP_BODY_NOT_JSON"),
  refused("UTF-16 that says so", posted("{}", ["content-type: application/json; charset=utf-16"]), 400, "BAD_REQUEST"),
  refused(
    "a letter in two bytes too many",
    posted(Buffer.concat([Buffer.from('{"query":"'), Buffer.of(0xc0, 0xae), Buffer.from('"}')])),
    400,
    "HTTP_BODY_NOT_JSON",
  ),
  refused(
    "half a letter at the end",
    posted(Buffer.concat([Buffer.from('{"query":"'), Buffer.of(0xe2, 0x82)])),
    400,
    "HTTP_BODY_NOT_JSON",
  ),
  refused(
    "surrogates in UTF-8",
    posted(Buffer.concat([Buffer.from('{"query":"'), Buffer.of(0xed, 0xa0, 0x80), Buffer.from('"}')])),
    400,
    "HTTP_BODY_NOT_JSON",
  ),
  refused(
    "half a surrogate pair in a query",
    posted('{"query":"{ task(id: \\"\\ud800\\") { id } }"}'),
    400,
    "GRAPHQL_PARSE_FAILED",
  ),
  refused(
    "half a surrogate pair in a variable",
    posted(`{"query":"${byId}","variables":{"id":"\\udfff"}}`),
    400,
    "API_TEXT_INVALID",
  ),
  refused("a zero in a query", operation("{ __type\u0000name }"), 400, "GRAPHQL_PARSE_FAILED"),
  refused("a zero in a variable", operation(byId, { id: "a\u0000b" }), 400, "API_TEXT_INVALID"),
  refused("letters that look like others", operation("{ tаsks { id } }"), 400, "GRAPHQL_PARSE_FAILED"),
  refused("spaces without width", operation("{ tasks\u200b { id } }"), 400, "GRAPHQL_PARSE_FAILED"),
  answered("marks that turn the direction of writing", operation(byId, { id: "\u202Eegap\u2066" }), none),
  answered("ten thousand marks on one letter", operation(byId, { id: `a${"\u0301".repeat(10_000)}` }), none),
  answered(
    "a letter that grows when it is normalised",
    operation(`{ search(text: "${"ﷺ".repeat(50)}") { __typename } }`),
    '"search":[',
  ),
  answered(
    "letters that change their length in lower case",
    operation(`{ search(text: "${"İ".repeat(50)}") { __typename } }`),
    '"search":[',
  ),
  answered("a picture of eleven code points", operation(byId, { id: "👩🏽‍❤️‍💋‍👨🏾" }), none),
  refused(
    "escapes beyond Unicode",
    posted('{"query":"{ task(id: \\"\\\\u{110000}\\") { id } }"}'),
    400,
    "GRAPHQL_PARSE_FAILED",
  ),
  refused(
    "half a pair as an escape of GraphQL",
    posted('{"query":"{ task(id: \\"\\\\ud800\\") { id } }"}'),
    400,
    "GRAPHQL_PARSE_FAILED",
  ),
];

/** Values and names that would be Cypher, were they ever put into a statement. */
export const cypher: readonly Attack[] = [
  answered("the end of a string", operation(byId, { id: "' OR 1=1 //" }), none),
  answered("the end of a string, and a statement", operation(byId, { id: '" }) DETACH DELETE n //' }), none),
  answered("a backslash before the end", operation(byId, { id: "\\' RETURN 1 //" }), none),
  answered("an escaped quote in Unicode", operation(byId, { id: "\\u0027 RETURN 1 //" }), none),
  answered("a backtick", operation(byId, { id: "`) MATCH (n) RETURN n //" }), none),
  answered("a parameter", operation(byId, { id: "$password" }), none),
  answered("a procedure", operation(byId, { id: "' CALL db.labels() YIELD label //" }), none),
  answered("a file to load", operation(byId, { id: "' LOAD CSV FROM 'http://127.0.0.1/' AS x RETURN x //" }), none),
  answered(
    "a filter",
    operation(filter, { where: { name: { contains: "') RETURN n UNION MATCH (n) RETURN n //" } } }),
    '"tasks":[]',
  ),
  answered(
    "a filter by how it begins",
    operation(filter, { where: { name: { startsWith: ".*' OR true //" } } }),
    '"tasks":[]',
  ),
  answered("an alias", operation("{ n__DETACH_DELETE_n: __typename }"), '"n__DETACH_DELETE_n":"Query"'),
  refused("an alias with a backtick", operation("{ `n`: __typename }"), 400, "GRAPHQL_PARSE_FAILED"),
  refused(
    "a field to sort by",
    operation("query ($sort: [TaskSort!]) { tasks(sort: $sort) { id } }", {
      sort: [{ "name` DETACH DELETE n //": "ASC" }],
    }),
    400,
    invalid,
  ),
  refused(
    "a direction to sort in",
    operation("query ($sort: [TaskSort!]) { tasks(sort: $sort) { id } }", {
      sort: [{ name: "ASC; MATCH (n) DETACH DELETE n" }],
    }),
    400,
    invalid,
  ),
  refused(
    "a relation",
    operation(
      "query ($r: [Relation!]) { links(of: { kinds: [Task] }, by: { kinds: [Goal] }, relations: $r) { __typename } }",
      { r: ["`]->() DETACH DELETE n //"] },
    ),
    400,
    invalid,
  ),
  refused(
    "a kind",
    operation("query ($k: [Kind!]) { links(of: { kinds: $k }, by: { kinds: [Goal] }) { __typename } }", {
      k: ["Task) DETACH DELETE n //"],
    }),
    400,
    invalid,
  ),
  refused(
    "a number of hops",
    operation('{ neighborhood(ids: ["a"], hops: "1]-() DETACH DELETE n //") { __typename } }'),
    400,
    "GRAPHQL_VALIDATION_FAILED",
  ),
  answered(
    "a text to search for",
    operation('{ search(text: "assistance\') YIELD node //") { __typename } }'),
    '"search":[',
  ),
  refused(
    "an id to stand around",
    got("/graph.gexf?around=%27)%20DETACH%20DELETE%20n%20//"),
    404,
    "EXPORT_NOTHING_THERE",
  ),
  answered(
    "a variable of a saved question",
    got("/q/said-of-a-sector?sector=%27)%20DETACH%20DELETE%20n%20//"),
    '"sector":null',
  ),
];
