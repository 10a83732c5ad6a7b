import { createHash } from "node:crypto";
import {
  type EnumTypeDefinitionNode,
  type EnumValueDefinitionNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type StringValueNode,
} from "graphql";
import type {
  Direction,
  EntityInterface,
  EntityKind,
  EnumType,
  Field,
  Ontology,
  Pattern,
  RelationField,
  RelationKind,
} from "../../graph/ontology.ts";
import { type Declarations, directive, implementers, namedType, text } from "./declarations.ts";
import { labelOf, pluralLabelOf, pluralOf, segmentOf, singularOf, typeOf } from "./names.ts";
import { kindsAtEnd, kindsNamed, maxHopsOf, stepsOf } from "./patterns.ts";

/** Makes the ontology of declarations that no rule found fault with. */
export function build(declarations: Declarations): Ontology {
  const entity = declarations.interfaces.get("Entity");
  const common = (entity?.fields ?? []).map((field) => fieldOf(field, undefined));
  const relations = relationKinds(declarations);
  const kinds = [...declarations.kinds.values()].map((kind) => entityKind(kind, common, relations, declarations));
  const labels = new Map(kinds.map((kind) => [kind.name, kind]));
  const others = [...declarations.interfaces.values()].filter((one) => one !== entity);
  const interfaces = (entity ? [entity, ...others] : others).map((one) =>
    entityInterface(one, common, labels, declarations),
  );
  const properties = declarations.properties[0];
  const parts = {
    kinds,
    interfaces,
    relations,
    patterns: patterns(declarations),
    enums: [...declarations.enums.values()].map(enumType),
    properties: {
      name: properties?.name.value ?? "",
      fields: (properties?.fields ?? []).map((field) => fieldOf(field, undefined)),
    },
    sourceKind: [...declarations.kinds.values()].find((kind) => directive(kind, "source"))?.name.value ?? "",
  };
  return freeze({ ...parts, fingerprint: createHash("sha256").update(canonical(parts)).digest("hex") });
}

function entityKind(
  node: ObjectTypeDefinitionNode,
  common: readonly Field[],
  relations: readonly RelationKind[],
  declarations: Declarations,
): EntityKind {
  const name = node.name.value;
  const label = directive(node, "label");
  const one = text(label, "one") ?? labelOf(name);
  const plain = (node.fields ?? []).filter((field) => directive(field, "relationship") === undefined);
  const own = plain.filter((field) => !common.some((shared) => shared.name === field.name.value));
  return {
    name,
    segment: segmentOf(name),
    singular: singularOf(name),
    plural: rootList(node),
    label: one,
    pluralLabel: text(label, "many") ?? pluralLabelOf(one),
    description: described(node),
    near: text(label, "near") ?? "",
    aim: directive(node, "aim") !== undefined,
    fields: [
      ...common.map((shared) => {
        const declared = plain.find((field) => field.name.value === shared.name);
        return declared ? fieldOf(declared, shared) : shared;
      }),
      ...own.map((field) => fieldOf(field, undefined)),
    ],
    interfaces: (node.interfaces ?? []).map((one) => one.name.value),
    relationFields: relationFields(name, relations, declarations),
  };
}

function relationFields(
  kind: string,
  relations: readonly RelationKind[],
  declarations: Declarations,
): readonly RelationField[] {
  return declarations.relationFields.flatMap(({ kind: owner, field, relation: named, direction, target, kinds }) => {
    const relation = relations.find((one) => one.name === named);
    if (owner.name.value !== kind || relation === undefined || direction === undefined) return [];
    const fallback =
      direction === "out" ? relation.description : `Inverse of \`${relation.name}\`. ${relation.description}`.trim();
    const description = described(field) || fallback;
    return [{ name: field.name.value, relation: relation.name, direction, target, kinds, description }];
  });
}

function relationKinds(declarations: Declarations): readonly RelationKind[] {
  const order = [...declarations.kinds.keys()];
  const holders = (relation: string, direction: "out" | "in") =>
    order.filter((kind) =>
      declarations.relationFields.some(
        (field) => field.kind.name.value === kind && field.relation === relation && field.direction === direction,
      ),
    );
  return (declarations.register?.values ?? []).map((value) => {
    const name = value.name.value;
    const reading = directive(value, "reading");
    return {
      name,
      type: typeOf(name),
      from: holders(name, "out"),
      to: holders(name, "in"),
      reading: { out: text(reading, "out") ?? "", in: text(reading, "in") ?? "" },
      serves: servesOf(value),
      priority: directive(value, "priority") !== undefined,
      description: described(value),
      near: text(reading, "near") ?? "",
    };
  });
}

