import type { GraphQLArgument, GraphQLField, GraphQLFieldConfig, GraphQLNamedType } from "graphql";
import type { NoteKind } from "../../graph/annotations.ts";
import type { RelationField } from "../../graph/ontology.ts";
import type { Column, FieldMeasure, RootRecords, Step, Subject } from "../../graph/plan/plan.ts";

/** What a field of the served schema asks of a plan. Every field has one; it rides in the field's extensions. */
export type Role =
  /** Roots. */
  | { readonly role: "list" | "connection" | "lookup"; readonly target: string }
  | { readonly role: "rootRecords"; readonly of: RootRecords; readonly record: string }
  | { readonly role: "strategy" }
  /** Of an entity, a relation or a record. */
  | { readonly role: "field"; readonly subject: Subject; readonly name: string }
  | { readonly role: "name" | "nameLanguage" }
  | { readonly role: "hop"; readonly form: "list" | "connection"; readonly field: RelationField }
  | { readonly role: "records"; readonly subject: Subject; readonly link: string; readonly record: string }
  | {
      readonly role: "entities";
      readonly link: string;
      readonly target: string;
      readonly many: boolean;
      /** Only since words are cited from them. */
      readonly cited: boolean;
    }
  /** Of a document: its text; and what that says. */
  | { readonly role: "text" | "content" }
  /** What was read from a passage, and what is inside that. */
  | { readonly role: "annotations" | "annotated" | "claimed" }
  | { readonly role: "noted"; readonly of: NoteKind }
  | { readonly role: "annotation"; readonly of: "role" | "field" }
  /** Of a connection and what is inside it. */
  | { readonly role: "edges" | "pageInfo" | "totalCount" | "absence" }
  | { readonly role: "node" | "cursor" | "properties" }
  | { readonly role: "reading" }
  | { readonly role: "page"; readonly of: PageFact }
  | { readonly role: "reason"; readonly of: "code" | "sentence" }
  | { readonly role: "reasonEvidence" }
  /** Of the graph as a whole, and of its ontology: whose part of that name. */
  | { readonly role: "graph" | "ontology" }
  | { readonly role: "fact"; readonly of: GraphFact }
  | { readonly role: "sources" }
  | { readonly role: "part"; readonly name: string }
  /** Of a connection, and inside it: all that pass taken together, or in groups. */
  | { readonly role: "aggregate" | "groupKey" }
  | { readonly role: "groups"; readonly of: "entity" | "relation" }
  /** An object of measures; of a field, or of the field it stands in. */
  | { readonly role: "inside"; readonly field?: string }
  | { readonly role: "measure"; readonly measure: "count" | FieldMeasure }
  /** Ways: asked for at the root, or from an entity. */
  | { readonly role: "links" | "paths"; readonly form: "list" | "connection" | "first" }
  | { readonly role: "reachable"; readonly pattern: NamedPattern | null }
  /** Of a way and its steps. */
  | { readonly role: "way"; readonly of: "length" | "inferredSteps" | "basis" | "strength" | "commitment" }
  | { readonly role: "weakest" | "start" | "end" | "steps" | "wayReading" | "wayEvidence" | "wayAbsence" }
  /** Of a step; or of a way that has only one. */
  | { readonly role: "step" | "only"; readonly of: "relation" | "direction" }
  /** Tables and neighborhoods, and what is inside them. */
  | { readonly role: "coverage" | "gaps" | "isolated" | "neighborhood" }
  | { readonly role: "lines"; readonly of: "rows" | "columns" }
  | { readonly role: "cells" | "entity" | "count" | "chain" | "side" | "startId" | "endId" }
  | { readonly role: "nodes" | "leftOut" }
  | { readonly role: "left"; readonly of: "entities" | "relations" }
  /** What rules find, the rules, and what stands in a finding. */
  | { readonly role: "findings" | "findingRules" }
  | {
      readonly role: "finding";
      readonly of: "id" | "rule" | "severity" | "sentence" | "entities" | "absence" | "evidence" | "silenced";
    }
  | { readonly role: "silence"; readonly of: SilenceFact }
  /** A search, and what is inside its hits and their matches. */
  | { readonly role: "search"; readonly form: "list" | "connection" }
  | { readonly role: "score" | "matches" | "matchEvidence" }
  | { readonly role: "match"; readonly of: MatchFact }
  /** Of a whole subgraph, and of what was found there: whose part of that name, and what it is. */
  | { readonly role: "analysis"; readonly of: AnalysisName }
  | {
      readonly role: "computed";
      readonly name: string;
      readonly is: "value" | "object" | "objects" | "entity" | "entities" | "properties";
    };

/** A pattern of the ontology, or its inverse, under the name it is asked by. */
export interface NamedPattern {
  readonly name: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** In the ontology's order. */
  readonly steps: readonly Step[];
  readonly maxHops: number;
  /** How it reads from the other end. */
  readonly backwards: string;
}

export type AnalysisName = "whatIf" | "criticality" | "cycles" | "communities";
export type GraphFact = "revision" | "engine" | "entities" | "relations" | "stated";
export type MatchFact = Extract<Column, { column: "match" }>["of"];
export type SilenceFact = "strategy" | "reason" | "annotator";
export type PageFact = "hasNextPage" | "hasPreviousPage" | "startCursor" | "endCursor";

/** A field's configuration together with what answers it. */
export type PlannedField = GraphQLFieldConfig<unknown, unknown>;

export function planned(role: Role, config: PlannedField): PlannedField {
  return { ...config, extensions: { plan: role } };
}

/** What answers a field, or undefined where nothing does. */
export function roleOf(field: GraphQLField<unknown, unknown>): Role | undefined {
  return field.extensions.plan as Role | undefined;
}

/** Marks an enum or an argument whose values decide what is asked, not only what is compared: they are part of a plan. */
export const steering = { extensions: { steers: true } } as const;

export function steers(type: GraphQLNamedType | GraphQLArgument): boolean {
  return type.extensions.steers === true;
}
