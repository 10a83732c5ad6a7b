import type { GraphQLError } from "graphql";
import type { Ontology } from "../../../graph/ontology.ts";
import type { Column } from "../../../graph/plan/plan.ts";
import { type ApiCode, apiError, type RequestPlace } from "../codes.ts";
import type { Rule } from "../rule.ts";
import type { Target } from "../targets.ts";
import type { Fragments } from "./collect.ts";
import type { Params } from "./params.ts";

/** What is at hand while an operation becomes a plan. Faults gather, so that one request shows them all. */
export interface Compiling extends Fragments {
  readonly ontology: Ontology;
  readonly targets: ReadonlyMap<string, Target>;
  /** What strategies are looked through for. */
  readonly rules: readonly Rule[];
  readonly params: Params;
  readonly faults: GraphQLError[];
  /** Whether it is to be known what of the graph the answer shows. */
  readonly traced: boolean;
  /** Columns made already, by what was asked: the same question under several kinds is compiled once. */
  readonly known: Map<string, unknown>;
  /** Of each row's columns, where they stand. */
  readonly places: Map<readonly Column[], Map<Column, number>>;
  readonly identities: Map<object, number>;
}

export function refuse(compiling: Compiling, code: ApiCode, message: string, place: RequestPlace, hint?: string): void {
  compiling.faults.push(apiError(code, message, place, hint));
}

/** The place one step further into an argument. */
export function inside(place: RequestPlace, step: string | number): RequestPlace {
  const { nodes, path, argument } = place;
  return { nodes, path, argument: argument ? `${argument}.${step}` : String(step) };
}
