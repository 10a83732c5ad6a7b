import { type InterfaceTypeDefinitionNode, Kind, type NameNode, type ObjectTypeDefinitionNode } from "graphql";
import { isRead, rootList } from "../build.ts";
import { builtInScalars, type Declarations, declaredScalars, directive, text } from "../declarations.ts";
import { pascal, segmentOf, singularOf } from "../names.ts";
import type { Report } from "../report.ts";
import {
  derivedOfRelation,
  derivedOfType,
  derivedOfValues,
  reservedFields,
  reservedProperties,
  reservedRelations,
  reservedRoots,
  reservedSourceFields,
  reservedTypes,
} from "../reserved.ts";

/** Names are written as their sort is, and leave free what is derived of others. */
export function names(declarations: Declarations, report: Report): void {
  const { kinds, interfaces, enums, properties, register } = declarations;
  const bad = style(report);
  const derived = derivedTypes(declarations);
  for (const node of [...kinds.values(), ...interfaces.values(), ...enums.values(), ...properties]) {
    bad(node.name, /^[A-Z][A-Za-z0-9]*$/, "a type's name is like PolicyArea");
    const taken = reservedTypes.get(node.name.value) ?? derived.get(node.name.value) ?? suffix(node.name.value);
    if (taken !== undefined) reserved(node.name, taken, report);
  }
  const patterns = patternNames(declarations);
  for (const node of [...kinds.values(), ...interfaces.values()]) fields(node, patterns, bad, report);
  for (const node of properties) {
    for (const { name } of node.fields ?? []) {
      const taken = reservedProperties.get(name.value);
      if (taken !== undefined) reserved(name, taken, report);
    }
  }
  for (const node of enums.values()) {
    for (const value of node.values ?? []) {
      bad(value.name, /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/, "an enum value's name is like IN_FORCE");
    }
  }
  for (const { name } of register?.values ?? []) {
    bad(name, /^[a-z][A-Za-z0-9]*$/, "a relation's name is like hasExpectedOutcome");
    const taken = reservedRelations.get(name.value);
    if (taken !== undefined) reserved(name, taken, report);
  }
  roots(declarations, report);
}

function style(report: Report) {
  return (name: NameNode, pattern: RegExp, hint: string): void => {
    if (!pattern.test(name.value)) report("ONTOLOGY_BAD_NAME", name, `\`${name.value}\` is not a fitting name.`, hint);
  };
}

function reserved(name: NameNode, taken: string, report: Report): void {
  report("ONTOLOGY_RESERVED_NAME", name, `\`${name.value}\` is taken: it is ${taken}.`, "choose another name");
}

function suffix(name: string): string | undefined {
  return name.endsWith("Connection") ? "the way the API and the Neo4j GraphQL Library call pages" : undefined;
}

function fields(
  node: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode,
  patterns: ReadonlyMap<string, string>,
  bad: ReturnType<typeof style>,
  report: Report,
): void {
  const isSource = directive(node, "source") !== undefined;
  const connections = new Map(
    (node.fields ?? [])
      .filter((field) => directive(field, "relationship"))
      .map((field) => [`${field.name.value}Connection`, `the pages of \`${field.name.value}\` in the API`]),
  );
  for (const { name } of node.fields ?? []) {
    bad(name, /^[a-z][A-Za-z0-9]*$/, "a field's name is like instrumentType");
    const taken =
      reservedFields.get(name.value) ??
      patterns.get(name.value) ??
      connections.get(name.value) ??
      (isSource ? reservedSourceFields.get(name.value) : undefined);
    if (taken !== undefined) reserved(name, taken, report);
  }
}

/** Names of patterns and of their inverses, which are fields of the kinds they join. */
function patternNames({ patterns }: Declarations): ReadonlyMap<string, string> {
  return new Map(
    (patterns?.values ?? []).flatMap((value) => {
      const inverse = text(directive(value, "pattern"), "inverse");
      const named: readonly string[] = [value.name.value, ...(inverse === undefined ? [] : [inverse])];
      return named.map((name) => [name, `the pattern \`${value.name.value}\``] as const);
    }),
  );
}

/** Names of the types that the API makes of the declared ones -> of which. */
function derivedTypes(declarations: Declarations): ReadonlyMap<string, string> {
  const derived = new Map<string, string>();
  const add = (prefix: string, suffixes: readonly string[], of: string) => {
    for (const one of suffixes) derived.set(prefix + one, `what the API derives of \`${of}\``);
  };
  const { kinds, interfaces, enums, properties, relationFields } = declarations;
  for (const name of [...kinds.keys(), ...interfaces.keys()]) add(name, derivedOfType, name);
  for (const { name } of properties) add(name.value, derivedOfType, name.value);
  for (const { kind, field } of relationFields) {
    add(kind.name.value + pascal(field.name.value), derivedOfRelation, `${kind.name.value}.${field.name.value}`);
  }
  for (const name of [...enums.keys(), ...builtInScalars, ...declaredScalars]) add(name, derivedOfValues, name);
  return derived;
}

/** Root fields and first segments of ids do not meet. */
function roots({ kinds, interfaces }: Declarations, report: Report): void {
  const taken = new Map(reservedRoots);
  const segments = new Map<string, NameNode>();
  const claim = (field: string, node: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode) => {
    const other = taken.get(field);
    taken.set(field, other ?? `the root of \`${node.name.value}\``);
    if (other === undefined) return;
    const sentence = `\`${node.name.value}\` makes the root field \`${field}\`, which is ${other}.`;
    report("ONTOLOGY_PLURAL", node.name, sentence, "choose another name, or another plural by @plural(value:)");
  };
  for (const node of [...interfaces.values(), ...kinds.values()]) {
    const isKind = node.kind === Kind.OBJECT_TYPE_DEFINITION;
    const plural = rootList(node);
    if (isKind && plural === singularOf(node.name.value)) {
      const hint = `write: @plural(value: "${plural}List")`;
      const sentence = `The plural of \`${node.name.value}\` is its singular, so that its list and its look-up would meet.`;
      report("ONTOLOGY_PLURAL", node.name, sentence, hint);
      continue;
    }
    if (node.kind === Kind.INTERFACE_TYPE_DEFINITION && !isRead(node)) continue;
    for (const field of [singularOf(node.name.value), plural]) claim(field, node);
  }
  for (const { name } of kinds.values()) {
    const segment = segmentOf(name.value);
    const first = segments.get(segment);
    segments.set(segment, first ?? name);
    if (first === undefined) continue;
    const sentence = `Ids of \`${name.value}\` and \`${first.value}\` would both begin with \`${segment}\`.`;
    report("ONTOLOGY_DUPLICATE_NAME", name, sentence, "rename one", first);
  }
}
