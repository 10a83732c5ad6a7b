import type { DocumentNode, GraphQLError, GraphQLSchema } from "graphql";
import { LRUCache } from "lru-cache";
import type { Ontology } from "../../graph/ontology.ts";
import type { Value } from "../../graph/rows.ts";
import type { Variables } from "./compile/input.ts";
import { compileOperation, type Template } from "./compile/operation.ts";
import { resolveParams } from "./compile/params.ts";
import { coerceVariables, shapeOfVariables } from "./compile/variables.ts";
import { withCode } from "./faults.ts";
import type { Introspected } from "./introspect.ts";
import { type Prepared, prepare } from "./request.ts";
import type { Rule } from "./rule.ts";
import { targetsOf } from "./targets.ts";
import { answerWriter } from "./write/root.ts";
import type { Write } from "./write/writing.ts";

/** An operation with the values of its variables. */
export interface AskedOperation {
  /** Valid against the schema; the caller has checked it. */
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** A template, and what writes the answers to it, once there is one. */
interface Known {
  readonly template: Template;
  answer: Write<Introspected> | null;
}

interface Numbered {
  readonly prepared: Prepared;
  readonly number: number;
}

/** One operation made ready to be asked. */
export type Made =
  | {
      readonly prepared: Prepared;
      readonly known: Known;
      /** Coerced. */
      readonly variables: Variables;
      readonly values: readonly Value[];
      /** With the values, equal for requests that have the same answer, as long as the graph is the same. */
      readonly key: string;
    }
  | { readonly faults: readonly GraphQLError[] };

export interface TemplateOptions {
  readonly rules: readonly Rule[];
  /** How many are kept; the least recently used goes first. */
  readonly most: number;
}

/**
 * What makes operations of a schema ready: each is compiled once for each shape of its variables, as long as its template is
 * kept. `traced`: so that the answer tells what of the graph it shows.
 */
export function templatesOf(
  ontology: Ontology,
  schema: GraphQLSchema,
  { rules, most }: TemplateOptions,
): (asked: AskedOperation, traced: boolean) => Made {
  const targets = targetsOf(ontology);
  const preparedByDocument = new WeakMap<DocumentNode, Map<string | null, Numbered>>();
  const cache = new LRUCache<string, Known>({ max: most });
  let numbers = 0;

  function preparedOf(document: DocumentNode, operationName: string | null) {
    const known = preparedByDocument.get(document) ?? new Map<string | null, Numbered>();
    const one = known.get(operationName);
    if (one) return one;
    const made = prepare(schema, document, operationName);
    if ("fault" in made) return made;
    const numbered = { prepared: made, number: numbers++ };
    preparedByDocument.set(document, known.set(operationName, numbered));
    return numbered;
  }

  return ({ document, operationName, variables: given }, traced) => {
    const numbered = preparedOf(document, operationName ?? null);
    if ("fault" in numbered) return { faults: [numbered.fault] };
    const { prepared, number } = numbered;
    const coerced = coerceVariables(schema, prepared, given ?? {});
    if ("faults" in coerced) return { faults: coerced.faults.map((one) => withCode(one, "API_VARIABLE_INVALID")) };
    const { variables } = coerced;
    const key = `${number}${traced ? " traced" : ""} ${shapeOfVariables(prepared.declared, variables)}`;
    let known = cache.get(key);
    if (!known) {
      const { operation, fragments } = prepared;
      const compiled = compileOperation({ ontology, schema, targets, rules, operation, fragments, variables, traced });
      if ("faults" in compiled) return compiled;
      known = { template: compiled.template, answer: null };
      cache.set(key, known);
    }
    const { values, faults } = resolveParams(known.template.sources, variables);
    return faults.length > 0 ? { faults } : { prepared, known, variables, values, key };
  };
}

/** What writes the answers to a template. */
export function writerOf(known: Known): Write<Introspected> {
  known.answer ??= answerWriter(known.template.fields);
  return known.answer;
}
