import type { Node, YAMLSeq } from "yaml";
import type { Draft } from "./draft.ts";
import { rangeOf, SharedYaml, trimmedEnd } from "./yaml-edit.ts";
import { type Entry, type Section, sectionOf, type YamlFile } from "./yaml-file.ts";
import { isFlow } from "./yaml-print.ts";

const sections: readonly Section[] = ["documents", "entities", "relations"];

/** Takes entries out of a file, with their lines; comments above them stay. A section that loses all becomes an empty list. */
export function removeEntries(draft: Draft, file: YamlFile, entries: readonly Entry[]): void {
  const maps = new Set<unknown>(entries.map(({ map }) => map));
  let left = maps.size;
  for (const section of sections) {
    const seq = sectionOf(file, section);
    const out = seq?.items.filter((one) => maps.has(one)) ?? [];
    if (!seq || out.length === 0) continue;
    left -= out.length;
    if (out.length === seq.items.length) {
      const [start, end] = rangeOf(seq);
      cut(draft, start, trimmedEnd(file.text, start, end), "[]");
    } else for (const node of out) removeMember(draft, file.text, seq, node as Node);
  }
  if (left > 0) throw new SharedYaml();
}

function removeMember(draft: Draft, text: string, seq: YAMLSeq, node: Node): void {
  const [start, end] = rangeOf(node);
  if (isFlow(seq)) {
    const at = seq.items.indexOf(node);
    const [before, next] = [seq.items[at - 1], seq.items[at + 1]] as [Node?, Node?];
    if (next) cut(draft, start, rangeOf(next)[0], "");
    else cut(draft, before ? rangeOf(before)[1] : start, end, "");
    return;
  }
  const from = text.lastIndexOf("\n", start) + 1;
  const last = trimmedEnd(text, start, end);
  const behind = /^[ \t]*(?:#.*)?(?:\r?\n(?:[ \t]*\r?\n)?)?/.exec(text.slice(last))?.[0].length ?? 0;
  cut(draft, from, last + behind, "");
}

function cut(draft: Draft, start: number, end: number, text: string): void {
  draft.splices.push({ start, end, text, spans: [] });
}
