import type { Row, Value } from "../../../graph/rows.ts";
import { analyse } from "../analysis.ts";
import type { AnalysisShape, ComputedField } from "../analysis-shape.ts";
import { type Computed, linkIn } from "../network.ts";
import { rowWriter } from "./row.ts";
import { objectWriter, rootOf, type Write, type Writing, writeList, writeValue } from "./writing.ts";

/** A writer of what an analysis finds. Errors: those of `analyse`. */
export function analysisWriter(read: AnalysisShape): Write<unknown> {
  const write = computedWriter(read.fields);
  return (writing, _, start) => {
    const found = foundBy(writing, read);
    if (isList(found)) writeList(writing, found, write);
    else write(writing, found, start);
  };
}

/** What an analysis finds. Errors: those of `analyse`. */
export function foundBy(writing: Writing, read: AnalysisShape): Computed | readonly Computed[] {
  return analyse(writing.ontology, read, rootOf(writing, read.root).rows, writing.values);
}

export function isList(found: Computed | readonly Computed[]): found is readonly Computed[] {
  return Array.isArray(found);
}

export function computedWriter(fields: readonly ComputedField[]): Write<Computed> {
  return objectWriter(fields, (read): Write<Computed> => {
    const { name } = read;
    switch (read.read) {
      case "value":
        return (writing, from) => writeValue(writing, (from[name] ?? null) as Value);
      case "entity": {
        const write = rowWriter(read.row);
        return (writing, from, start) => write(writing, from[name] as Row, start);
      }
      case "entities": {
        const write = rowWriter(read.row);
        return (writing, from) => writeList(writing, from[name] as readonly Row[], write);
      }
      case "object": {
        const write = computedWriter(read.fields);
        return (writing, from, start) => write(writing, from[name] as Computed, start);
      }
      case "objects": {
        const write = computedWriter(read.fields);
        return (writing, from) => {
          const objects = from[name] as readonly Computed[];
          for (const link of writing.touched === null ? [] : objects.flatMap(linkIn)) {
            writing.touched?.entities.add(link.from).add(link.to);
            writing.touched?.relations.set(link.id, link.relation);
          }
          writeList(writing, objects, write);
        };
      }
    }
  });
}
