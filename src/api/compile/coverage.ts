import type { Root } from "../../../graph/plan/plan.ts";
import type { RootRead } from "../root-shape.ts";
import type { CellsShape } from "../table-shape.ts";
import type { Asked } from "./arguments.ts";
import { type FieldBelow, fieldsBelow } from "./below.ts";
import { selectionsOf } from "./collect.ts";
import type { Compiling } from "./compiling.ts";
import { closeTable, compileSide, objectOf, openTable, type Side, type Table } from "./table.ts";
import { compileWay, type Inside } from "./way-row.ts";

/** `coverage`: the roots of its rows, its columns and its cells, and, where asked for, of the reasons of emptiness. */
export function compileCoverage(
  compiling: Compiling,
  inside: Inside,
  asked: Asked,
  add: (root: Root) => number,
): RootRead {
  const table = openTable(compiling, asked, add);
  const sides: Record<Side, FieldBelow[]> = { rows: [], columns: [] };
  const fields = fieldsBelow(compiling, asked.field.type, asked.group, (below) => {
    if (below.role.role === "cells") return compileCells(compiling, inside, table, below, asked.path);
    if (below.role.role !== "lines") throw new Error(`a table has a field for ${below.role.role}`);
    sides[below.role.of].push(below);
    return { read: "lines", of: below.role.of } as const;
  });
  const line = objectOf(compiling, "CoverageLine");
  const side = (of: Side) => {
    const lines = sides[of].map(({ key, group }) => ({ key, type: line, group }));
    return compileSide(compiling, inside, table, of, lines, asked.path);
  };
  const rows = sides.rows.length > 0 ? side("rows") : null;
  const columns = sides.columns.length > 0 ? side("columns") : null;
  // what a line might have been linked to is part of why it is empty
  const reasoned = (rows?.reasons ?? columns?.reasons ?? null) !== null;
  const compiled = {
    rows: rows ?? (reasoned ? side("rows") : null),
    columns: columns ?? (reasoned ? side("columns") : null),
  };
  return { read: "coverage", fields, table: closeTable(compiling, table, compiled) };
}

function compileCells(
  compiling: Compiling,
  inside: Inside,
  table: Table,
  { key, group }: FieldBelow,
  path: readonly string[],
): CellsShape {
  const { asks, cells } = table;
  const way = { from: asks.from, to: asks.to, fingerprint: "", missing: null, along: true };
  const type = objectOf(compiling, "CoverageCell");
  const object = compileWay(compiling, inside, way, type, selectionsOf(group), cells, [...path, key]);
  return { read: "cells", object };
}

/** `gaps`: the rows and columns of such a table that are empty. */
export function compileGaps(compiling: Compiling, inside: Inside, asked: Asked, add: (root: Root) => number): RootRead {
  const table = openTable(compiling, asked, add);
  const type = objectOf(compiling, "Gap");
  const side = (of: Side) =>
    compileSide(compiling, inside, table, of, [{ key: "", type, group: asked.group }], asked.path);
  const sides = { rows: side("rows"), columns: side("columns") };
  return { read: "gaps", table: closeTable(compiling, table, sides) };
}
