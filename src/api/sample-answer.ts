import { GraphQLList, type GraphQLSchema, getNullableType } from "graphql";
import { type AskedField, type AskedFields, askedFields, type KeyedField, type Question } from "./asked-fields.ts";
import { roleOf } from "./roles.ts";

type Sample = Readonly<Record<string, unknown>>;

/** The fields that lead to a value, from the root on. */
export type Trail = readonly KeyedField[];

/** What stands for a value of a sample. */
type Leaf = (trail: Trail) => string | number;

/**
 * An answer as a question's selections shape it, with each kind of thing in it once and each list empty once too: what any answer
 * to it can have, whatever the graph holds. It is for a question that was answered; empty for any other. Cost: O(document).
 */
export function sampleAnswer(schema: GraphQLSchema, question: Question, leaf: Leaf = () => ""): Sample {
  return objectOf(askedFields(schema, question) ?? new Map(), [], leaf, true);
}

/** @param full whether lists have something in them. */
function objectOf(asked: AskedFields, trail: Trail, leaf: Leaf, full: boolean): Sample {
  return Object.fromEntries([...asked].map(([key, one]) => [key, sampleOf(one, [...trail, one], leaf, full)]));
}

function sampleOf({ field, below }: AskedField, trail: Trail, leaf: Leaf, full: boolean): unknown {
  const inner = (isFull: boolean) => objectOf(below, trail, leaf, isFull);
  // where a list is empty, why it is so is told in full
  const isReason = roleOf(field)?.role === "absence";
  if (!(getNullableType(field.type) instanceof GraphQLList))
    return below.size === 0 ? leaf(trail) : inner(full || isReason);
  if (below.size === 0) return [leaf(trail)];
  return full ? [true, false].map(inner) : [];
}
