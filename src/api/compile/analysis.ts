import { type GraphQLOutputType, getNamedType } from "graphql";
import type { Column, Hop, Root } from "../../../graph/plan/plan.ts";
import type { ComputedField, ComputedRead } from "../analysis-shape.ts";
import type { AnalysisName } from "../roles.ts";
import type { RootRead } from "../root-shape.ts";
import { type Asked, countArgument, numberArgument, placeOf, textsArgument } from "./arguments.ts";
import { fieldsBelow } from "./below.ts";
import { type Group, selectionsOf } from "./collect.ts";
import { addColumn, type Columns } from "./columns.ts";
import type { Compiling } from "./compiling.ts";
import { kindsArgument } from "./ends.ts";
import { addParam } from "./params.ts";
import { compileEntities, compileObject, objectNamed } from "./selection.ts";
import { ofStrategy } from "./strategy.ts";

/** So many entities are looked at together, and no more: what is larger is refused, never cut. */
export const analysisBound = 20_000;

/**
 * An analysis: one list of all its entities with the relations that lead out of them, which `analyse` makes a subgraph of.
 * What is selected of entities and relations becomes further columns of the same rows, so the whole is one root.
 */
export function compileAnalysis(
  compiling: Compiling,
  asked: Asked,
  of: AnalysisName,
  add: (root: Root) => number,
): RootRead {
  const { ontology } = compiling;
  const kinds = ontology.kinds.map(({ name }) => name);
  const nodes: Columns = [];
  const links: Columns = [];
  for (const column of entityColumns) addColumn(compiling, nodes, column);
  for (const column of relationColumns) addColumn(compiling, links, column);
  const fields = computedFields(compiling, asked.field.type, asked.group, asked.path, { kinds, nodes, links });
  // communities are of all that has to do with each other, the others of what serves
  const relations = ontology.relations.filter(({ serves }) => of === "communities" || serves !== null);
  const page = { offset: null, limit: null, after: null };
  const hops = relations.map((relation): Hop => {
    const selection = { kinds: relation.to, where: null, order: [], page, columns: links };
    return {
      column: "hop",
      relation: relation.name,
      direction: "out",
      form: "list",
      total: false,
      absence: null,
      selection,
    };
  });
  const hopsAt = nodes.length;
  const limit = addParam(compiling.params, { literal: analysisBound + 1 }, { as: "count" }, placeOf(asked, ""));
  const root = add({
    op: "list",
    selection: {
      kinds,
      near: null,
      where: ofStrategy(compiling, asked),
      order: [],
      page: { ...page, limit },
      columns: [...nodes, ...hops],
    },
  });
  return {
    read: "analysis",
    of,
    root,
    relations: relations.map(({ name }, at) => ({ name, column: hopsAt + at })),
    arguments: {
      without: of === "whatIf" ? textsArgument(compiling, asked, "without") : null,
      first: of === "criticality" ? countArgument(compiling, asked, "first") : null,
      resolution: of === "communities" ? numberArgument(compiling, asked, "resolution") : null,
    },
    kinds: of === "criticality" ? kindsArgument(compiling, asked) : kinds,
    fields,
  };
}

/** Where `analyse` finds what it needs of an entity's row, and of the row of a relation. */
export const entityAt = { kind: 0, id: 1, name: 2 } as const;
export const relationAt = { end: 0, id: 1, basis: 2, strength: 3, commitment: 4 } as const;

const entityColumns: readonly Column[] = [
  { column: "kind" },
  { column: "field", subject: "entity", name: "id" },
  { column: "field", subject: "entity", name: "name" },
];
const relationColumns: readonly Column[] = [
  { column: "field", subject: "entity", name: "id" },
  { column: "field", subject: "relation", name: "id" },
  { column: "field", subject: "relation", name: "basis" },
  { column: "field", subject: "relation", name: "strength" },
  { column: "field", subject: "relation", name: "commitment" },
];

interface Rows {
  readonly kinds: readonly string[];
  readonly nodes: Columns;
  readonly links: Columns;
}

function computedFields(
  compiling: Compiling,
  type: GraphQLOutputType,
  group: Group,
  path: readonly string[],
  rows: Rows,
): readonly ComputedField[] {
  return fieldsBelow(compiling, type, group, ({ key, role, group: inner, type: below }): ComputedRead => {
    if (role.role !== "computed") throw new Error(`${getNamedType(type).name} has a field for ${role.role}`);
    const { name, is } = role;
    const [sets, place] = [selectionsOf(inner), [...path, key]];
    switch (is) {
      case "value":
        return { read: "value", name };
      case "object":
      case "objects":
        return { read: is, name, fields: computedFields(compiling, below, inner, place, rows) };
      case "entity":
      case "entities":
        return { read: is, name, row: compileEntities(compiling, sets, rows.kinds, rows.nodes, place) };
      case "properties": {
        const properties = objectNamed(compiling, compiling.ontology.properties.name);
        const object = compileObject(compiling, properties, sets, rows.links, place);
        return { read: "entity", name, row: { kind: null, object } };
      }
    }
  });
}
