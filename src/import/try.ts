import { join, relative, sep } from "node:path";
import type { Diagnostic, Place } from "../../graph/diagnostic.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { lockSeeds } from "../seeds/lock.ts";
import { pathOfText } from "./documents.ts";
import type { Drafted, Origin } from "./draft.ts";
import type { Drawn } from "./draw.ts";
import type { Now } from "./now.ts";
import { makeStage, type Stage } from "./stage.ts";
import type { RowFault } from "./table.ts";

export interface Tried {
  /** What is wrong with what rows say, at their cells. */
  readonly faults: readonly RowFault[];
  /** What is wrong with none of the rows. */
  readonly unplaced: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
  /** Files that were written. */
  readonly written: readonly string[];
}

/**
 * Puts drafts into a copy of the seeds, reads and locks it, and, where that finds no error, puts the copy in place of the seeds. Faults of the
 * YAML are told of the cells that it was made from. Errors: those of lockSeeds, and SEED_NOT_WRITTEN. Cost: that of lockSeeds.
 */
export async function tryDrafts(
  now: Now,
  ontology: Ontology,
  { drafts, texts }: Drawn,
  dryRun: boolean,
): Promise<Tried> {
  const drafted = drafts.finish();
  const files = new Map<string, string | Uint8Array>();
  for (const { path, text, changed } of drafted) if (changed) files.set(path, text);
  for (const text of texts) {
    const { row, read, source } = text;
    const before = now.folders.get(row.folder)?.sources.find(({ id }) => id === source.id);
    if (before?.sha256 !== source.sha256) files.set(pathOfText(text, now), read.bytes);
  }
  if (files.size === 0) return { faults: [], unplaced: [], warnings: [], written: [] };
  const stage = await makeStage(now.seeds, files);
  try {
    const { written: locks, diagnostics } = await lockSeeds(stage.folder, ontology);
    const told = diagnostics.map((one) => tellOf(one, stage, now, drafted));
    const errors = told.filter(({ diagnostic }) => diagnostic.severity === "error");
    const written = [...files.keys(), ...locks.map(stage.realPath)];
    if (errors.length === 0 && !dryRun) {
      await stage.commit([...new Set(written.map((path) => relative(now.seeds, path).split(sep)[0] ?? ""))]);
    }
    return {
      faults: errors.flatMap(({ origin, diagnostic }) => (origin ? [{ line: origin.line, fault: diagnostic }] : [])),
      unplaced: errors.filter(({ origin }) => !origin).map(({ diagnostic }) => diagnostic),
      // what was there before was told before
      warnings: told
        .filter(({ origin, diagnostic }) => origin && diagnostic.severity === "warning")
        .map(({ diagnostic }) => diagnostic),
      written,
    };
  } finally {
    await stage.remove();
  }
}

interface Told {
  readonly diagnostic: Diagnostic;
  readonly origin: Origin | null;
}

/** A fault of the copy as one of the cell that it comes from, or else of the seeds. */
function tellOf(one: Diagnostic, stage: Stage, { seeds }: Now, drafted: readonly Drafted[]): Told {
  const plain = (text: string) => text.replaceAll(join(stage.folder, sep), join(seeds, sep));
  const originOf = (place: Place) =>
    drafted.find(({ path }) => path === stage.realPath(place.file))?.originOf(place) ?? null;
  const placeOf = (place: Place, code: string): Place => {
    const origin = originOf(place);
    if (!origin) return { ...place, file: stage.realPath(place.file) };
    return origin.line.placeOf(headingOf(origin, code));
  };
  const { place, related, message, ...rest } = one;
  const origin = place ? originOf(place) : null;
  const hint = origin ? hintOfCell(one) : one.hint;
  return {
    origin,
    diagnostic: {
      ...rest,
      message: plain(message),
      ...(place && { place: placeOf(place, one.code) }),
      ...(hint !== undefined && { hint: plain(hint) }),
      ...(related && {
        related: related.map((other) => ({ message: other.message, place: placeOf(other.place, one.code) })),
      }),
    },
  };
}

/** Where a person would mend it: under the heading of what is missing, and else where the fault is. */
function headingOf({ line, heading }: Origin, code: string): string {
  const wanted = missing[code]?.find((one) => line.has(one));
  return wanted ?? heading ?? line.headings[0] ?? "";
}

/** Where a cell takes something else than YAML does. */
const hints: Readonly<Record<string, string>> = {
  SEED_QUOTE_DOCUMENT:
    "name one of its documents under `document`; and the file of its text, in the row of that document, under `file`",
};

/** What is pasted beside a quote in YAML is written under `line` in a row. */
function hintOfCell({ code, hint }: Diagnostic): string | undefined {
  if (code !== "SEED_QUOTE_AMBIGUOUS") return hints[code] ?? hint;
  return hint
    ?.replace("say which:", "say which, under line:")
    .replaceAll(/`line: (\d+)(?:, nth: (\d+))?`/g, (_, line, nth) => `\`${nth ? `${line} nth ${nth}` : line}\``)
    .replaceAll(/`nth: (\d+)`/g, "`nth $1`");
}

const missing: Readonly<Record<string, readonly string[]>> = {
  SEED_STATED_WITHOUT_QUOTE: ["quotes", "mentions"],
  SEED_STATED_ABOUT_INFERRED: ["basis"],
  SEED_INFERRED_WITHOUT_REASONING: ["reasoning"],
  SEED_INFERRED_WITHOUT_STRENGTH: ["strength"],
  SEED_CLAIM_DOCUMENT: ["document"],
  SEED_QUOTE_REQUIRED: ["commitmentWords"],
};
