import { type ArgumentNode, type FieldNode, Kind, type SelectionNode, type SelectionSetNode } from "graphql";

/** A field as if it had been written in the operation. */
export function fieldNode(
  name: string,
  selections: readonly SelectionNode[] = [],
  alias?: string,
  written: readonly ArgumentNode[] = [],
): FieldNode {
  return {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: name },
    arguments: written,
    ...(alias !== undefined && { alias: { kind: Kind.NAME, value: alias } }),
    ...(selections.length > 0 && { selectionSet: setOf(selections) }),
  };
}

export function setOf(selections: readonly SelectionNode[]): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections };
}
