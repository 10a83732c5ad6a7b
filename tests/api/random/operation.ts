import type { GraphQLSchema } from "graphql";
import type { Pool } from "./inputs.ts";
import type { Making } from "./making.ts";
import { selection } from "./selection.ts";

/** An operation, and several sets of variables to run it with. */
export interface RandomOperation {
  readonly text: string;
  readonly operationName: string | undefined;
  readonly variables: readonly Record<string, unknown>[];
}

/**
 * An operation over the schema with aliases, fragments, variables, directives and merging, so many fields deep at the most.
 * Valid in nearly all cases.
 */
export function randomOperation(
  pool: Pool,
  schema: GraphQLSchema,
  sets: number,
  beyond = false,
  depth = 3,
): RandomOperation {
  const { chance } = pool;
  const making: Making = { pool, schema, beyond, declared: new Map(), fragments: [], fields: 0, names: 0 };
  const query = schema.getQueryType();
  if (!query) throw new Error("no query type");
  const body = selection(making, query, depth);
  const beside = chance.odds(0.1) ? " __schema { queryType { kind name } }" : "";
  const written = `${body} ${making.fragments.join(" ")}`;
  // a value with variables inside may itself have given way to one
  const used = [...making.declared].filter(([name]) => new RegExp(`[$]${name}\\b`).test(written));
  const declared = used.map(
    ([name, { type, fallback }]) => `$${name}: ${type}${fallback === null ? "" : ` = ${fallback}`}`,
  );
  const several = chance.odds(0.1);
  const head = declared.length > 0 ? `query Main(${declared.join(", ")})` : "query Main";
  const other = several ? "\nquery Other { __typename }" : "";
  return {
    text: `${head} { ${body}${beside} }${other}\n${making.fragments.join("\n")}`,
    operationName: several ? "Main" : undefined,
    variables: Array.from({ length: sets }, () =>
      Object.fromEntries(used.map(([name, { make }]) => [name, make()]).filter(([, value]) => value !== undefined)),
    ),
  };
}
