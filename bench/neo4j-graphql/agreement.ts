import { type GraphQLSchema, getVariableValues, graphql, Kind, parse, validate } from "graphql";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { createExecutor } from "../../src/api/execute.ts";
import { type Comparison, compareSchemas } from "./compare.ts";
import { coordinates, usedCoordinates } from "./coverage.ts";
import type { Operation } from "./draft.ts";
import { generateOperations } from "./operations.ts";
import { reachableSchema } from "./reachable.ts";
import { type Schemas, scalars } from "./schemas.ts";

export interface Agreement {
  /** The peer's, as far as `Query` leads. */
  readonly compared: GraphQLSchema;
  readonly comparison: Comparison;
  /** Types of the peer that stand here under the same name, so that variables and fragments may name them. */
  readonly sameNames: ReadonlySet<string>;
  /** Operations that are valid there. */
  readonly operations: number;
  /** Of those, how many also become a statement there, or fail by a fault of its own; validate here; have a plan here. */
  readonly translatedThere: number;
  readonly faultyThere: number;
  readonly validHere: number;
  readonly plannedHere: number;
  /** The first few that do not. */
  readonly failures: readonly { readonly operation: Operation; readonly why: string }[];
  /** How many of the peer's fields, arguments and input fields the operations use, and which they do not. */
  readonly used: number;
  readonly unused: readonly string[];
}

/**
 * Is a client of the peer at home here? Compares the schemas, then sends generated operations to both: to the peer as far
 * as its Cypher (no database), to ours as far as its plan.
 */
export async function measureAgreement(schemas: Schemas, count: number, seed: number): Promise<Agreement> {
  const compared = reachableSchema(schemas.peer);
  const comparison = compareSchemas(compared, schemas.ours, schemas.declared);
  const names = sameNames(comparison);
  const executor = createExecutor(schemas.ontology, createMemoryEngine(schemas.ontology), schemas.ours);
  const failures: { operation: Operation; why: string }[] = [];
  const unused = new Set(coordinates(compared));
  const usable = unused.size;
  const passed = { operations: 0, translatedThere: 0, faultyThere: 0, validHere: 0, plannedHere: 0 };
  for (const operation of generateOperations(compared, { scalars, names }, { count, seed })) {
    const fail = (why: string): void => void failures.push({ operation, why });
    const there = invalid(schemas.peer, operation);
    if (there !== null) {
      fail(`not valid there: ${there}`);
      continue;
    }
    passed.operations++;
    for (const coordinate of usedCoordinates(compared, operation)) unused.delete(coordinate);
    const { fault: untranslated } = await statementsThere(schemas.peer, operation);
    if (untranslated === null) passed.translatedThere++;
    else if (ownFaults.test(untranslated)) passed.faultyThere++;
    else fail(`no statement there: ${untranslated}`);
    const here = invalid(schemas.ours, operation);
    if (here !== null) {
      fail(`not valid here: ${here}`);
      continue;
    }
    passed.validHere++;
    try {
      executor.compile(parse(operation.text), null, operation.variables);
      passed.plannedHere++;
    } catch (error) {
      fail(`no plan here: ${error}`);
    }
  }
  return {
    compared,
    comparison,
    sameNames: names,
    ...passed,
    failures: failures.slice(0, 10),
    used: usable - unused.size,
    unused: [...unused],
  };
}

/** What 7.6 makes no statement of though its schema has it: aggregate filters by `in`, and by counts of some relations. */
const ownFaults = /^(Invalid operator in|Edge variable not defined in Count field)/;

/** Types of the peer that stand here under the same name. */
export function sameNames({ counterparts }: Comparison): ReadonlySet<string> {
  return new Set([...counterparts].flatMap(([name, here]) => (here.size === 1 && here.has(name) ? [name] : [])));
}

/** The first fault of an operation or of its variables, or null. */
function invalid(schema: GraphQLSchema, { text, variables }: Operation): string | null {
  const document = parse(text);
  const [error] = validate(schema, document);
  if (error) return error.message;
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const { errors } = getVariableValues(schema, definition.variableDefinitions ?? [], variables);
    if (errors?.[0]) return errors[0].message;
  }
  return null;
}

/**
 * The Cypher the peer makes of an operation, a statement for each root field, or why it makes none: asked with a transaction
 * that answers everything with nothing.
 */
export async function statementsThere(
  peer: GraphQLSchema,
  { text, variables }: Operation,
): Promise<{ readonly statements: readonly string[]; readonly fault: string | null }> {
  const statements: string[] = [];
  const summary = { counters: { updates: () => ({}) } };
  const run = async (statement: string) => {
    if (statement.includes("dbms.components")) return { records: [["5.26.0", "community"]], summary };
    statements.push(statement);
    return { records: [], summary };
  };
  const answer = await graphql({
    schema: peer,
    source: text,
    variableValues: { ...variables },
    contextValue: { executionContext: { run } },
  });
  // the transaction answers with nothing, where an aggregate is always an answer: its statement was made all the same
  const faults = answer.errors?.map(({ message }) => message) ?? [];
  const isOwn = (message: string): boolean =>
    !/^Cannot return null for non-nullable field \w+\.aggregate/.test(message);
  return { statements, fault: faults.find(isOwn) ?? null };
}
