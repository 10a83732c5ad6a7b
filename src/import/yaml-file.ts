import { isAlias, isMap, isScalar, isSeq, LineCounter, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from "yaml";
import type { Place } from "../../graph/diagnostic.ts";
import { parseSeedYaml } from "../seeds/yaml.ts";

/** A YAML file of the seeds as its text, and what stands where in it. */
export interface YamlFile {
  readonly path: string;
  readonly text: string;
  readonly root: YAMLMap | null;
  readonly lines: LineCounter;
}

/** An entity, document or relation in a file. */
export interface Entry {
  readonly file: YamlFile;
  readonly map: YAMLMap;
}

export type Section = "documents" | "entities" | "relations";

export function openYaml(path: string, text: string): YamlFile {
  const lines = new LineCounter();
  const { contents } = parseSeedYaml(text, lines);
  return { path, text, lines, root: isMap(contents) ? contents : null };
}

export function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

export function sectionOf({ root }: YamlFile, section: Section): YAMLSeq | null {
  const value = root && pairOf(root, section)?.value;
  return isSeq(value) ? value : null;
}

/** Entries by the place that the seeds' reader gives them: of its id, or of a relation's beginning. Cost: O(entries). */
export function entriesOf(files: readonly YamlFile[]): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const file of files) {
    for (const section of ["documents", "entities", "relations"] as const) {
      for (const map of sectionOf(file, section)?.items ?? []) {
        // what an alias stands for is written elsewhere
        if (!isMap(map) || isAlias(map)) continue;
        const id = section === "relations" ? map : (pairOf(map, "id")?.value as Scalar | undefined);
        const { line, col } = file.lines.linePos(id?.range?.[0] ?? 0);
        entries.set(keyOfPlace({ file: file.path, line, column: col }), { file, map });
      }
    }
  }
  return entries;
}

export function keyOfPlace({ file, line, column }: Place): string {
  return `${line}:${column}:${file}`;
}
