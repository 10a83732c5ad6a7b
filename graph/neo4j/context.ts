import type { Ontology } from "../ontology.ts";
import type { Param } from "../plan/plan.ts";
import type { Value } from "../rows.ts";
import type { WayNames } from "./way-names.ts";

/** A parameter of a statement, and how it is made of the values of a plan. */
export interface Parameter {
  readonly name: string;
  readonly from: Param;
  readonly encode: (value: Value) => Value;
}

/** What is known while a plan becomes a statement. */
export interface Context {
  readonly ontology: Ontology;
  /** Params of pages that are null this time: a page without them is another statement. */
  readonly absent: ReadonlySet<Param>;
  /** By name, as they come up. */
  readonly parameters: Map<string, Parameter>;
}

/** The variables a row speaks of: an entity, of one of these kinds, and the relation a hop went over to reach it. */
export interface Scope {
  readonly entity: string;
  readonly kinds: readonly string[];
  readonly relation: string | null;
  /** A record, in the place of the entity: its variable and its kind. */
  readonly record?: { readonly variable: string; readonly kind: string };
  /** Of a way: its variables; of what is near something, how far; of a step in a way, the entity it was gone from. */
  readonly way?: WayNames;
  readonly distance?: string;
  /** Of what a text is found in: how well. */
  readonly score?: string;
  readonly before?: string;
  /** How many variables are taken: no two of nested subqueries have the same name. */
  readonly depth: number;
}

/** The end of a step from a row. */
export function endOf({ depth }: Scope, kinds: readonly string[]): Scope & { readonly relation: string } {
  return { entity: `e${depth + 1}`, kinds, relation: `r${depth + 1}`, depth: depth + 1 };
}

/** A variable, if the text speaks of it; otherwise nothing. */
export function ifNamed(variable: string, text: string): string {
  return new RegExp(`\\b${variable}\\b`, "u").test(text) ? variable : "";
}

/** `$p3`, or `$p3Key` for the same value in another form. Equal names always have equal encodings. */
export function parameter(
  { parameters }: Context,
  from: Param,
  form = "",
  encode: (value: Value) => Value = same,
): string {
  const name = `p${from}${form}`;
  parameters.set(name, { name, from, encode });
  return `$${name}`;
}

function same(value: Value): Value {
  return value;
}
