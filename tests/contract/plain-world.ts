import { compareCodePoints, type Dataset, type Entity, type Relation, type SourceText } from "../../graph/dataset.ts";
import { StrategraphError } from "../../graph/diagnostic.ts";
import type { ExecuteOptions } from "../../graph/engine.ts";
import type { Ontology } from "../../graph/ontology.ts";
import type { Step as WalkStep } from "../../graph/plan/plan.ts";
import type { Value } from "../../graph/rows.ts";
import type { PlainWay } from "./plain-ways.ts";

/** What a question is answered from: a graph, and the values given beside the plan. */
export interface World {
  readonly ontology: Ontology;
  readonly dataset: Dataset;
  readonly entities: readonly Entity[];
  readonly relations: readonly Relation[];
  readonly byId: ReadonlyMap<string, Entity>;
  readonly texts: ReadonlyMap<string, SourceText>;
  readonly value: (param: number | null) => Value;
  /** Counts what is looked at; throws when it is more than the budget allows. */
  readonly visit: () => void;
}

/** An entity as it is met: over a relation, or over none. */
export interface Step {
  readonly entity: Entity;
  readonly relation: Relation | null;
  /** Of what stands at the end of a way: the way, or how far it is from what it is near. */
  readonly way?: PlainWay;
  readonly distance?: number;
  /** Of what a text is found in: how well. */
  readonly score?: number;
  /** Of a step in a way. */
  readonly gone?: WalkStep;
  /** A record, in the place of the entity. */
  readonly record?: PlainRecord;
}

export type PlainRecord = { readonly [name: string]: unknown };

export function worldOf(
  ontology: Ontology,
  dataset: Dataset,
  values: readonly Value[],
  budget: ExecuteOptions["budget"],
): World {
  const entities = [...dataset.entities];
  let visits = 0;
  return {
    ontology,
    dataset,
    entities,
    relations: [...dataset.relations],
    byId: new Map(entities.map((entity) => [entity.id, entity])),
    texts: new Map([...dataset.documents].map((text) => [text.id, text])),
    value: (param) => (param === null ? null : (values[param] ?? null)),
    visit: () => {
      visits++;
      if (visits > (budget?.visits ?? Number.POSITIVE_INFINITY)) throw failure("BUDGET_EXCEEDED", "too many visits");
    },
  };
}

/** The relations of a kind at an entity, each with the entity at its other end, by the id of that. */
export function stepsFrom(
  { relations, byId }: World,
  entity: Entity,
  { relation, direction }: WalkStep,
  kinds: readonly string[],
): readonly Step[] {
  return relations
    .filter((one) => one.kind === relation && (direction === "out" ? one.from : one.to) === entity.id)
    .map((one) => ({ relation: one, entity: byId.get(direction === "out" ? one.to : one.from) as Entity }))
    .filter((step) => kinds.includes(step.entity.kind))
    .sort((a, b) => compareCodePoints(a.entity.id, b.entity.id));
}

/** An entity met over no relation. */
export function alone(entity: Entity): Step {
  return { entity, relation: null };
}

export function failure(code: string, message: string): StrategraphError {
  return new StrategraphError({ code, severity: "error", message });
}
