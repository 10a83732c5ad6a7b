import type { Diagnostic } from "../../graph/diagnostic.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { common } from "../seeds/folder.ts";
import { type BroughtText, changeText, readBrought } from "./documents.ts";
import { createDrafts, type Drafts } from "./drafts.ts";
import { type Ends, endsOf } from "./ends.ts";
import { findEntities } from "./entity-rows.ts";
import { faultOf } from "./faults.ts";
import { fixedCells } from "./fixed.ts";
import type { Gone } from "./gone.ts";
import type { Intake } from "./intake.ts";
import type { Now } from "./now.ts";
import type { Texts } from "./quotes.ts";
import { findRelations } from "./relation-rows.ts";
import { settleDocuments } from "./settle.ts";
import type { Line, RowFault } from "./table.ts";
import { vocabularyOf } from "./words.ts";
import { writeEntity } from "./write-entity.ts";
import { writeRelation } from "./write-relation.ts";
import type { Writing } from "./writing.ts";
import { SharedYaml } from "./yaml-edit.ts";
import { removeEntries } from "./yaml-remove.ts";

/** What a row does to the seeds. */
export interface Change {
  readonly line: Line;
  /** Null: it is new, or gone. */
  readonly heading: string | null;
  readonly id: string;
  readonly gone: boolean;
}

/** What the rows would do to the seeds. */
export interface Drawn {
  readonly drafts: Drafts;
  readonly texts: readonly BroughtText[];
  readonly changes: readonly Change[];
  readonly faults: readonly RowFault[];
  readonly warnings: readonly Diagnostic[];
}

/** Draws up what all rows would do but those that are left `out`. Errors: those of finding and writing rows, in `faults`. Cost: O(rows + entities). */
export async function draw(
  intake: Intake,
  now: Now,
  ontology: Ontology,
  into: string | null,
  out: ReadonlySet<Line>,
  gone: Gone | null,
): Promise<Drawn> {
  const drafts = createDrafts(now);
  const changes: Change[] = [];
  const found: RowFault[] = intake.ofRows.filter(({ line }) => !out.has(line));
  const words = vocabularyOf(ontology);
  const entities = findEntities(
    intake.entities.filter(({ line }) => !out.has(line)),
    { now, words, into },
  );
  found.push(...entities.faults);
  const { language } = now.folders.get(into ?? "") ?? { language: intake.settings.text("language") ?? "en" };
  const brought = await readBrought(entities.rows, language);
  found.push(...brought.faults);
  const ends = endsOf(now, entities.rows, into);
  const relations = findRelations(
    intake.relations.filter((line) => !out.has(line)),
    { now, words, ends },
  );
  found.push(...relations.faults);
  const writing: Writing = {
    now,
    ontology,
    into,
    languageOf: (folder) => (folder === into ? language : (now.folders.get(folder)?.language ?? "en")),
    textsOf: textsIn(now, brought.texts, ends),
    draftOf: ({ file }) => drafts.of(file),
    add: drafts.add,
    note: (line, heading, id) => changes.push({ line, heading, id, gone: false }),
    fault: (line, fault) => found.push({ line, fault }),
  };
  const owners = new Set([...(into === null ? [] : [into]), ...entities.rows.map(({ folder }) => folder)]);
  for (const folder of owners) {
    if (folder === common || now.folders.has(folder)) continue;
    drafts.begin(folder, folder === into ? intake.settings : null, titleOf(folder));
  }
  for (const row of entities.rows) {
    const text = brought.texts.find((one) => one.row === row);
    writeEntity(row, writing, row.known ? [] : text?.pairs);
    if (row.known && text) changeText(text, writing);
  }
  for (const row of relations.rows) writeRelation(row, writing);
  const documents = entities.rows.filter(({ kind }) => kind.name === ontology.sourceKind);
  for (const folder of new Set(documents.map((row) => row.folder))) settleDocuments(folder, documents, writing);
  if (gone) takeOut(gone, writing, changes);
  const fixed = fixedCells(intake, { entities: entities.rows, relations: relations.rows }, now, ontology, into);
  return {
    drafts,
    texts: brought.texts,
    changes,
    faults: found.filter(({ fault }) => fault.severity === "error"),
    warnings: [...found.filter(({ fault }) => fault.severity === "warning").map(({ fault }) => fault), ...fixed],
  };
}

/** Takes out what has no row any more, wherever the seeds say something of it. */
function takeOut({ line, ids, places }: Gone, writing: Writing, changes: Change[]): void {
  const all = places.flatMap(({ entry }) => entry ?? []);
  const files = new Set(places.map(({ entry }) => entry?.file ?? null));
  for (const file of files) {
    const entries = all.filter((entry) => entry.file === file);
    const [first] = entries;
    try {
      if (!file || !first) throw new SharedYaml();
      removeEntries(writing.draftOf(first), file, entries);
    } catch (error) {
      if (!(error instanceof SharedYaml)) throw error;
      const message = "What was deleted is written in a way that is shared with others.";
      writing.fault(line, faultOf("IMPORT_YAML_SHARED", line.placeOf("says"), message));
    }
  }
  for (const id of ids) changes.push({ line, heading: null, id, gone: true });
}

function textsIn(now: Now, brought: readonly BroughtText[], ends: Ends): (folder: string) => Texts {
  const replaced = new Set(brought.map(({ source }) => source.id));
  const byFolder = new Map<string, Texts>();
  return (folder) => {
    const before = now.folders.get(folder)?.sources ?? [];
    const come = brought.filter(({ row }) => row.folder === folder).map(({ source }) => source);
    const sources = [...before.filter(({ id }) => !replaced.has(id)), ...come];
    const named = (text: string) =>
      sources.find(({ name, id }) => name === text || id === text) ??
      sources.find(({ id }) => ends.find(text).includes(id));
    const texts = byFolder.get(folder) ?? { sources, named };
    byFolder.set(folder, texts);
    return texts;
  };
}

function titleOf(folder: string): string {
  return folder.charAt(0).toUpperCase() + folder.slice(1).replaceAll("-", " ");
}
