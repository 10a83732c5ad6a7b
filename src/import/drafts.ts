import { join } from "node:path";
import { common } from "../seeds/folder.ts";
import { type Draft, type Drafted, finishDraft } from "./draft.ts";
import type { Now } from "./now.ts";
import type { Settings } from "./settings.ts";
import type { Line } from "./table.ts";
import { appendEntry, type NewPair } from "./yaml-append.ts";
import { pairOf, type Section, sectionOf, type YamlFile } from "./yaml-file.ts";
import { printPair } from "./yaml-print.ts";

/** All files that an import changes or makes. */
export interface Drafts {
  readonly of: (file: YamlFile) => Draft;
  readonly add: (folder: string, section: Section, pairs: readonly NewPair[], line: Line) => void;
  /** A strategy's file that says what it is: by its settings, or only by a name. */
  readonly begin: (folder: string, settings: Settings | null, name: string) => void;
  readonly finish: () => readonly Drafted[];
}

export function createDrafts(now: Now): Drafts {
  const drafts = new Map<string, { readonly draft: Draft; readonly begun: Set<string> }>();
  const at = (path: string, before: string | null) => {
    const known = drafts.get(path) ?? { draft: { path, before, splices: [], touched: [] }, begun: new Set<string>() };
    drafts.set(path, known);
    return known;
  };
  const ofFile = (file: YamlFile) => at(file.path, file.text);
  return {
    of: (file) => ofFile(file).draft,
    add(folder, section, pairs, line) {
      const file = fileFor(now, folder, section);
      const { draft, begun } = file ? ofFile(file) : at(newFile(now, folder, section), null);
      appendEntry(draft, file, section, begun, pairs, line);
    },
    begin(folder, settings, name) {
      const { draft } = at(newFile(now, folder, "documents"), null);
      const lines = (what: string) => (settings?.text(what) ?? "").split(/\n|;\s*|,\s*/).filter((one) => one !== "");
      const strategy = {
        name: settings?.text("name") ?? name,
        language: settings?.text("language") ?? "en",
        annotators: lines("annotators").length > 0 ? lines("annotators") : ["not named"],
        reviewers: lines("reviewers"),
      };
      const text = printPair("strategy", strategy, 0);
      const line = settings?.line("name") ?? settings?.line("strategy") ?? null;
      const spans = line === null ? [] : [{ start: 0, end: text.length, origin: { line, heading: "says" } }];
      draft.splices.push({ start: 0, end: 0, text, spans });
    },
    finish: () => Array.from(drafts.values(), ({ draft }) => finishDraft(draft)),
  };
}

/** Where a folder has its entries of a section, or would have them. */
function fileFor({ folders }: Now, folder: string, section: Section): YamlFile | null {
  const files = folders.get(folder)?.files ?? [];
  const having = (...sections: readonly string[]) =>
    files.findLast(({ root }) => root !== null && sections.some((one) => pairOf(root, one) !== undefined));
  const own = files.findLast((file) => sectionOf(file, section) !== null);
  return own ?? (section === "documents" ? having("strategy") : having("entities", "relations")) ?? null;
}

function newFile({ seeds }: Now, folder: string, section: Section): string {
  const name = folder === common ? "entities" : section === "documents" ? "strategy" : "graph";
  return join(seeds, folder, `${name}.yaml`);
}
