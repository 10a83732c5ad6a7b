import type { Diagnostic } from "../../graph/diagnostic.ts";
import { wholeGraph } from "../../graph/excerpt.ts";
import { listed } from "../seeds/report.ts";
import { faultOf } from "./faults.ts";
import type { Intake } from "./intake.ts";
import type { At, Now } from "./now.ts";
import type { Line } from "./table.ts";

/** What an export had a row of, and the book has none any more. */
export interface Gone {
  /** The row of About that counts them. */
  readonly line: Line;
  readonly ids: readonly string[];
  /** Where the seeds say something of them. */
  readonly places: readonly At<unknown>[];
}

/**
 * Rows that a book's own receipt counts, and that were deleted. Which these are can be told where it was exported whole, from the seeds as they
 * are: with `remove` they are to be taken out, and otherwise stay, with a warning. Errors: IMPORT_ROWS_UNSURE; warning IMPORT_ROWS_GONE. Cost: O(rows + graph).
 */
export function goneRows(
  { settings, entities, relations }: Intake,
  now: Now,
  remove: boolean,
): { readonly gone: Gone | null; readonly faults: readonly Diagnostic[] } {
  const [first, second] = [settings.line("entities"), settings.line("relations")];
  const none = { gone: null, faults: [] };
  if (!first || !second || now.dataset === null) return none;
  const rows = {
    entities: new Set(entities.flatMap(({ line }) => line.text("id") ?? [])),
    relations: new Set(relations.flatMap((line) => line.text("edgeId") ?? [])),
  };
  const counted = (line: Line) => Number(line.text("says") ?? 0);
  const missing = [
    Math.max(counted(first) - rows.entities.size, 0),
    Math.max(counted(second) - rows.relations.size, 0),
  ] as const;
  const isWhole = settings.text("question") === wholeGraph;
  const lost = [
    ...[...now.entities].filter(([id]) => !rows.entities.has(id)),
    ...[...now.relations].filter(([id]) => !rows.relations.has(id)),
  ];
  if (missing[0] + missing[1] === 0 || (isWhole && lost.length === 0)) return none;
  const isSure = isWhole && settings.text("revision") === now.revision;
  const line = missing[0] > 0 ? first : second;
  const place = line.placeOf("says");
  const ids = lost.map(([id]) => id);
  const what = [
    ...(missing[0] > 0 ? [`${missing[0]} of Entities`] : []),
    ...(missing[1] > 0 ? [`${missing[1]} of Relations`] : []),
  ].join(" and ");
  if (remove && isSure)
    return { gone: { line, ids, places: lost.flatMap(([, { places }]) => [...places]) }, faults: [] };
  if (remove) {
    const message = `Rows were deleted, ${what}, and which these are cannot be told: the workbook is ${isWhole ? "of an earlier revision" : "of a part of the graph"}.`;
    return { gone: null, faults: [faultOf("IMPORT_ROWS_UNSURE", place, message)] };
  }
  const named = isSure ? `: ${listed(ids, "and", 6)}` : "";
  const message = `Rows were deleted, ${what}, and the seeds keep what they said${named}.`;
  const hint = isSure ? undefined : "take it out of the YAML, or export the whole graph anew and delete it there";
  return { gone: null, faults: [faultOf("IMPORT_ROWS_GONE", place, message, { hint })] };
}
