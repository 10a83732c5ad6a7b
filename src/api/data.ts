import { analysisData } from "./analysis-data.ts";
import { findingsData } from "./findings-data.ts";
import {
  connectionData,
  type Data,
  newData,
  objectData,
  plainData,
  rootOf,
  rowData,
  type Shaping,
} from "./row-data.ts";
import type { GraphRead, RootRead } from "./shape.ts";
import { coverageData, gapsData } from "./table-data.ts";

/** Response data of a root. Keys come out in the order of the operation. Cost: O(size of the answer). */
export function rootData(shaping: Shaping, read: RootRead): unknown {
  switch (read.read) {
    case "known":
      return read.value;
    case "coverage":
      return coverageData(shaping, read.fields, read.table);
    case "gaps":
      return gapsData(shaping, read.table);
    case "neighborhood":
      return neighborhoodData(shaping, read);
    case "graph":
      return graphData(shaping, read.fields);
    case "connection": {
      const { head, rows } = rootOf(shaping, read.root);
      const [total, hasPrevious, hasNext] = head ?? [null, false, false];
      const aggregates = read.aggregates.map((at) => rootOf(shaping, at).rows);
      return connectionData(shaping, read.connection, total, hasPrevious, hasNext, rows, null, "", aggregates);
    }
    case "rows":
      return rootOf(shaping, read.root).rows.map((row) => rowData(shaping, read.row, row));
    case "first": {
      const [first] = rootOf(shaping, read.root).rows;
      return first === undefined ? null : rowData(shaping, read.row, first);
    }
    case "analysis":
      return analysisData(shaping, read);
    case "findings":
      return findingsData(shaping, read);
  }
}

function graphData(shaping: Shaping, fields: readonly { readonly key: string; readonly read: GraphRead }[]): Data {
  const data = newData(fields);
  for (const { key, read } of fields) {
    if (read.read === "rows") data[key] = rootData(shaping, read);
    else if (read.read === "constant") data[key] = read.value;
    else data[key] = read.of === "engine" ? shaping.engine : (shaping.status?.[read.of] ?? null);
  }
  return data;
}

function neighborhoodData(
  shaping: Shaping,
  { fields, nodes, edges, all }: Extract<RootRead, { read: "neighborhood" }>,
): Data {
  const near = rootOf(shaping, nodes);
  const between = edges === null ? [] : rootOf(shaping, edges).rows;
  const left = {
    entities: () => (near.head?.[0] ?? 0) - near.rows.length,
    relations: () => (all === null ? 0 : (rootOf(shaping, all).head?.[0] ?? 0)) - between.length,
  };
  const data = newData(fields);
  for (const { key, read } of fields) {
    if (read.read === "constant") data[key] = read.value;
    else if (read.read === "nodes") data[key] = near.rows.map((row) => rowData(shaping, read.row, row));
    else if (read.read === "edges") data[key] = between.map((row) => objectData(shaping, read.object, row));
    else data[key] = plainData(read.fields, (of) => left[of]());
  }
  return data;
}
