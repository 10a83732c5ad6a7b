import { type Attack, answered, operation, refused } from "./attack.ts";
import { nested } from "./written.ts";

const invalid = "GRAPHQL_VALIDATION_FAILED";
const unparsed = "GRAPHQL_PARSE_FAILED";
const large = "OPERATION_TOO_LARGE";
const around = "prioritizedBy { ... on Event { prioritizes { ... on Task {";

/** Each turn multiplies the rows. */
const cyclic = (turns: number) => `{ tasks { ${`${around} `.repeat(turns)} id ${"} } } } ".repeat(turns)} } }`;

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
