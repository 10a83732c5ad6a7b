import {
  type FieldNode,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import type { Ontology } from "../../../graph/ontology.ts";
import { entityExtras } from "../../../graph/records.ts";
import type { Part } from "../finding-shape.ts";
import { roleOf } from "../roles.ts";
import { collectFields, type Fragments, type Group, selectionsOf } from "./collect.ts";
import { fieldNode, setOf } from "./written.ts";

/** What a rule shows of an entity, as a selection to be compiled, and what stands under its keys. */
export interface Shown {
  readonly selection: SelectionSetNode;
  readonly parts: Readonly<Record<string, Part>>;
}

interface Context extends Fragments {
  readonly ontology: Ontology;
}

/** What is asked of evidence, and of the words of absences, a set for each key it is asked under. */
interface WordsAsked {
  readonly evidence: readonly SelectionSetNode[];
  readonly reasons: readonly SelectionSetNode[];
}

interface Showing extends Context, WordsAsked {
  readonly parts: Record<string, Part>;
}

/**
 * What a rule's selection shows: the absence and the edges of connections, with the commitment of these if it is asked
 * for; lists and exclusions; fields of a kind's own.
 * All else is there for those who ask the rule as a question. Each becomes a selection of what a finding says of it, with
 * what the operation asks of evidence.
 */
export function shownOf(
  context: Context,
  type: GraphQLObjectType | GraphQLInterfaceType,
  sets: readonly SelectionSetNode[],
  { evidence, reasons }: WordsAsked,
): Shown {
  const showing: Showing = { ...context, evidence, reasons, parts: {} };
  return { selection: setOf(sets.flatMap((set) => shownIn(showing, type, set))), parts: showing.parts };
}

/** Whether a rule's root of entities shows anything of them. */
export function shownBy(context: Context, field: GraphQLField<unknown, unknown>, group: Group): boolean {
  const type = getNamedType(field.type);
  if (!isObjectType(type) && !isInterfaceType(type)) return false;
  return shownOf(context, type, selectionsOf(group), { evidence: [], reasons: [] }).selection.selections.length > 0;
}

function shownIn(
  showing: Showing,
  type: GraphQLObjectType | GraphQLInterfaceType,
  { selections }: SelectionSetNode,
): readonly SelectionNode[] {
  return selections.flatMap((selection): readonly SelectionNode[] => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    if (selection.kind === Kind.FIELD) return shownField(showing, type, selection);
    const condition = selection.typeCondition ? showing.schema.getType(selection.typeCondition.name.value) : type;
    if (!isObjectType(condition) && !isInterfaceType(condition)) return [];
    const inner = shownIn(showing, condition, selection.selectionSet);
    return inner.length === 0 ? [] : [{ ...selection, selectionSet: setOf(inner) }];
  });
}

function shownField(
  showing: Showing,
  type: GraphQLObjectType | GraphQLInterfaceType,
  node: FieldNode,
): readonly SelectionNode[] {
  const field = type.getFields()[node.name.value];
  const role = field && roleOf(field);
  if (field === undefined || role === undefined) return [];
  if (role.role === "hop" && role.form === "connection") return shownConnection(showing, field, node);
  if (role.role === "records" && (role.link === "lists" || role.link === "exclusions")) {
    const facts = role.link === "lists" ? ["status", "members"] : ["relation", "reasoning"];
    const key = added(showing, { is: role.link });
    return [fieldNode(role.link, [...facts.map((name) => fieldNode(name)), ...words(showing)], key)];
  }
  if (role.role !== "field" || role.subject !== "entity" || ofEveryEntity(showing.ontology, role.name)) return [];
  const behind = `words${Object.keys(showing.parts).length}`;
  const key = added(showing, { is: "field", name: role.name, words: behind });
  return [
    { ...node, alias: { kind: Kind.NAME, value: key } },
    fieldNode("fieldEvidence", [fieldNode("field"), ...words(showing)], behind),
  ];
}

function shownConnection(
  showing: Showing,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
): readonly SelectionNode[] {
  const connection = getNamedType(field.type);
  if (!isObjectType(connection) || node.selectionSet === undefined) return [];
  const inner: SelectionNode[] = [];
  for (const group of collectFields(showing, connection, [node.selectionSet]).values()) {
    const asked = connection.getFields()[group[0].name.value];
    const role = asked && roleOf(asked)?.role;
    if (role === "absence") inner.push(reasonNode(showing));
    if (role === "edges") inner.push(shownEdges(showing, getNamedType(asked?.type), group));
  }
  if (inner.length === 0) return [];
  const key = added(showing, { is: "relations" });
  return [{ ...node, alias: { kind: Kind.NAME, value: key }, selectionSet: setOf(inner) }];
}

/** The relation in words, how far it has come, its evidence, and what is shown of the entity at its other end. */
function shownEdges(showing: Showing, edge: unknown, group: Group): FieldNode {
  const shown: FieldNode[] = [fieldNode("reading")];
  const properties: FieldNode[] = [...evidenceFields(showing)];
  for (const one of isObjectType(edge) ? collectFields(showing, edge, selectionsOf(group)).values() : []) {
    const type = isObjectType(edge) ? getNamedType(edge.getFields()[one[0].name.value]?.type) : undefined;
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    const sets = selectionsOf(one);
    if (one[0].name.value === "node") {
      const inner = sets.flatMap((set) => shownIn(showing, type, set));
      if (inner.length > 0) shown.push(fieldNode("node", inner));
    } else if (isObjectType(type) && asks(showing, type, sets, "commitment")) {
      const said = fieldNode("commitmentEvidence", [fieldNode("quote")]);
      properties.push(fieldNode("commitment"), fieldNode("claims", [said]));
    }
  }
  return fieldNode("edges", [...shown, ...(properties.length > 0 ? [fieldNode("properties", properties)] : [])]);
}

function asks(showing: Showing, type: GraphQLObjectType, sets: readonly SelectionSetNode[], name: string): boolean {
  return [...collectFields(showing, type, sets).values()].some(([node]) => node.name.value === name);
}

function added({ parts }: Showing, part: Part): string {
  const key = `part${Object.keys(parts).length}`;
  parts[key] = part;
  return key;
}

/** The words behind a record: those that its sentence shows, and all as asked for. */
function words(showing: Showing): readonly FieldNode[] {
  return [fieldNode("evidence", [fieldNode("quote")], "quotes"), ...evidenceFields(showing)];
}

/** What there is to say where nothing is recorded, and in whose words, as asked for. */
export function reasonNode({ reasons }: Pick<WordsAsked, "reasons">): FieldNode {
  return fieldNode("absence", [fieldNode("code"), fieldNode("sentence"), ...evidenceOf(reasons)]);
}

function evidenceFields({ evidence }: Showing): readonly FieldNode[] {
  return evidenceOf(evidence);
}

function evidenceOf(asked: readonly SelectionSetNode[]): readonly FieldNode[] {
  return asked.map((set, at) => fieldNode("evidence", set.selections, evidenceKey(at)));
}

/** Under which key evidence stands that the operation asks for. */
export function evidenceKey(at: number): `evidence${number}` {
  return `evidence${at}`;
}

function ofEveryEntity({ interfaces }: Ontology, name: string): boolean {
  return [...(interfaces[0]?.fields ?? []), ...entityExtras].some((field) => field.name === name);
}
