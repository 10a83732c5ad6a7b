import { type DocumentNode, GraphQLError, type GraphQLSchema, Kind, parse, Source, validate } from "graphql";
import { type Diagnostic, nearest, StrategraphError } from "../../graph/diagnostic.ts";
import { failure } from "./exit.ts";
import { readText } from "./files.ts";

/** An operation as a command line gives it. */
export interface Question {
  /** Where its text came from, for messages. */
  readonly file: string;
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Ids of entities, and the strategy, that the command line names: without them there is nothing to ask. */
  readonly ids?: readonly string[];
  readonly strategy?: string | undefined;
  /** Which operation of the document says why, where the answer lists nothing. */
  readonly whyNone?: string | undefined;
}

export interface QuestionOptions {
  readonly operation?: string;
  /** JSON, or `@` and the name of a file of it. */
  readonly variables?: string;
}

/**
 * Reads an operation from a file, or from standard input for `-`. Errors: CLI_FILE_UNREADABLE, CLI_VARIABLES_INVALID,
 * GRAPHQL_PARSE_FAILED.
 */
export async function readQuestion(file: string, { operation, variables }: QuestionOptions): Promise<Question> {
  const text = await readText(file);
  const read = { file, operationName: operation ?? null, variables: await readVariables(variables) };
  try {
    return { ...read, document: parse(new Source(text, file)) };
  } catch (error) {
    if (error instanceof GraphQLError) throw new StrategraphError(faultOf(error, file, "GRAPHQL_PARSE_FAILED"));
    throw error;
  }
}

/**
 * Throws everything that keeps the question from being asked of this schema: GRAPHQL_VALIDATION_FAILED, and
 * CLI_VARIABLES_INVALID for a variable that it does not have.
 */
export function checkQuestion({ document, file, variables }: Question, schema: GraphQLSchema): void {
  const errors = validate(schema, document);
  if (errors.length > 0) {
    throw new StrategraphError(errors.map((error) => faultOf(error, file, "GRAPHQL_VALIDATION_FAILED")));
  }
  const declared = document.definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION
      ? (one.variableDefinitions ?? []).map(({ variable }) => variable.name.value)
      : [],
  );
  const unknown = Object.keys(variables).find((name) => !declared.includes(name));
  if (unknown === undefined) return;
  const near = nearest(unknown, declared);
  const those = declared.length === 0 ? "it has none" : `it has ${declared.map((name) => `$${name}`).join(", ")}`;
  throw failure(
    "CLI_VARIABLES_INVALID",
    `The question has no variable $${unknown.slice(0, 100)}.`,
    near === undefined ? those : `did you mean $${near}?`,
  );
}

/** An error of GraphQL, with its place in the file and the code and hint it carries. */
export function faultOf(error: GraphQLError, file: string, otherwise = "API_INTERNAL"): Diagnostic {
  const { code, hint } = error.extensions;
  const [location] = error.locations ?? [];
  return {
    code: typeof code === "string" ? code : otherwise,
    severity: "error",
    message: error.message,
    ...(location && { place: { file, ...location } }),
    ...(typeof hint === "string" && { hint }),
  };
}

async function readVariables(given: string | undefined): Promise<Readonly<Record<string, unknown>>> {
  if (given === undefined) return {};
  const text = given.startsWith("@") ? await readText(given.slice(1)) : given;
  let variables: unknown;
  try {
    variables = JSON.parse(text);
  } catch (error) {
    throw failure("CLI_VARIABLES_INVALID", `The variables are no JSON: ${(error as Error).message}.`);
  }
  if (typeof variables !== "object" || variables === null || Array.isArray(variables)) {
    throw failure("CLI_VARIABLES_INVALID", "The variables are JSON, but no object.");
  }
  return variables as Readonly<Record<string, unknown>>;
}
