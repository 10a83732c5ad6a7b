import { type Attack, answered, got, operation, posted, refused } from "./attack.ts";

const invalid = "GRAPHQL_VALIDATION_FAILED";
const unparsed = "GRAPHQL_PARSE_FAILED";
const large = "OPERATION_TOO_LARGE";

function times(count: number, make: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => make(index)).join(" ");
}

/** `a{a{...{id}...}}` */
function nested(field: string, depth: number, leaf = "id"): string {
  return `${`${field} { `.repeat(depth)} ${leaf} ${"}".repeat(depth)}`;
}

const around = "prioritizedBy { ... on Event { prioritizes { ... on Task {";
/** Each turn multiplies the rows. */
const cyclic = (turns: number) => `{ tasks { ${`${around} `.repeat(turns)} id ${"} } } } ".repeat(turns)} } }`;

/** Each fragment spreads the next one twice: 2 to the power of so many fields. */
const doubling = (count: number) =>
  `{ tasks(limit: 1) { ...F0 } } ${times(count, (at) => `fragment F${at} on Task { ...F${at + 1} ...F${at + 1} }`)} fragment F${count} on Task { id }`;

const doublingAliases = (count: number) =>
  `{ tasks(limit: 1) { ...F0 } } ${times(
    count,
    (at) =>
      `fragment F${at} on Task { a${at}: supportedBy { ... on Instrument { supports { ... on Task { ...F${at + 1} } } } } b${at}: supportedBy { ... on Instrument { supports { ... on Task { ...F${at + 1} } } } } }`,
  )} fragment F${count} on Task { id }`;

const types = `{ __schema { types { ${nested("fields { type", 6, "name")} ${"}".repeat(6)} } } }`;

/** Documents that cost more than they say. */
export const documents: readonly Attack[] = [
  refused(
    "a field that is not there, four thousand levels down",
    operation(`{ ${nested("tasks", 4_000)} }`),
    400,
    "OPERATION_TOO_DEEP",
  ),
  refused(
    "four thousand levels of a field that is there",
    operation(`{ tasks { ${nested("supportedBy", 4_000)} } }`),
    400,
    "OPERATION_TOO_DEEP",
  ),
  refused("a document of opening braces", operation("{".repeat(5_000)), 400, unparsed),
  refused("a value of opening brackets", operation(`{ tasks(where: ${"[".repeat(9_000)}`), 400, "OPERATION_TOO_DEEP"),
  refused("a type of opening brackets", operation(`query (${"$a: "}${"[".repeat(9_000)}`), 400, "OPERATION_TOO_DEEP"),
  refused("a cycle of relations, thirty times round", operation(cyclic(30)), 400, "OPERATION_TOO_DEEP"),
  refused("a cycle of relations, twenty times round", operation(cyclic(20)), 400, "COST_TOO_HIGH"),
  refused("more tokens than an operation may have", operation(`{ ${"id ".repeat(20_000)} }`), 400, unparsed),
  refused("nothing but commas", operation(",".repeat(900_000)), 400, large),
  refused("nothing but a comment", operation(`#${"a".repeat(900_000)}`), 400, large),
  refused("nothing but spaces", operation(" ".repeat(900_000)), 400, large),
  refused("nothing", operation(""), 400, "BAD_REQUEST"),
  refused("a name of half a million letters", operation(`{ ${"a".repeat(500_000)} }`), 400, large),
  refused("a string that does not end", operation(`{ task(id: "${"a".repeat(500_000)}`), 400, large),
  refused("a block string that does not end", operation(`{ task(id: """${"\n ".repeat(200_000)}`), 400, large),
  refused(
    "a block string with a hundred thousand indented lines",
    operation(`{ task(id: """${"\n    a".repeat(100_000)}""") { id } }`),
    400,
    large,
  ),
  // what is just short enough to be read
  refused("a name of so many letters as may be", operation(`{ ${"a".repeat(99_000)} }`), 400, invalid),
  refused("commas, as many as may be", operation(",".repeat(100_000)), 400, unparsed),
  refused(
    "a string that does not end, as long as may be",
    operation(`{ task(id: "${"a".repeat(99_000)}`),
    400,
    unparsed,
  ),
  refused(
    "a block string that does not end, as long as may be",
    operation(`{ task(id: """${"\n ".repeat(49_000)}`),
    400,
    unparsed,
  ),
  answered(
    "a block string with as many indented lines as may be",
    operation(`{ task(id: """${"\n    a".repeat(16_000)}""") { id } }`),
    '"task":null',
  ),
  refused(
    "a number of ninety thousand digits",
    operation(`{ tasks(limit: ${"9".repeat(90_000)}) { id } }`),
    400,
    invalid,
  ),
];

/** The same, asked for over and over. */
export const repetitions: readonly Attack[] = [
  refused(
    "a field five thousand times over",
    operation(`{ tasks(limit: 1) { ${"id ".repeat(5_000)} } }`),
    400,
    "OPERATION_TOO_LARGE",
  ),
  answered("a field fifty times over", operation(`{ tasks(limit: 1) { ${"id ".repeat(50)} } }`), '"tasks":[{"id":'),
  refused(
    "a thousand roots under aliases",
    operation(`{ ${times(1_000, (at) => `a${at}: tasks { id }`)} }`),
    400,
    "OPERATION_TOO_LARGE",
  ),
  refused(
    "two thousand aliases of a field",
    operation(`{ tasks { ${times(2_000, (at) => `a${at}: name`)} } }`),
    400,
    "OPERATION_TOO_LARGE",
  ),
  refused(
    "two thousand aliases of `__typename`",
    operation(`{ ${times(2_000, (at) => `a${at}: __typename`)} }`),
    400,
    "OPERATION_TOO_LARGE",
  ),
  refused(
    "aliases that hide in a fragment",
    operation(`{ tasks { ...F } } fragment F on Task { ${times(2_000, (at) => `a${at}: name`)} }`),
    400,
    "OPERATION_TOO_LARGE",
  ),
  refused(
    "roots that hide in fragments",
    operation(
      `{ ...A ...B } ${times(2, (at) => `fragment ${"AB"[at]} on Query { ${times(60, (one) => `a${at}${one}: tasks { id }`)} }`)}`,
    ),
    400,
    "OPERATION_TOO_LARGE",
  ),
  refused(
    "two hundred searches at once",
    operation(`{ ${times(200, (at) => `a${at}: search(text: "assistance") { __typename }`)} }`),
    400,
    "OPERATION_TOO_LARGE",
  ),
  refused("three thousand directives on a field", operation(`{ __typename ${"@a ".repeat(3_000)} }`), 400, invalid),
  refused(
    "a directive fifteen hundred times",
    operation(`{ __typename ${"@include(if: true) ".repeat(1_400)} }`),
    400,
    invalid,
  ),
  refused(
    "directives on two hundred selections",
    operation(`{ tasks { ${"... @skip(if: false) { id } ".repeat(200)} } }`),
    400,
    "OPERATION_TOO_LARGE",
  ),
  refused("a directive twice", operation("{ __typename @skip(if: false) @skip(if: false) }"), 400, invalid),
  refused("an unknown directive", operation("{ __typename @cached(ttl: 1) }"), 400, invalid),
  refused("a directive of later drafts", operation("{ ... @defer { __typename } }"), 400, invalid),
  refused(
    "an argument a thousand times over",
    operation(`{ tasks(${"limit: 1 ".repeat(1_000)}) { id } }`),
    400,
    invalid,
  ),
  refused(
    "a thousand unknown arguments",
    operation(`{ tasks(${times(1_000, (at) => `x${at}: 1`)}) { id } }`),
    400,
    invalid,
  ),
  refused("a thousand unknown fields", operation(`{ tasks { ${times(1_000, (at) => `x${at}`)} } }`), 400, invalid),
  refused(
    "unknown fields with names of thousands of letters",
    operation(`{ tasks { ${times(19, (at) => `${"x".repeat(5_000)}${at}`)} } }`),
    400,
    invalid,
  ),
  refused("a thousand operations of one name", operation(times(1_000, () => "query A { __typename }")), 400, large),
  refused("four hundred operations of one name", operation(times(400, () => "query A { __typename }")), 400, invalid),
  refused(
    "four hundred operations, none named",
    operation(times(400, (at) => `query A${at} { __typename }`)),
    400,
    "OPERATION_RESOLUTION_FAILURE",
  ),
  refused(
    "a thousand fields that conflict",
    operation(`{ tasks { ${times(1_000, (at) => `a: ${at % 2 ? "id" : "name"}`)} } }`),
    400,
    "OPERATION_TOO_LARGE",
  ),
  refused(
    "fields that conflict, each with each",
    operation(`{ ${times(100, (at) => `tasks(limit: ${at}) { id }`)} }`),
    400,
    invalid,
  ),
  refused(
    "fields whose own fields are alike, each with each",
    operation(`{ ${times(40, () => `tasks { ${times(10, () => "a: name b: id")} }`)} }`),
    400,
    "OPERATION_TOO_LARGE",
  ),
  refused(
    "twenty thousand ids",
    operation(`query ($ids: [ID!]) { tasks(where: { id: { in: $ids } }) { id } }`, { ids: Array(20_000).fill("a") }),
    400,
    "OPERATION_TOO_LARGE",
  ),
];

/** Fragments in circles, and those that grow when they are written out. */
export const fragments: readonly Attack[] = [
  refused("a fragment of itself", operation("{ tasks { ...A } } fragment A on Task { ...A }"), 400, invalid),
  refused(
    "two fragments of each other",
    operation("{ tasks { ...A } } fragment A on Task { ...B } fragment B on Task { ...A }"),
    400,
    invalid,
  ),
  refused(
    "a fragment of itself, below a field",
    operation(
      "{ tasks { ...A } } fragment A on Task { supportedBy { ... on Instrument { supports { ... on Task { ...A } } } } }",
    ),
    400,
    invalid,
  ),
  refused(
    "a circle of five hundred fragments",
    operation(`{ tasks { ...F0 } } ${times(500, (at) => `fragment F${at} on Task { ...F${(at + 1) % 500} }`)}`),
    400,
    large,
  ),
  refused(
    "a circle of as many fragments as may be",
    operation(`{ tasks { ...F0 } } ${times(399, (at) => `fragment F${at} on Task { ...F${(at + 1) % 399} }`)}`),
    400,
    invalid,
  ),
  refused(
    "a circle that no operation spreads",
    operation("{ __typename } fragment A on Task { ...B } fragment B on Task { ...A }"),
    400,
    invalid,
  ),
  refused(
    "a chain of as many fragments as may be",
    operation(
      `{ tasks(limit: 1) { ...F0 } } ${times(398, (at) => `fragment F${at} on Task { ...F${at + 1} }`)} fragment F398 on Task { id }`,
    ),
    400,
    "OPERATION_TOO_DEEP",
  ),
  refused(
    "two rows of fragments, each beside each",
    operation(
      `{ tasks { ...A0 ...B0 } } ${times(
        300,
        (at) =>
          `fragment A${at} on Task { a${at}: id ...A${at + 1} } fragment B${at} on Task { b${at}: id ...B${at + 1} }`,
      )} fragment A300 on Task { id } fragment B300 on Task { id }`,
    ),
    400,
    "OPERATION_TOO_LARGE",
  ),
  refused("fragments that double thirty times", operation(doubling(30)), 400, "OPERATION_TOO_LARGE"),
  refused("fragments that double with fields of their own", operation(doublingAliases(15)), 400, "OPERATION_TOO_LARGE"),
  refused(
    "inline fragments in two thousand layers",
    operation(`{ ${"... { ".repeat(2_000)} __typename ${"}".repeat(2_000)} }`),
    400,
    "OPERATION_TOO_DEEP",
  ),
  refused(
    "a thousand unused fragments",
    operation(`{ __typename } ${times(1_000, (at) => `fragment F${at} on Task { id }`)}`),
    400,
    large,
  ),
  refused(
    "as many unused fragments as may be",
    operation(`{ __typename } ${times(399, (at) => `fragment F${at} on Task { id }`)}`),
    400,
    invalid,
  ),
  refused("a fragment on a type that is not there", operation("{ ... on Secret { id } }"), 400, invalid),
  refused("a fragment called `on`", operation("{ ...on } fragment on on Query { __typename }"), 400, unparsed),
];

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
