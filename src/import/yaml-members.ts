import type { Node } from "yaml";
import type { Draft, Origin } from "./draft.ts";
import { membersOf, put, rangeOf, removeKey, replaceNode, setKey, trimmedEnd } from "./yaml-edit.ts";
import type { Entry } from "./yaml-file.ts";
import { type Plain, printFlow, printMember } from "./yaml-print.ts";

/** A member that a list is to have: one that it has already, by its place in it, or a new one. */
export type Member = { readonly kept: number } | { readonly value: Plain };

/** Gives a list other members. Those it keeps stay as they were written, and so do the lines of those between which nothing changes. */
export function setMembers(draft: Draft, entry: Entry, key: string, members: readonly Member[], origin: Origin): void {
  const nodes = membersOf(entry, key);
  if (members.length === 0) {
    removeKey(draft, entry, key);
    return;
  }
  if (!nodes || nodes.length === 0) {
    const values = members.flatMap((one) => ("value" in one ? [one.value] : []));
    setKey(draft, entry, key, values, origin);
    return;
  }
  const { text } = entry.file;
  const isKept = (one: Member | undefined, at: number) => one !== undefined && "kept" in one && one.kept === at;
  const most = Math.min(nodes.length, members.length);
  let head = 0;
  while (head < most && isKept(members[head], head)) head++;
  let tail = 0;
  while (tail < most - head && isKept(members.at(-1 - tail), nodes.length - 1 - tail)) tail++;
  const old = nodes.slice(head, nodes.length - tail);
  const come = members.slice(head, members.length - tail);
  const [first] = nodes as [(typeof nodes)[number]];
  const textOf = (one: Member) =>
    ("kept" in one ? (nodes[one.kept]?.text ?? "") : memberText(entry, first.node, one.value)).trimEnd();
  if (old.length === come.length) {
    for (const [at, one] of come.entries()) {
      const node = old[at]?.node;
      if (node && !isKept(one, head + at)) replaceNode(draft, node, textOf(one), origin);
    }
    return;
  }
  const startOf = (at: number) => rangeOf(nodes[at]?.node as Node)[0];
  const endOf = (at: number) => {
    const end = trimmedEnd(text, startOf(at), rangeOf(nodes[at]?.node as Node)[1]);
    return come.length > 0 ? end : end + (/^[ \t]*#.*/.exec(text.slice(end))?.[0].length ?? 0);
  };
  const column = columnOfDash(entry, first.node);
  const between = column === null ? ", " : `\n${" ".repeat(column)}- `;
  const pieces = come.map(textOf).join(between);
  if (old.length > 0 && come.length > 0) put(draft, startOf(head), endOf(head + old.length - 1), pieces, origin);
  else if (old.length > 0 && head > 0) put(draft, endOf(head - 1), endOf(head + old.length - 1), "", origin);
  else if (old.length > 0) put(draft, startOf(0), startOf(old.length), "", origin);
  else if (head > 0) put(draft, endOf(head - 1), endOf(head - 1), `${between}${pieces}`, origin);
  else put(draft, startOf(0), startOf(0), `${pieces}${between}`, origin);
}

/** A value as it is written in place of a member, or in brackets of its own where the node is none of a list. */
export function memberText(entry: Entry, node: Node, value: Plain): string {
  const column = columnOfDash(entry, node);
  return column === null ? printFlow(value) : printMember(value, column).slice(2);
}

/** Where the dash before a member stands in its line; null in brackets. */
function columnOfDash({ file }: Entry, node: Node): number | null {
  const [start] = rangeOf(node);
  const lineStart = file.text.lastIndexOf("\n", start - 1) + 1;
  return /^[ ]*- $/.test(file.text.slice(lineStart, start)) ? start - lineStart - 2 : null;
}
