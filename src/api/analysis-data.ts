import type { Row } from "../../graph/rows.ts";
import { analyse, type Computed } from "./analysis.ts";
import { type Data, newData, rootOf, rowData, type Shaping } from "./row-data.ts";
import type { AnalysisShape, ComputedField } from "./shape.ts";

/** Response data of an analysis. Errors: those of `analyse`. */
export function analysisData(shaping: Shaping, read: AnalysisShape): Data | readonly Data[] {
  const found = analyse(shaping.ontology, read, rootOf(shaping, read.root).rows, shaping.values);
  const shaped = (one: Computed) => computedData(shaping, read.fields, one);
  return isList(found) ? found.map(shaped) : shaped(found);
}

/** As `analysisData`, of an analysis that finds a list: each that it finds, to be shaped when it is wanted. */
export function eachFound(shaping: Shaping, read: AnalysisShape): readonly ((shaping: Shaping) => Data)[] {
  const found = analyse(shaping.ontology, read, rootOf(shaping, read.root).rows, shaping.values);
  return (isList(found) ? found : [found]).map((one) => (to: Shaping) => computedData(to, read.fields, one));
}

function isList(found: Computed | readonly Computed[]): found is readonly Computed[] {
  return Array.isArray(found);
}

function computedData(shaping: Shaping, fields: readonly ComputedField[], from: Computed): Data {
  const data = newData(fields);
  for (const { key, read } of fields) {
    if (read.read === "constant") {
      data[key] = read.value;
      continue;
    }
    const found = from[read.name] ?? null;
    switch (read.read) {
      case "value":
        data[key] = found;
        break;
      case "entity":
        data[key] = rowData(shaping, read.row, found as Row);
        break;
      case "entities":
        data[key] = (found as readonly Row[]).map((row) => rowData(shaping, read.row, row));
        break;
      case "objects":
        data[key] = (found as readonly Computed[]).map((one) => computedData(shaping, read.fields, one));
        break;
    }
  }
  return data;
}