function servesOf(value: EnumValueDefinitionNode): Direction | null {
  const serves = directive(value, "serves");
  if (serves === undefined) return null;
  const backwards = serves.arguments?.find((one) => one.name.value === "backwards")?.value;
  return backwards?.kind === Kind.BOOLEAN && backwards.value ? "in" : "out";
}

function patterns(declarations: Declarations): readonly Pattern[] {
  const order = (declarations.register?.values ?? []).map(({ name }) => name.value);
  return (declarations.patterns?.values ?? []).map((value) => {
    const use = directive(value, "pattern");
    const written = [...stepsOf(use)].sort((a, b) => order.indexOf(a.relation) - order.indexOf(b.relation));
    const at = (argument: "from" | "to", end: "begins" | "ends") =>
      kindsAtEnd(declarations, written, kindsNamed(declarations, text(use, argument)), end);
    return {
      name: value.name.value,
      inverse: text(use, "inverse") ?? "",
      steps: written.map(({ relation, direction }) => ({ relation, direction })),
      maxHops: maxHopsOf(use) ?? 1,
      from: at("from", "begins"),
      to: at("to", "ends"),
      reading: { out: text(use, "out") ?? "", in: text(use, "in") ?? "" },
      description: described(value),
    };
  });
}

function entityInterface(
  node: InterfaceTypeDefinitionNode,
  common: readonly Field[],
  labels: ReadonlyMap<string, EntityKind>,
  declarations: Declarations,
): EntityInterface {
  const name = node.name.value;
  const kinds = implementers(declarations.kinds, name);
  const label = directive(node, "label");
  return {
    name,
    description: described(node),
    label: text(label, "one") ?? alternatives(kinds.map((kind) => labels.get(kind)?.label ?? kind)),
    pluralLabel: text(label, "many") ?? alternatives(kinds.map((kind) => labels.get(kind)?.pluralLabel ?? kind)),
    kinds,
    fields: (node.fields ?? []).map((field) =>
      fieldOf(
        field,
        common.find((shared) => shared.name === field.name.value),
      ),
    ),
    plural: isRead(node) ? rootList(node) : null,
  };
}

/** `goal, task or project`. */
function alternatives(labels: readonly string[]): string {
  return labels.length < 2 ? labels.join("") : `${labels.slice(0, -1).join(", ")} or ${labels.at(-1)}`;
}

/** The root list of a kind or an interface: as @plural says, or as the Neo4j GraphQL Library would call it. */
export function rootList(node: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode): string {
  const given = text(directive(node, "plural"), "value");
  return given === undefined ? pluralOf(node.name.value) : singularOf(given);
}

/** Whether an interface has root fields: unless @query(read: false) says otherwise. */
export function isRead(node: InterfaceTypeDefinitionNode): boolean {
  const read = directive(node, "query")?.arguments?.find((one) => one.name.value === "read")?.value;
  return read?.kind !== Kind.BOOLEAN || read.value;
}

/** `shared` is the same field of Entity, whose description stands for all kinds that do not say otherwise. */
function fieldOf(field: FieldDefinitionNode, shared: Field | undefined): Field {
  const required = field.type.kind === Kind.NON_NULL_TYPE;
  const inner = field.type.kind === Kind.NON_NULL_TYPE ? field.type.type : field.type;
  return {
    name: field.name.value,
    type: namedType(field.type),
    list: inner.kind === Kind.LIST_TYPE,
    required,
    description: described(field) || (shared?.description ?? ""),
  };
}

function enumType(node: EnumTypeDefinitionNode): EnumType {
  return {
    name: node.name.value,
    description: described(node),
    values: (node.values ?? []).map((value) => ({ name: value.name.value, description: described(value) })),
  };
}

function described(node: { readonly description?: StringValueNode | undefined }): string {
  return node.description?.value ?? "";
}

/** JSON with the keys of every object in code-unit order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function freeze<Part>(part: Part): Part {
  if (typeof part === "object" && part !== null) for (const inner of Object.values(part)) freeze(inner);
  return Object.freeze(part);
}
