import { type Attack, answered, operation, refused } from "./attack.ts";
import { times } from "./written.ts";

const invalid = "GRAPHQL_VALIDATION_FAILED";
const large = "OPERATION_TOO_LARGE";

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
