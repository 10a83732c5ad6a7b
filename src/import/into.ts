import type { Diagnostic } from "../../graph/diagnostic.ts";
import { common, isFolderName } from "../seeds/folder.ts";
import { partsOf } from "../seeds/registry.ts";
import { shown } from "../seeds/report.ts";
import { faultOf } from "./faults.ts";
import type { Intake } from "./intake.ts";
import type { Now } from "./now.ts";

/**
 * The strategy that new rows go to: the one that was asked for, that About names, that the ids of the rows begin with, or the only one there is.
 * Null where that cannot be told, which is a fault of a row that needs it. Errors: IMPORT_STRATEGY_UNKNOWN; warning IMPORT_REVISION.
 */
export function intoOf(
  { into: asked }: { readonly into: string | null },
  { settings, entities, book }: Intake,
  { folders, revision }: Now,
): { readonly into: string | null; readonly faults: readonly Diagnostic[] } {
  const faults: Diagnostic[] = [];
  const exported = settings.line("revision");
  if (exported && revision !== null && exported.text("says") !== revision) {
    faults.push(
      faultOf(
        "IMPORT_REVISION",
        exported.placeOf("says"),
        "The seeds are of another revision than when the workbook was exported.",
      ),
    );
  }
  const named = asked ?? settings.text("strategy");
  if (named !== null) {
    if (isFolderName(named) && named !== common) return { into: named, faults };
    const place = asked === null ? settings.line("strategy")?.placeOf("says") : { file: book.file, line: 1, column: 1 };
    const hint = "use lower-case letters, digits and single hyphens, and not `common`";
    faults.push(
      faultOf("IMPORT_STRATEGY_UNKNOWN", place, `"${shown(named, 40)}" cannot be a strategy's folder.`, { hint }),
    );
    return { into: null, faults };
  }
  const owners = new Set(entities.map(({ line }) => partsOf(line.text("id") ?? "")[0]));
  const strategies = [...folders.keys()].filter((name) => name !== common);
  for (const candidates of [[...owners], strategies]) {
    const [only, another] = candidates.filter((one) => one !== null && one !== common);
    if (only !== undefined) return { into: another === undefined ? only : null, faults };
  }
  return { into: null, faults };
}
