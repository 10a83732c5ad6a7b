import { type Attack, answered, operation, posted, refused } from "./attack.ts";
import { byId } from "./written.ts";

const none = '"task":null';

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
