import { type ExecutionResult, type GraphQLSchema, graphql, parse, visit } from "graphql";
import type { Driver } from "neo4j-driver";
import type { Executor } from "../../src/api/execute.ts";
import { firstDifference } from "../../tests/api/random/difference.ts";
import { differences } from "./differences.ts";
import type { Operation } from "./draft.ts";

/** Both services, on one database. */
export interface Sides {
  readonly executor: Executor;
  readonly peer: GraphQLSchema;
  readonly driver: Driver;
}

export interface Answers {
  readonly here: ExecutionResult;
  readonly there: ExecutionResult;
}

export async function ask({ executor, peer, driver }: Sides, { text, variables }: Operation): Promise<Answers> {
  const here = await executor.execute({ document: parse(text), variables });
  const there = await graphql({
    schema: peer,
    source: text,
    variableValues: { ...variables },
    contextValue: { executionContext: driver },
  });
  return { here, there: JSON.parse(JSON.stringify(there)) };
}

/** The operation to ask in place of one, so that no difference in the docs has a place in it; or the rule it is left out by. */
export function allowedFor(schema: GraphQLSchema, operation: Operation): Operation | { readonly leftOutBy: string } {
  let asked = operation;
  for (const { rule, allowed } of differences) {
    if (allowed.by === "leaving out" && allowed.applies(schema, operation)) return { leftOutBy: rule };
    if (allowed.by === "rewriting") asked = allowed.rewrite(schema, asked);
  }
  return asked;
}

/** Where two answers differ, those differences aside that the docs list; in words, nothing where they are equal. */
export function unlisted({ text }: Operation, { here, there }: Answers): readonly string[] {
  if (here.errors) return [`here: ${here.errors[0]?.message}`];
  if (there.errors) return [`there: ${there.errors[0]?.message}`];
  const mask = maskOf(text);
  return firstDifference(mask(here.data), mask(there.data));
}

/** Puts one word in place of what may differ, wherever a field stands under its name or an alias. */
function maskOf(text: string): (data: unknown) => unknown {
  const masks = new Map<string, (value: string) => boolean>();
  visit(parse(text), {
    Field: ({ name, alias }) => {
      for (const { allowed } of differences) {
        if (allowed.by !== "masking" || !allowed.fields.has(name.value)) continue;
        masks.set(alias?.value ?? name.value, allowed.masks);
      }
    },
  });
  const masked = (key: string, value: unknown): unknown =>
    typeof value === "string" && masks.get(key)?.(value) ? "masked" : value;
  return (data) => JSON.parse(JSON.stringify(data ?? null), masked);
}
