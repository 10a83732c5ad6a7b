import type { Root } from "../../../graph/plan/plan.ts";
import type { GraphRead } from "../root-shape.ts";
import type { Keyed } from "../row-shape.ts";
import type { Asked } from "./arguments.ts";
import { fieldsBelow } from "./below.ts";
import { selectionsOf } from "./collect.ts";
import type { Columns } from "./columns.ts";
import type { Compiling } from "./compiling.ts";
import { compileEntities } from "./selection.ts";

type GraphFields = readonly Keyed<GraphRead>[];

/** What is asked of the graph as a whole; its sources are a root of the plan. */
export function compileGraph(compiling: Compiling, asked: Asked, add: (root: Root) => number): GraphFields {
  return fieldsBelow(compiling, asked.field.type, asked.group, ({ key, group, role }): GraphRead => {
    if (role.role === "fact") return { read: "fact", of: role.of };
    if (role.role !== "sources") throw new Error(`the graph has a field for ${role.role}`);
    const kinds = [compiling.ontology.sourceKind];
    const columns: Columns = [];
    const row = compileEntities(compiling, selectionsOf(group), kinds, columns, [...asked.path, key]);
    const page = { offset: null, limit: null, after: null };
    return {
      read: "rows",
      root: add({ op: "list", selection: { kinds, near: null, where: null, order: [], page, columns } }),
      row,
    };
  });
}

/** Whether anything is asked that only the engine's status says. */
export function asksStatus(fields: GraphFields): boolean {
  return fields.some(({ read }) => read.read === "fact");
}
