import type { FieldNode, FragmentDefinitionNode, GraphQLError, GraphQLSchema, OperationDefinitionNode } from "graphql";
import type { Ontology } from "../../../graph/ontology.ts";
import type { Plan, Root } from "../../../graph/plan/plan.ts";
import { roleOf } from "../roles.ts";
import type { RootField, RootRead } from "../root-shape.ts";
import type { Rule } from "../rule.ts";
import { type Target, targetNamed } from "../targets.ts";
import { compileAnalysis } from "./analysis.ts";
import { compileAnnotations } from "./annotations.ts";
import { type Asked, chosenEntities, idArgument } from "./arguments.ts";
import { collectFields, selectionsOf } from "./collect.ts";
import { type Columns, frozen } from "./columns.ts";
import type { Compiling } from "./compiling.ts";
import { compileCoverage, compileGaps } from "./coverage.ts";
import { compileFindings } from "./findings.ts";
import { asksStatus, compileGraph } from "./graph.ts";
import type { Variables } from "./input.ts";
import { compileIsolated } from "./isolated.ts";
import { compileNeighborhood } from "./neighborhood.ts";
import { compileFindingRules, compileOntology } from "./ontology.ts";
import { newParams, type ParamSource } from "./params.ts";
import { compileSearch } from "./search.ts";
import { compileEntities, compileRecords, connectionOf, insideOf } from "./selection.ts";
import { compileWays } from "./ways.ts";

/** What requests of one shape share: the plan, where its values come from, and how its rows become data. */
export interface Template {
  readonly plan: Plan;
  /** By root of the plan: the key of the field that asks for it. */
  readonly keys: readonly string[];
  readonly sources: readonly ParamSource[];
  readonly fields: readonly RootField[];
  /** Whether the graph's own numbers are asked for, beside its rows. */
  readonly status: boolean;
  /** The root fields that graphql-js answers. */
  readonly introspection: readonly FieldNode[];
}

export interface CompileFrom {
  readonly ontology: Ontology;
  readonly schema: GraphQLSchema;
  readonly targets: ReadonlyMap<string, Target>;
  readonly rules: readonly Rule[];
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Variables;
  readonly traced: boolean;
}

/**
 * Compiles a valid query for variables of one shape. Gives every fault at once: API_FILTER_NULL, API_SORT_NULL,
 * API_ARGUMENT_NULL. Cost: O(operation x kinds behind its interfaces).
 */
export function compileOperation(
  from: CompileFrom,
): { readonly template: Template } | { readonly faults: readonly GraphQLError[] } {
  const { ontology, schema, targets, rules, operation, fragments, variables, traced } = from;
  const compiling: Compiling = {
    ontology,
    schema,
    targets,
    rules,
    fragments,
    variables,
    traced,
    params: newParams(),
    faults: [],
    known: new Map(),
    places: new Map(),
    identities: new Map(),
  };
  const query = schema.getQueryType();
  if (!query) throw new Error("the served schema has no query type");
  const roots: Root[] = [];
  const keys: string[] = [];
  const fields: RootField[] = [];
  const introspection: FieldNode[] = [];
  for (const [key, group] of collectFields(compiling, query, [operation.selectionSet])) {
    const name = group[0].name.value;
    if (name.startsWith("__")) {
      introspection.push(...group);
      fields.push({ key, read: { read: "introspection" } });
      continue;
    }
    const field = query.getFields()[name];
    if (!field) throw new Error(`the query type has no field ${name}`);
    fields.push({ key, read: compileRoot(compiling, { field, group, path: [key] }, roots) });
    while (keys.length < roots.length) keys.push(key);
  }
  if (compiling.faults.length > 0) return { faults: compiling.faults };
  const plan: Plan = frozen({ version: 1, project: "rows", roots });
  const status = fields.some(({ read }) => read.read === "graph" && asksStatus(read.fields));
  return { template: { plan, keys, sources: compiling.params.sources, fields, status, introspection } };
}

/** Adds what the field asks of the plan to its roots. */
function compileRoot(compiling: Compiling, asked: Asked, roots: Root[]): RootRead {
  const role = roleOf(asked.field);
  const columns: Columns = [];
  const add = (root: Root) => roots.push(root) - 1;
  switch (role?.role) {
    case "list": {
      const target = targetNamed(compiling.targets, role.target);
      const { kinds } = target;
      const { where, order, page } = chosenEntities(compiling, asked, target);
      const row = compileEntities(compiling, selectionsOf(asked.group), kinds, columns, asked.path);
      return {
        read: "rows",
        root: add({ op: "list", selection: { kinds, near: null, where, order, page, columns } }),
        row,
      };
    }
    case "connection": {
      const target = targetNamed(compiling.targets, role.target);
      const chosen = chosenEntities(compiling, asked, target);
      const { connection, aggregates, total, selection } = connectionOf(compiling, asked, target.kinds, chosen, null);
      return {
        read: "connection",
        root: add({ op: "connection", total, selection: { ...selection, near: null } }),
        aggregates: aggregates.map((aggregate) => add({ op: "aggregate", aggregate })),
        connection,
      };
    }
    case "lookup": {
      const { kinds } = targetNamed(compiling.targets, role.target);
      const id = idArgument(compiling, asked);
      const row = compileEntities(compiling, selectionsOf(asked.group), kinds, columns, asked.path);
      return { read: "first", root: add({ op: "entity", id, kinds, columns }), row };
    }
    case "rootRecords": {
      const { row, inner } = compileRecords(compiling, role.record, asked.group, asked.path);
      return { read: "rows", root: add({ op: "records", of: role.of, columns: inner }), row };
    }
    case "annotations":
      return compileAnnotations(compiling, insideOf(compiling), asked, add);
    case "strategy": {
      const id = idArgument(compiling, asked);
      const { row, inner } = compileRecords(compiling, "Strategy", asked.group, asked.path);
      return { read: "first", root: add({ op: "strategy", id, columns: inner }), row };
    }
    case "graph":
      return { read: "graph", fields: compileGraph(compiling, asked, add) };
    case "links":
    case "paths":
      return compileWays(compiling, insideOf(compiling), asked, role, add);
    case "coverage":
      return compileCoverage(compiling, insideOf(compiling), asked, add);
    case "gaps":
      return compileGaps(compiling, insideOf(compiling), asked, add);
    case "isolated":
      return compileIsolated(compiling, insideOf(compiling), asked, add);
    case "neighborhood":
      return compileNeighborhood(compiling, insideOf(compiling), asked, add);
    case "search":
      return compileSearch(compiling, insideOf(compiling), asked, role, add);
    case "analysis":
      return compileAnalysis(compiling, asked, role.of, add);
    case "findings":
      return compileFindings(compiling, asked, add);
    case "findingRules":
      return { read: "known", value: compileFindingRules(compiling, asked) };
    case "ontology":
      return { read: "known", value: compileOntology(compiling, asked) };
    default:
      throw new Error(`no plan answers the query field ${asked.field.name}`);
  }
}
