import { type Attack, operation, refused } from "./attack.ts";
import { times } from "./written.ts";

const invalid = "GRAPHQL_VALIDATION_FAILED";
const unparsed = "GRAPHQL_PARSE_FAILED";
const large = "OPERATION_TOO_LARGE";

/** Each fragment spreads the next one twice: 2 to the power of so many fields. */
const doubling = (count: number) =>
  `{ tasks(limit: 1) { ...F0 } } ${times(count, (at) => `fragment F${at} on Task { ...F${at + 1} ...F${at + 1} }`)} fragment F${count} on Task { id }`;

const doublingAliases = (count: number) =>
  `{ tasks(limit: 1) { ...F0 } } ${times(
    count,
    (at) =>
      `fragment F${at} on Task { a${at}: supportedBy { ... on Instrument { supports { ... on Task { ...F${at + 1} } } } } b${at}: supportedBy { ... on Instrument { supports { ... on Task { ...F${at + 1} } } } } }`,
  )} fragment F${count} on Task { id }`;

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
