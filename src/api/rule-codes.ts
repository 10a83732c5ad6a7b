import type { GraphQLError } from "graphql";
import type { Diagnostic } from "../../graph/diagnostic.ts";

/** What can be wrong with a rule of findings/: what it means, and what to do. */
export const ruleCodes = {
  RULE_UNREADABLE: {
    sentence: "A rule's file cannot be read, or is not UTF-8.",
    remedy: "Look at its permissions and encoding.",
  },
  RULE_NAME: {
    sentence: "A rule's file has a name that cannot be an id.",
    remedy: "Use lower-case letters, digits and single hyphens: goal-without-task.graphql.",
  },
  RULE_TITLE: {
    sentence: "A rule does not begin with a comment that says what it finds.",
    remedy: "Begin the file with a line like: # A goal without a task.",
  },
  RULE_SEVERITY: {
    sentence: "A rule does not say how much what it finds matters, or not in a word that is known.",
    remedy: "Put a line into its first comment: # severity: high, or medium, or low.",
  },
  RULE_SYNTAX: { sentence: "A rule is not GraphQL.", remedy: "Look at the place and just before it." },
  RULE_OPERATION: {
    sentence: "A rule holds no query, or several.",
    remedy: "Write one query; what asks for something else is a rule of its own.",
  },
  RULE_VARIABLE: {
    sentence: "A rule has a variable, and nobody gives it a value.",
    remedy: "Write the value itself.",
  },
  RULE_ROOT: {
    sentence: "A rule asks for what gives no entities to be found.",
    remedy: "Ask for a list of entities, or for `cycles` or `isolated`.",
  },
  RULE_SHOWS_NOTHING: {
    sentence: "A rule shows nothing of what it finds.",
    remedy: "Ask for the `absence` or the `edges` of a connection, for `lists`, or for a field.",
  },
  RULE_UNKNOWN: {
    sentence: "A rule asks for what the ontology does not have.",
    remedy: "Ask for what docs/api.graphql has; the message often suggests a name.",
  },
} as const;

export type RuleCode = keyof typeof ruleCodes;

/** A fault of a rule, at a place of its file; at its beginning, unless said. */
export function ruleFault(
  code: RuleCode,
  file: string,
  message: string,
  at: { readonly line: number; readonly column: number } = { line: 1, column: 1 },
): Diagnostic {
  return {
    code,
    severity: "error",
    message,
    place: { file, line: at.line, column: at.column },
    hint: ruleCodes[code].remedy,
  };
}

/** An error of GraphQL as a fault of a rule; its own code and hint, where it has them. */
export function faultOfError(code: RuleCode, file: string, error: GraphQLError): Diagnostic {
  const fault = ruleFault(code, file, error.message, error.locations?.[0]);
  const { code: own, hint } = error.extensions;
  if (typeof own !== "string") return fault;
  const { hint: _, ...rest } = fault;
  return { ...rest, code: own, ...(typeof hint === "string" && { hint }) };
}
