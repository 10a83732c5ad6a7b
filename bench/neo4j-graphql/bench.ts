import { type GraphQLSchema, isInputObjectType, isIntrospectionType, printSchema } from "graphql";
import type { Figure, Report } from "../report.ts";
import { type Agreement, measureAgreement } from "./agreement.ts";
import { makeSchemas } from "./schemas.ts";

const operations = 2000;

/**
 * How much of what @neo4j/graphql makes of schema.graphql exists here, and how much smaller the whole is. The seed decides
 * which operations are sent.
 */
export async function bench({ seed }: { readonly seed: number }): Promise<Report> {
  const { ours, peer, ...rest } = await makeSchemas();
  const agreement = await measureAgreement({ ours, peer, ...rest }, operations, seed);
  const { comparison } = agreement;
  const half = { words: "at most 1/2", met: (ratio: number) => ratio <= 1 / 2 };
  const all = { words: "all", met: (ratio: number) => ratio === 1 };
  const planned = `of ${operations} operations valid there`;
  return {
    name: "neo4j-graphql",
    rows: [
      beside("types", types(ours), types(peer), half),
      beside("bytes of the printed schema", bytes(ours), bytes(peer), half),
      {
        figure: "the peer's fields, arguments, inputs missing or unlike",
        ours: comparison.faults.length,
        peer: null,
        ratio: null,
        goal: "none",
        met: comparison.faults.length === 0,
      },
      beside(`${planned}: translated there`, agreement.translatedThere, operations, null),
      beside(`${planned}: valid here`, agreement.validHere, operations, all),
      beside(`${planned}: planned here`, agreement.plannedHere, operations, all),
    ],
    notes: notesOn(agreement),
  };
}

interface Goal {
  readonly words: string;
  readonly met: (ratio: number) => boolean;
}

function beside(figure: string, ours: number, peer: number, goal: Goal | null): Figure {
  const ratio = ours / peer;
  return { figure, ours, peer, ratio, goal: goal?.words ?? null, met: goal?.met(ratio) ?? true };
}

function types(schema: GraphQLSchema): number {
  return Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type)).length;
}

function bytes(schema: GraphQLSchema): number {
  return Buffer.byteLength(printSchema(schema));
}

/** What was compared, what was not, and every fault. */
export function notesOn({ compared, comparison, sameNames, used, unused, failures }: Agreement): readonly string[] {
  const { fields, arguments: given, inputFields, enumValues } = comparison.compared;
  const inputs = Object.values(compared.getTypeMap()).filter((type) => isInputObjectType(type));
  const named = inputs.filter(({ name }) => sameNames.has(name));
  const cursors = unused.filter((coordinate) => coordinate.endsWith("(after:)"));
  return [
    `The peer: deprecated fields excluded, no mutations, no subscriptions; walked from Query.`,
    `Compared: ${comparison.compared.types} types, ${fields} fields, ${given} arguments, ${inputFields} input fields, ${enumValues} enum values.`,
    `Of its ${inputs.length} input types ${named.length} have the same name here; variables may name these, the others stand in literals.`,
    `The operations use ${used} of its fields, arguments and input fields; the other ${unused.length} hold ${cursors.length} cursors (after:), which are each server's own.`,
    ...comparison.faults.map(({ at, fault }) => `FAULT ${at} ${fault}`),
    ...failures.map(({ operation, why }) => `FAILED ${why}\n${operation.text}\n${JSON.stringify(operation.variables)}`),
  ];
}
