import { Document, isCollection, isMap, isSeq, type Node, visit } from "yaml";

/** A value as it is written down. */
export type Plain = string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain };

/** Where lines of new YAML are folded. */
const width = 120;
/** A quote with where it stands is written on one line while it is no longer than this. */
const longestFlow = 100;

/** `key: value`, its further lines indented as those of a mapping whose keys stand at `column` (from 0). */
export function printPair(key: string, value: Plain, column: number): string {
  const document = new Document({ [key]: value });
  visit(document, {
    Map(_, node) {
      const isPlain = node.items.every(({ value }) => !isCollection(value));
      if (node !== document.contents) node.flow = isPlain && JSON.stringify(node.toJSON()).length <= longestFlow;
    },
  });
  const printed = document.toString({ lineWidth: Math.max(width - column, 40) }).trimEnd();
  return printed.replaceAll(/\n(?=.)/g, `\n${" ".repeat(column)}`);
}

/** The value alone, as it stands behind its key. */
export function printValue(value: Plain, column: number): string {
  return printPair("x", value, column).replace(/^x: ?/, "");
}

/** `- value`, in a list whose dashes stand at `column`. */
export function printMember(value: Plain, column: number): string {
  const listed = printPair("x", [value], column);
  return listed.replace(/^x:\n\s*- /, "- ");
}

/** A value on one line, for where braces or brackets are around it. */
export function printFlow(value: Plain): string {
  const document = new Document([value]);
  visit(document, {
    Collection(_, node) {
      node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0 }).trim().replace(/^\[ ?/, "").replace(/ ?\]$/, "");
}

/** Is a node written with braces or brackets. */
export function isFlow(node: Node): boolean {
  return (isMap(node) || isSeq(node)) && node.flow === true;
}
