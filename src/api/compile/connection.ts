import type { AbsentHop } from "../../../graph/absence.ts";
import type { Aggregate, Reason, Selection } from "../../../graph/plan/plan.ts";
import type { ConnectionRead, ConnectionShape, ObjectShape, Read } from "../row-shape.ts";
import { compileAggregate } from "./aggregates.ts";
import type { Asked, Chosen } from "./arguments.ts";
import { type FieldBelow, fieldsBelow, plainFields } from "./below.ts";
import { selectionsOf } from "./collect.ts";
import { addColumn, type Columns, type Compile } from "./columns.ts";
import type { Compiling } from "./compiling.ts";
import { addParam } from "./params.ts";
import { compileReason, reasonOf } from "./reason.ts";
import { tracesOfRow } from "./traces.ts";

export interface ConnectionAsked {
  readonly asked: Asked;
  readonly kinds: readonly string[];
  readonly chosen: Pick<Chosen, "where" | "order" | "page">;
  /** Of the order, for cursors. */
  readonly fingerprint: string;
  /** Null for a root connection. */
  readonly hop: AbsentHop | null;
  /** What selection sets ask of an edge's entity, of its relation, and of the words of an absence. */
  readonly inside: Readonly<Record<"node" | "properties" | "words", Compile>>;
}

export interface CompiledConnection {
  readonly connection: ConnectionShape;
  /** What is asked of all that pass together, beside the rows. */
  readonly aggregates: readonly Aggregate[];
  readonly total: boolean;
  readonly absence: Reason | null;
  /** Whether the name of where its relations begin is needed, to read them out. */
  readonly start: boolean;
  readonly selection: Selection;
}

/**
 * What is asked of a connection: of its edges, page, count and emptiness. All aliases of them share one row, whose
 * columns are those that any of them needs. Where only counts are asked for, no row is.
 */
export function compileConnection(compiling: Compiling, from: ConnectionAsked): CompiledConnection {
  const { asked, kinds, chosen, fingerprint, hop } = from;
  const columns: Columns = [];
  const position = () => addColumn(compiling, columns, { column: "position" });
  const aggregates: Aggregate[] = [];
  const words: Columns = [];
  let positionAt = 0;
  const fields = fieldsBelow(compiling, asked.field.type, asked.group, (below): ConnectionRead => {
    switch (below.role.role) {
      case "edges": {
        const path = [...asked.path, below.key];
        const edge = compileEdge(compiling, from, below, columns, path, position, fingerprint);
        const traces = kinds.length > 0 ? tracesOfRow(compiling, columns, hop ?? "itself") : [];
        return { read: "edges", edge: traces.length > 0 ? { ...edge, traces } : edge };
      }
      case "pageInfo": {
        const facts = plainFields(compiling, below, (role) => (role.role === "page" ? role.of : null));
        if (facts.some(({ read }) => read.read === "fact" && (read.of === "startCursor" || read.of === "endCursor")))
          positionAt = position();
        return { read: "pageInfo", fields: facts };
      }
      case "absence":
        return {
          read: "absence",
          fields: compileReason(compiling, from.inside, below, words, [...asked.path, below.key]),
        };
      case "totalCount":
        return { read: "totalCount" };
      case "aggregate":
      case "groups":
        return compileAggregate(
          compiling,
          below,
          [...asked.path, below.key],
          { kinds, where: chosen.where },
          aggregates,
        );
      default:
        throw new Error(`a connection has a field for ${below.role.role}`);
    }
  });
  const asks = (read: ConnectionRead["read"]) => fields.some((one) => one.read.read === read);
  const absences = fields.flatMap(({ read }) => (read.read === "absence" ? [read.fields] : []));
  const limit =
    asks("edges") || asks("pageInfo")
      ? chosen.page.limit
      : addParam(compiling.params, { literal: 0 }, { as: "count" }, { nodes: [asked.group[0]], path: asked.path });
  return {
    aggregates,
    connection: { fields, position: positionAt, fingerprint, hop },
    total: asks("totalCount"),
    absence: absences.length > 0 ? reasonOf(absences, words) : null,
    start: fields.some(
      ({ read }) => read.read === "edges" && read.edge.fields.some((one) => one.read.read === "reading"),
    ),
    selection: { kinds, where: chosen.where, order: chosen.order, page: { ...chosen.page, limit }, columns },
  };
}

function compileEdge(
  compiling: Compiling,
  from: ConnectionAsked,
  edges: FieldBelow,
  columns: Columns,
  path: readonly string[],
  position: () => number,
  fingerprint: string,
): ObjectShape {
  const fields = fieldsBelow(compiling, edges.type, edges.group, ({ key, role, group }): Read => {
    const sets = selectionsOf(group);
    switch (role.role) {
      case "node":
        return { read: "same", row: from.inside.node(sets, columns, [...path, key]) };
      case "properties":
        return { read: "same", row: from.inside.properties(sets, columns, [...path, key]) };
      case "cursor":
        return { read: "cursor", column: position(), fingerprint };
      case "reading":
        return readingOf(compiling, from.hop, columns);
      default:
        throw new Error(`an edge has a field for ${role.role}`);
    }
  });
  return { fields };
}

function readingOf(compiling: Compiling, hop: AbsentHop | null, columns: Columns): Read {
  if (hop === null) throw new Error("an edge of no relation has a reading");
  const column = (subject: "entity" | "relation", name: string) =>
    addColumn(compiling, columns, { column: "field", subject, name });
  return {
    read: "reading",
    relation: hop.relation,
    direction: hop.direction,
    name: column("entity", "name"),
    basis: column("relation", "basis"),
    strength: column("relation", "strength"),
  };
}
