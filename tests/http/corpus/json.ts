import { type Attack, answered, posted, refused } from "./attack.ts";
import { filtered } from "./written.ts";

const invalid = "API_VARIABLE_INVALID";

const withKeys = (keys: number) =>
  `{"query":"{ __typename }",${Array.from({ length: keys }, (_, at) => `"k${at}":0`).join(",")}}`;

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
