import type { FieldDefinitionNode, ObjectTypeDefinitionNode } from "graphql";
import { type Declarations, directive, implementers, written } from "../declarations.ts";
import { didYouMean, type Report } from "../report.ts";
import { entityFields } from "../shapes.ts";
import { expectFields } from "./kinds.ts";

/** A kind has the fields of its interfaces, an interface those of Entity, and somebody implements it. */
export function interfaces(declarations: Declarations, report: Report): void {
  const { kinds, interfaces: all } = declarations;
  const common = new Map(all.has("Entity") ? typed(all.get("Entity")?.fields) : entityFields);
  for (const node of all.values()) {
    const name = node.name.value;
    if (name !== "Entity") expectFields(node, common, "`Entity`", report);
    if (kinds.size > 0 && name !== "Entity" && implementers(kinds, name).length === 0) {
      const sentence = `No kind implements the interface \`${name}\`.`;
      report("ONTOLOGY_INTERFACE_WITHOUT_KINDS", node.name, sentence, `add it to kinds: implements Entity & ${name}`);
    }
  }
  for (const kind of kinds.values()) {
    expectFields(kind, common, "every kind", report);
    for (const { name } of kind.interfaces ?? []) {
      const node = all.get(name.value);
      if (node === undefined) {
        if (name.value !== "Entity") unknownInterface(kind, name, declarations, report);
      } else {
        const own = typed(node.fields).filter(([field]) => !common.has(field));
        expectFields(kind, new Map(own), `\`${name.value}\``, report);
      }
    }
  }
}

function typed(fields: readonly FieldDefinitionNode[] = []): readonly (readonly [string, string])[] {
  return fields
    .filter((field) => directive(field, "relationship") === undefined)
    .map((field) => [field.name.value, written(field.type)]);
}

function unknownInterface(
  kind: ObjectTypeDefinitionNode,
  name: ObjectTypeDefinitionNode["name"],
  { kinds, interfaces: all }: Declarations,
  report: Report,
): void {
  const isKind = kinds.has(name.value);
  const sentence = `\`${kind.name.value}\` implements \`${name.value}\`, which is ${isKind ? "a kind" : "not declared"}.`;
  const otherwise = isKind ? "kinds implement interfaces only" : `declare interface ${name.value}, or leave it out`;
  report("ONTOLOGY_UNKNOWN_TYPE", name, sentence, didYouMean(name.value, [...all.keys()], otherwise));
}
