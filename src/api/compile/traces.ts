import type { Direction } from "../../../graph/ontology.ts";
import type { Trace } from "../row-shape.ts";
import { addColumn, type Columns } from "./columns.ts";
import type { Compiling } from "./compiling.ts";

/** Why an entity stands in an answer: by itself, as the end of a relation, or only since words are cited from it. */
export type Shown = "itself" | "cited" | { readonly relation: string; readonly direction: Direction };

/** Where the ids of what a row shows are found, if that is asked for: of its entity, and of the relation that led to it. */
export function tracesOfRow(compiling: Compiling, columns: Columns, shown: Shown): readonly Trace[] {
  if (!compiling.traced || shown === "cited") return [];
  const id = idOf(compiling, columns, "entity");
  if (shown === "itself") return [{ shows: "entity", id }];
  const { relation, direction } = shown;
  return [{ shows: "relation", relation, direction, id: idOf(compiling, columns, "relation"), entityId: id }];
}

type WayIds = Pick<Extract<Trace, { shows: "way" }>, "startId" | "entityId" | "relation" | "relationId">;

/** The same of a way, in the rows of its start and of its steps. */
export function idsOfWay(compiling: Compiling, start: Columns, steps: Columns): WayIds | null {
  if (!compiling.traced) return null;
  return {
    startId: idOf(compiling, start, "entity"),
    entityId: idOf(compiling, steps, "entity"),
    relationId: idOf(compiling, steps, "relation"),
    relation: addColumn(compiling, steps, { column: "step", of: "relation" }),
  };
}

function idOf(compiling: Compiling, columns: Columns, subject: "entity" | "relation"): number {
  return addColumn(compiling, columns, { column: "field", subject, name: "id" });
}
