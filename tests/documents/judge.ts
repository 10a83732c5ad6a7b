import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { isBeyondTheDialect } from "../api/random/beyond.ts";
import { firstDifference } from "../api/random/difference.ts";
import type { RandomRequest } from "./random.ts";
import type { Verdict } from "./verdict.ts";

/** An answer of the service, as it came. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

interface Told {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** How an answer was compared: with an error of graphql-js, with data, or only in that it is no fault. */
export type Compared = "refused" | "data" | "of its own";

/** Where an answer is not what graphql-js says, or how it was compared. Cost: O(answer). */
export function judge(
  schema: GraphQLSchema,
  request: RandomRequest,
  verdict: Verdict,
  { status, text }: Answer,
): { readonly differences: readonly string[] } | { readonly compared: Compared } {
  const told = JSON.parse(text) as Told;
  const [first] = told.errors ?? [];
  const code = first?.extensions?.code ?? null;
  const failed = (...differences: readonly string[]) => ({
    differences: [`${status} ${text.slice(0, 600)}`, ...differences],
  });
  if (status !== 200 && status !== 400) return failed("a status that no document has");
  if ((status === 200) !== (told.errors === undefined)) return failed("status and errors that do not go together");
  if (told.errors !== undefined && Buffer.byteLength(text) > 4096) return failed("more than 4 KB of errors");
  if (request.query === "") return code === "BAD_REQUEST" ? { compared: "refused" } : failed("an empty document");
  if (verdict.step !== "execute") {
    const expected = verdict.step === "parse" ? "GRAPHQL_PARSE_FAILED" : "GRAPHQL_VALIDATION_FAILED";
    if (code !== expected) return failed(`graphql-js: ${verdict.step}: ${verdict.errors[0]?.message}`);
    const messages = (told.errors ?? []).map(({ message }) => message);
    const other = verdict.errors.findIndex(({ message }, at) => !isOf(messages[at], message));
    // a body that was too large has the first of them
    const all = other < 0 ? messages.length === verdict.errors.length : other >= messages.length && isCut(verdict);
    return all ? { compared: "refused" } : failed(`graphql-js: ${verdict.errors[other]?.message}`);
  }
  const { document, result } = verdict;
  if (code !== null && reasons[code]?.test(`${request.query} ${JSON.stringify(request.variables)}`)) {
    return { compared: "of its own" };
  }
  const refused = told.data === undefined && code?.startsWith("API_") === true;
  if (result.data !== undefined && !isPlain(schema, document)) {
    return refused || told.errors === undefined ? { compared: "of its own" } : failed("no error of this API");
  }
  if (result.errors !== undefined) {
    // of several operations Apollo Server chooses one
    return refused || code === "OPERATION_RESOLUTION_FAILURE"
      ? { compared: "refused" }
      : failed(String(result.errors[0]));
  }
  const differences = firstDifference(told.data, result.data);
  return differences.length > 0 ? failed(...differences) : { compared: "data" };
}

/** Whether errors are more than one body may tell, in which long messages are cut, and the last left out. */
function isCut({ errors }: Extract<Verdict, { readonly errors: unknown }>): boolean {
  return errors.length > 20 || Buffer.byteLength(JSON.stringify(errors)) > 2_500;
}

function isOf(message: string | undefined, expected: string): boolean {
  if (message === undefined) return false;
  return message === expected || (message.endsWith("...") && expected.startsWith(message.slice(0, -3)));
}

/** What the service refuses of its own, and what a request must have for that. */
const reasons: Readonly<Record<string, RegExp>> = {
  API_TEXT_INVALID: /\p{Cc}|\p{Cs}|\\[ubfnrt]|"""/u,
  API_FILTER_NULL: /null|\$/,
  API_SORT_NULL: /null|\$/,
  API_ARGUMENT_NULL: /null|\$/,
  API_PAGE_NEGATIVE: /-\d/,
  API_CURSOR_INVALID: /after/,
  API_CURSOR_SORT: /after/,
  API_SCHEMA_TOO_LARGE: /__(schema|type).*:/s,
};

/** Whether plain resolvers answer it by the same rules: they do not know all fields, nor in which order sort keys stand. */
function isPlain(schema: GraphQLSchema, document: DocumentNode): boolean {
  let plain = true;
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      [Kind.FIELD]: ({ name }) => {
        if (isBeyondTheDialect(name.value)) plain = false;
      },
      [Kind.OBJECT]: ({ fields }) => {
        const type = getNamedType(types.getInputType());
        if (!isInputObjectType(type) || !type.name.endsWith("Sort")) return;
        if (
          !isInOrder(
            Object.keys(type.getFields()),
            fields.map(({ name }) => name.value),
          )
        )
          plain = false;
      },
    }),
  );
  return plain;
}

function isInOrder(names: readonly string[], given: readonly string[]): boolean {
  const places = given.map((name) => names.indexOf(name));
  return places.every((place, at) => at === 0 || place > (places[at - 1] ?? 0));
}
