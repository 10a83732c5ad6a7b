import type { Diagnostic } from "../../graph/diagnostic.ts";
import type { Ontology } from "../../graph/ontology.ts";
import type { Draft } from "./draft.ts";
import { faultOf } from "./faults.ts";
import type { At, Now } from "./now.ts";
import type { Texts } from "./quotes.ts";
import type { Line } from "./table.ts";
import type { NewPair } from "./yaml-append.ts";
import { SharedYaml } from "./yaml-edit.ts";
import type { Entry, Section } from "./yaml-file.ts";

/** What rows are written into the seeds with. */
export interface Writing {
  readonly now: Now;
  readonly ontology: Ontology;
  /** The strategy that new rows go to; null where there are none. */
  readonly into: string | null;
  /** BCP 47 tag of names of a folder that do not say otherwise. */
  readonly languageOf: (folder: string) => string;
  /** Texts of a strategy, those that the book brings among them. */
  readonly textsOf: (folder: string) => Texts;
  readonly draftOf: (entry: Entry) => Draft;
  readonly add: (folder: string, section: Section, pairs: readonly NewPair[], line: Line) => void;
  /** Notes down what a row does to the seeds. */
  readonly note: (line: Line, heading: string | null, id: string) => void;
  readonly fault: (line: Line, fault: Diagnostic) => void;
}

/** Changes an entry that is there; one that cannot be changed in its place is a fault. */
export function change(
  writing: Writing,
  { entry }: At<unknown>,
  { line, heading, id }: { readonly line: Line; readonly heading: string; readonly id: string },
  edit: (draft: Draft, entry: Entry) => void,
): void {
  const shared = () => {
    const message = `The ${heading} of ${id} is written in a way that is shared with others.`;
    writing.fault(line, faultOf("IMPORT_YAML_SHARED", line.placeOf(heading), message));
  };
  if (!entry) {
    shared();
    return;
  }
  const draft = writing.draftOf(entry);
  const count = draft.splices.length;
  try {
    edit(draft, entry);
    const [start = 0, end = 0] = entry.map.range ?? [];
    draft.touched.push({ start, end, origin: { line, heading: null } });
    writing.note(line, heading, id);
  } catch (error) {
    if (!(error instanceof SharedYaml)) throw error;
    draft.splices.length = count;
    shared();
  }
}
