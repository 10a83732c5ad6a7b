import type { Diagnostic } from "../../graph/diagnostic.ts";
import type { Ontology } from "../../graph/ontology.ts";
import type { Book } from "./book.ts";
import { type Change, draw } from "./draw.ts";
import { goneRows } from "./gone.ts";
import { openBook } from "./intake.ts";
import { intoOf } from "./into.ts";
import { readNow } from "./now.ts";
import { recover } from "./stage.ts";
import type { RowFault } from "./table.ts";
import { tryDrafts } from "./try.ts";

export interface ImportRequest {
  readonly book: Book;
  /** The folder of strategies. */
  readonly seeds: string;
  readonly ontology: Ontology;
  /** The strategy that new rows go to; null: as the book says. */
  readonly into: string | null;
  /** Leaves faulty rows out, and imports the rest. */
  readonly keepGoing: boolean;
  /** Takes out what had a row in the export, and has none any more. */
  readonly remove: boolean;
  /** Only says what would be done. */
  readonly dryRun: boolean;
}

export interface Imported {
  /** Files that were written, or would be. */
  readonly written: readonly string[];
  readonly changes: readonly Change[];
  /** Rows that were left out, with what is wrong with them. */
  readonly leftOut: readonly RowFault[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Brings what a book says into the seeds. It is compared with what the seeds say now, and only what differs is written, into the place where
 * the seeds say it: everything else in their files stays as it is, comments and order included. What the book does not have stays too: nothing is
 * removed but what a cell was cleared of, and, where that is asked for, what had a row. The outcome is read and locked in a copy first; with any error nothing is written. Errors:
 * IMPORT_*, SEED_*. Cost: that of locking the seeds; with `keepGoing` once for each row that is left out, at most.
 */
export async function importBook(request: ImportRequest): Promise<Imported> {
  const { book, seeds, ontology, keepGoing, dryRun } = request;
  await recover(seeds);
  const nothing = { written: [], changes: [], leftOut: [] };
  const { now, diagnostics } = await readNow(seeds, ontology);
  if (now === null) return { ...nothing, diagnostics };
  const intake = openBook(book, ontology);
  const { into, faults } = intoOf(request, intake, now);
  const deleted = goneRows(intake, now, request.remove);
  const unread = [...intake.faults, ...faults, ...deleted.faults];
  if (unread.some(({ severity }) => severity === "error"))
    return { ...nothing, diagnostics: [...unread, ...intake.ofRows.map(({ fault }) => fault)] };

  const leftOut: RowFault[] = [];
  for (;;) {
    const out = new Set(leftOut.map(({ line }) => line));
    const drawn = await draw(intake, now, ontology, into, out, deleted.gone);
    const changed = drawn.faults.length === 0 ? await tryDrafts(now, ontology, drawn, dryRun) : untried;
    const errors = [...drawn.faults, ...changed.faults];
    const all = [...errors.map(({ fault }) => fault), ...changed.unplaced];
    if (all.length === 0) {
      return {
        written: changed.written,
        changes: drawn.changes,
        leftOut,
        diagnostics: [...unread, ...drawn.warnings, ...changed.warnings],
      };
    }
    if (!keepGoing || changed.unplaced.length > 0)
      return { ...nothing, leftOut, diagnostics: [...unread, ...drawn.warnings, ...all] };
    leftOut.push(...errors);
  }
}

const untried = { faults: [], unplaced: [], written: [], warnings: [] };
