import { type ASTNode, type DocumentNode, Kind, print, visit } from "graphql";
import type { Chance } from "../api/random/chance.ts";

/**
 * A document with some of its parts taken out, put twice, wrapped, or made parts of another document, of the same kind or not.
 * It can be printed; whether it can be read is not sure.
 */
export function changedTree(chance: Chance, document: DocumentNode, other: DocumentNode): string {
  const theirs = nodesOf(other);
  let changed = document;
  for (let left = chance.between(1, 2); left > 0; left--) {
    const target = chance.one(nodesOf(changed));
    const alike = theirs.filter(({ kind }) => kind === target.kind);
    const replacement = alike.length > 0 && chance.odds(0.7) ? chance.one(alike) : null;
    let done = false;
    changed = visit(changed, {
      enter: (node, key) => {
        // what takes its place may hold it
        if (done || node !== target) return undefined;
        done = true;
        const other = replacement ?? changedNode(chance, node);
        // only what stands in a list can be left out
        return other === null && typeof key !== "number" ? undefined : other;
      },
    });
  }
  return print(twice(chance, changed));
}

function nodesOf(document: DocumentNode): readonly ASTNode[] {
  const nodes: ASTNode[] = [];
  visit(document, {
    enter(node) {
      // names are changed as tokens; there are so many that nothing else would be
      if (node.kind !== Kind.NAME && node.kind !== Kind.DOCUMENT) nodes.push(node);
    },
  });
  return nodes;
}

/** A node that is more, less or something else; null takes it out. */
function changedNode(chance: Chance, node: ASTNode): ASTNode | null {
  switch (node.kind) {
    case Kind.FIELD: {
      const { alias, ...rest } = node;
      const inline = {
        kind: Kind.INLINE_FRAGMENT,
        selectionSet: { kind: Kind.SELECTION_SET, selections: [node] },
      } as const;
      const { arguments: given, selectionSet, ...bare } = node;
      return chance.one<ASTNode | null>([rest, inline, { ...bare, ...(selectionSet && { selectionSet }) }, bare, null]);
    }
    case Kind.OPERATION_DEFINITION:
      return { ...node, variableDefinitions: chance.odds(0.5) ? [] : chance.shuffled(node.variableDefinitions ?? []) };
    case Kind.STRING:
      return chance.one<ASTNode>([
        { ...node, block: true },
        { ...node, value: `${node.value}\u0000` },
        { kind: Kind.LIST, values: [node] },
        { kind: Kind.NULL },
        { kind: Kind.INT, value: "-2147483649" },
      ]);
    case Kind.INT:
    case Kind.FLOAT:
      return chance.one<ASTNode>([
        { kind: Kind.FLOAT, value: `${node.value}${node.kind === Kind.INT ? ".5" : ""}` },
        { kind: Kind.INT, value: chance.one(["-1", "2147483647", "2147483648", "99999999999999999999"]) },
        { kind: Kind.STRING, value: node.value },
        { kind: Kind.NULL },
      ]);
    case Kind.LIST:
      return { ...node, values: [...node.values, { kind: Kind.LIST, values: node.values }] };
    case Kind.NON_NULL_TYPE:
      return node.type;
    case Kind.NAMED_TYPE:
      return chance.odds(0.5) ? { kind: Kind.NON_NULL_TYPE, type: node } : { kind: Kind.LIST_TYPE, type: node };
    default:
      return null;
  }
}

/** Now and then with a definition of it once more. */
function twice(chance: Chance, document: DocumentNode): DocumentNode {
  if (document.definitions.length === 0 || chance.odds(0.95)) return document;
  return { ...document, definitions: [...document.definitions, chance.one(document.definitions)] };
}
