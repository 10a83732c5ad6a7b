import { isAlias, isMap, isScalar, isSeq, type Node, type Pair } from "yaml";
import type { Draft, Origin, Splice } from "./draft.ts";
import { type Entry, pairOf } from "./yaml-file.ts";
import { isFlow, type Plain, printFlow, printPair, printValue } from "./yaml-print.ts";

/** What keeps a value from being changed in its place: it is written once for several places. */
export class SharedYaml extends Error {}

/** Gives a key of a mapping a value, in place of the one it has, or behind the last key. */
export function setKey(draft: Draft, { file, map }: Entry, key: string, value: Plain, origin: Origin): void {
  const pair = pairOf(map, key);
  if (!pair) addKey(draft, { file, map }, key, value, origin);
  else setPair(draft, { file, map }, pair, value, origin);
}

function setPair(draft: Draft, { file, map }: Entry, pair: Pair, value: Plain, origin: Origin): void {
  const node = pair.value as Node | null;
  refuseShared(node);
  const [start, end] = rangeOf(node ?? (pair.key as Node), node === null);
  const old = file.text.slice(start, end);
  const bracketed = node !== null && isFlow(node) && Array.isArray(value);
  const printed = isFlow(map)
    ? printFlow(value)
    : bracketed
      ? `[${value.map(printFlow).join(", ")}]`
      : printValue(value, columnOf(file.text, keyStart(pair)));
  // a list stands below its key, and text beside it
  const below = printed.startsWith("\n");
  const from = below ? start - (/[ \t\r\n]*$/.exec(file.text.slice(0, start))?.[0].length ?? 0) : start;
  const lead = !below && file.text[from - 1] === ":" ? " " : "";
  put(draft, from, end, `${lead}${printed}${old.endsWith("\n") ? "\n" : ""}`, origin);
}

function addKey(draft: Draft, { file, map }: Entry, key: string, value: Plain, origin: Origin): void {
  const [start, end] = rangeOf(map);
  if (isFlow(map)) {
    const close = trimmedEnd(file.text, start, end - 1);
    put(draft, close, close, `${map.items.length > 0 ? "," : ""} ${key}: ${printFlow(value)}`, origin);
    return;
  }
  const column = columnOf(file.text, start);
  const at = trimmedEnd(file.text, start, end);
  put(draft, at, at, `\n${" ".repeat(column)}${printPair(key, value, column)}`, origin);
}

/** Takes a key out of a mapping, with its value. The first key of an entry, its id or `from`, is never taken out. */
export function removeKey(draft: Draft, { file, map }: Entry, key: string): void {
  const at = map.items.findIndex((pair) => isScalar(pair.key) && pair.key.value === key);
  const [pair, before, next] = [map.items[at], map.items[at - 1], map.items[at + 1]];
  if (!pair) return;
  refuseShared(pair.value as Node | null);
  const endOf = (one: Pair) => {
    const end = trimmedEnd(file.text, keyStart(one), rangeOf((one.value ?? one.key) as Node, one.value === null)[1]);
    return end + (/^[ \t]*#.*/.exec(file.text.slice(end))?.[0].length ?? 0);
  };
  // from the end of what is before it, comments between the two included, or up to what follows
  if (before) draft.splices.push({ start: endOf(before), end: endOf(pair), text: "", spans: [] });
  else if (next) draft.splices.push({ start: keyStart(pair), end: keyStart(next), text: "", spans: [] });
}

/** Gives a key another name. */
export function renameKey(draft: Draft, { map }: Entry, key: string, name: string, origin: Origin): void {
  const pair = pairOf(map, key);
  if (!pair) return;
  const [start, end] = rangeOf(pair.key as Node);
  put(draft, start, end, name, origin);
}

/** Text in place of what a node is written with. */
export function replaceNode(draft: Draft, node: Node, text: string, origin: Origin): void {
  refuseShared(node);
  const [start, end] = rangeOf(node);
  put(draft, start, end, text, origin);
}

/** The value that a field has, whether by itself or as `{value: ...}` with the words behind it. */
export function valueEntry({ file, map }: Entry, key: string): { readonly entry: Entry; readonly key: string } {
  const value = pairOf(map, key)?.value;
  if (isMap(value) && pairOf(value, "value")) {
    refuseShared(value);
    return { entry: { file, map: value }, key: "value" };
  }
  return { entry: { file, map }, key };
}

/** What the members of a list are written with; null where it is no list. */
export function membersOf(
  { file, map }: Entry,
  key: string,
): readonly { readonly node: Node; readonly text: string }[] | null {
  const value = pairOf(map, key)?.value;
  if (!isSeq(value)) return null;
  return value.items.map((item) => {
    const node = item as Node;
    const [start, end] = rangeOf(node);
    return { node, text: file.text.slice(start, end) };
  });
}

export function put(draft: Draft, start: number, end: number, text: string, origin: Origin): void {
  const splice: Splice = { start, end, text, spans: [{ start: 0, end: text.length, origin }] };
  draft.splices.push(splice);
}

function refuseShared(node: Node | null): void {
  if (node && (isAlias(node) || ("anchor" in node && node.anchor !== undefined))) throw new SharedYaml();
}

export function rangeOf(node: Node, after = false): readonly [start: number, end: number] {
  const [start = 0, end = 0] = node.range ?? [];
  // a key without a value is followed by a colon
  return after ? [end + 1, end + 1] : [start, end];
}

function keyStart(pair: Pair): number {
  return rangeOf(pair.key as Node)[0];
}

/** How far into its line an offset is. */
export function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf("\n", offset - 1) + 1);
}

/** The end of what stands between two offsets, without the blank lines behind it. */
export function trimmedEnd(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}
