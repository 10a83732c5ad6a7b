import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from "graphql";
import { nearest } from "../../graph/diagnostic.ts";
import type { ExecuteRequest, Executor } from "../api/execute.ts";
import type { Example } from "../server/examples.ts";
import type { McpCode } from "./codes.ts";
import { type InputSchema, inputSchemaOf } from "./input-schema.ts";
import { ownQuestions } from "./own-questions.ts";

/** A question with a name, that a program may ask. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: InputSchema;
  readonly document: DocumentNode;
}

/** A saved question that no tool is made of, and why. */
export interface LeftOut {
  readonly name: string;
  readonly reason: string;
}

/** The questions that every graph can be asked, then the saved ones, each as a tool. Cost: O(questions). */
export function toolsOf(
  schema: GraphQLSchema,
  saved: readonly Example[],
): { readonly tools: readonly Tool[]; readonly leftOut: readonly LeftOut[] } {
  const tools = new Map<string, Tool>();
  const leftOut: LeftOut[] = [];
  for (const question of [...ownQuestions, ...saved]) {
    const made = toolOf(schema, question);
    if ("reason" in made) leftOut.push(made);
    else if (tools.has(made.name)) leftOut.push({ name: made.name, reason: "another tool is called so" });
    else tools.set(made.name, made);
  }
  return { tools: [...tools.values()], leftOut };
}

function toolOf(schema: GraphQLSchema, { name, title, description, query }: Example): Tool | LeftOut {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(name))
    return { name, reason: "a tool's name has letters, digits, _ and -, 64 at most" };
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) return { name, reason: error.message };
    throw error;
  }
  const [fault] = validate(schema, document);
  if (fault) return { name, reason: fault.message };
  const operations = document.definitions.filter(
    (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION,
  );
  const [operation] = operations;
  if (operation === undefined || operations.length > 1) return { name, reason: "it is not one operation" };
  const inputSchema = inputSchemaOf(schema, operation);
  return { name, title, description: [title, ...description].join("\n\n"), inputSchema, document };
}

/** What a tool was asked, and what it answers. */
export interface Called {
  /** Null where it was not asked. */
  readonly request: ExecuteRequest | null;
  readonly result: ExecutionResult;
}

/** Asks a tool's question. Never rejects: faults are in the result, each with its code and hint. */
export async function callTool(
  executor: Executor,
  tools: readonly Tool[],
  name: string,
  variables: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<Called> {
  const tool = tools.find((one) => one.name === name);
  const names = tools.map((one) => one.name);
  if (tool === undefined) return refused("MCP_TOOL_UNKNOWN", `There is no tool ${JSON.stringify(name)}.`, name, names);
  const declared = Object.keys(tool.inputSchema.properties);
  const odd = Object.keys(variables).find((one) => !declared.includes(one));
  if (odd !== undefined)
    return refused("MCP_ARGUMENT_UNKNOWN", `${name} has no argument ${JSON.stringify(odd)}.`, odd, declared);
  const request = { document: tool.document, variables, signal };
  return { request, result: await executor.execute(request) };
}

function refused(code: McpCode, message: string, given: string, known: readonly string[]): Called {
  const near = nearest(given, known);
  const hint = near ? `did you mean ${near}?` : known.length === 0 ? "it has none" : `one of: ${known.join(", ")}`;
  return { request: null, result: { errors: [new GraphQLError(message, { extensions: { code, hint } })] } };
}
