import type { EnumValueDefinitionNode, TypeNode } from "graphql";
import {
  type Declarations,
  directive,
  type RelationDeclaration,
  relationRegister,
  text,
  written,
} from "../declarations.ts";
import { relationOf, typeOf } from "../names.ts";
import { didYouMean, type Report } from "../report.ts";

/** Relation fields have the one shape there is, and each relation is said in the register how to read. */
export function relations(declarations: Declarations, report: Report): void {
  const registered = new Map((declarations.register?.values ?? []).map((value) => [value.name.value, value]));
  const unregistered = new Set<string>();
  for (const one of declarations.relationFields) {
    relationField(one, declarations, report);
    fieldName(one, registered, report);
    if (!hasType(one) || registered.has(one.relation) || unregistered.has(one.relation)) continue;
    unregistered.add(one.relation);
    const entry = `${one.relation} @reading(out: "...", in: "...")`;
    const hint = didYouMean(one.relation, [...registered.keys()], `add to enum ${relationRegister}: ${entry}`);
    const sentence = `How \`${one.relation}\` reads is not said in the enum \`${relationRegister}\`.`;
    report("ONTOLOGY_RELATION_READING", one.directive, sentence, hint);
  }
  for (const value of registered.values()) register(value, declarations, report);
}

function hasType(
  one: RelationDeclaration,
): one is RelationDeclaration & { readonly type: string; readonly relation: string } {
  return one.type !== undefined && typeOf(relationOf(one.type)) === one.type && /^[A-Z]/.test(one.type);
}

function relationField(one: RelationDeclaration, declarations: Declarations, report: Report): void {
  const { kinds, interfaces, properties } = declarations;
  const path = `${one.kind.name.value}.${one.field.name.value}`;
  if (!isFullList(one.field.type)) {
    const sentence = `The relation \`${path}\` is ${written(one.field.type)}, but a relation is a list without gaps.`;
    report("ONTOLOGY_RELATION_SHAPE", one.field.type, sentence, `write: ${one.field.name.value}: [${one.target}!]!`);
  }
  if (!kinds.has(one.target) && !interfaces.has(one.target)) {
    const sentence = `\`${path}\` leads to \`${one.target}\`, which is no kind and no interface.`;
    const hint = didYouMean(one.target, [...kinds.keys(), ...interfaces.keys()], `declare type ${one.target}`);
    report("ONTOLOGY_UNKNOWN_TYPE", one.field.type, sentence, hint);
  }
  if (one.target === "Entity") {
    const sentence = `\`${path}\` leads to \`Entity\`, that is to anything.`;
    report("ONTOLOGY_INTERFACE_KINDS", one.field.type, sentence, "name an interface of exactly the kinds it leads to");
  }
  if (one.type !== undefined && !hasType(one)) {
    const sentence = `The type "${one.type}" of \`${path}\` is not in upper snake case.`;
    report(
      "ONTOLOGY_RELATION_TYPE",
      one.directive,
      sentence,
      `write: type: "${typeOf(one.direction === "out" ? one.field.name.value : one.type)}"`,
    );
  }
  const expected = properties[0]?.name.value;
  if (expected === undefined || one.properties === expected) return;
  const sentence =
    one.properties === undefined
      ? `The relation \`${path}\` does not say what it carries.`
      : `The relation \`${path}\` carries \`${one.properties}\`, but all relations carry \`${expected}\`.`;
  report("ONTOLOGY_RELATION_PROPERTIES", one.directive, sentence, `write: properties: "${expected}"`);
}

/** Out, a field is called as its relation; in, otherwise, and not as another relation. */
function fieldName(
  one: RelationDeclaration,
  registered: ReadonlyMap<string, EnumValueDefinitionNode>,
  report: Report,
): void {
  if (!hasType(one) || one.direction === undefined) return;
  const name = one.field.name.value;
  const path = `${one.kind.name.value}.${name}`;
  if (one.direction === "out" && name !== one.relation) {
    const sentence = `\`${path}\` goes out along \`${one.relation}\` and is not called so.`;
    const hint = `call it ${one.relation}, or write type: "${typeOf(name)}"`;
    report("ONTOLOGY_RELATION_FIELD_NAME", one.field.name, sentence, hint);
  } else if (one.direction === "in" && (name === one.relation || registered.has(name))) {
    const sentence = `\`${path}\` runs against \`${one.relation}\` and is called as the relation \`${name}\`.`;
    const hint = "give the inverse a name of its own, as supportedBy is that of supports";
    report("ONTOLOGY_RELATION_FIELD_NAME", one.field.name, sentence, hint);
  }
}

function register(value: EnumValueDefinitionNode, declarations: Declarations, report: Report): void {
  const name = value.name.value;
  const reading = directive(value, "reading");
  if (reading === undefined || text(reading, "out") === "" || text(reading, "in") === "") {
    const hint = `write: ${name} @reading(out: "supports", in: "is supported by")`;
    report("ONTOLOGY_RELATION_READING", value, `How \`${name}\` reads is not said.`, hint);
  }
  if (declarations.relationFields.some((one) => one.relation === name)) return;
  const used = declarations.relationFields.flatMap((one) => (one.relation === undefined ? [] : [one.relation]));
  const hint = didYouMean(
    name,
    used,
    `add a field ${name} with @relationship(type: "${typeOf(name)}", ...), or remove it`,
  );
  report("ONTOLOGY_RELATION_UNUSED", value, `No field goes along \`${name}\`.`, hint);
}

function isFullList(type: TypeNode): boolean {
  return /^\[\w+!\]!$/.test(written(type));
}
