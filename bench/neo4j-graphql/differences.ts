import type { GraphQLSchema } from "graphql";
import type { Operation } from "./draft.ts";
import { asksOfSeveralKinds, leavesNothing, withoutAliases } from "./shapes.ts";
import { sortedById, withKeysApart, withoutDates } from "./sorts.ts";

/** A difference that docs/api.md lists under this name, and how a comparison of answers allows for it. */
export interface Difference {
  readonly rule: string;
  readonly allowed: Allowance;
  /** What shows it on the project's own seed; null where it may show, and need not. */
  readonly example: string | null;
}

export type Allowance =
  /** Both are asked another operation, in which the difference has no place. */
  | { readonly by: "rewriting"; readonly rewrite: (schema: GraphQLSchema, operation: Operation) => Operation }
  /** Such operations are not asked. */
  | { readonly by: "leaving out"; readonly applies: (schema: GraphQLSchema, operation: Operation) => boolean }
  /** Where both have a string of this kind in one of these fields, it may be any. */
  | {
      readonly by: "masking";
      readonly fields: ReadonlySet<string>;
      readonly masks: (value: string) => boolean;
    }
  /** The generator writes no such operations. */
  | { readonly by: "never asking" };

export const differences: readonly Difference[] = [
  {
    rule: "default-order",
    allowed: { by: "rewriting", rewrite: sortedById },
    example: null,
  },
  {
    rule: "sort-keys",
    allowed: { by: "rewriting", rewrite: withKeysApart },
    example: "{ instruments(sort: [{ name: DESC, id: ASC }]) { id } }",
  },
  {
    rule: "sort-by-meaning",
    allowed: { by: "rewriting", rewrite: withoutDates },
    example: null,
  },
  {
    rule: "connection-aliases",
    allowed: { by: "rewriting", rewrite: withoutAliases },
    example: "{ goals { supportedByConnection { totalCount again: totalCount } } }",
  },
  {
    rule: "emptied-objects",
    allowed: { by: "leaving out", applies: leavesNothing },
    example:
      "query ($no: Boolean = false) { goals { supportedByConnection { edges { properties { basis @include(if: $no) } } } } }",
  },
  {
    rule: "several-kinds",
    allowed: { by: "leaving out", applies: asksOfSeveralKinds },
    example:
      "{ goals(where: { contributedToBy: { all: { basis: { in: [STATED, INFERRED] } } } }, sort: [{ id: ASC }]) { id } }",
  },
  {
    rule: "type-names",
    allowed: {
      by: "masking",
      fields: new Set(["__typename"]),
      masks: (value) => /(Relationship|Connection)$/.test(value),
    },
    example: "{ goals { supportedByConnection { __typename } } }",
  },
  {
    rule: "cursors",
    allowed: { by: "masking", fields: new Set(["cursor", "startCursor", "endCursor"]), masks: () => true },
    example: "{ goalsConnection(sort: [{ id: ASC }]) { edges { cursor } } }",
  },
  {
    rule: "null-filters",
    allowed: { by: "never asking" },
    example: "{ goals(where: { name: { contains: null } }) { id } }",
  },
  {
    rule: "empty-quantifiers",
    allowed: { by: "never asking" },
    example: "{ tasks(where: { supportedBy: { some: {} } }, sort: [{ id: ASC }]) { id } }",
  },
  {
    rule: "kind-within-quantifiers",
    allowed: { by: "never asking" },
    example: "{ goals(where: { contributedToBy: { some: { typename: [Project] } } }, sort: [{ id: ASC }]) { id } }",
  },
  {
    rule: "no-rows",
    allowed: { by: "never asking" },
    example: "{ goals(limit: 0, sort: [{ id: ASC }]) { id } }",
  },
];
