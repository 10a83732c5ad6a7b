import { type InterfaceTypeDefinitionNode, Kind, type ObjectTypeDefinitionNode } from "graphql";
import { type Declarations, directive, written } from "../declarations.ts";
import { listed, type Report } from "../report.ts";
import { entityFields } from "../shapes.ts";

/** There is an interface Entity; every kind implements it and is stored under its own name; one kind is the sources'. */
export function kinds({ kinds: all, interfaces }: Declarations, report: Report): void {
  const entity = interfaces.get("Entity");
  const [firstKind] = all.values();
  if (entity !== undefined) expectFields(entity, entityFields, "every entity", report);
  else if (firstKind !== undefined) {
    const hint = `declare interface Entity { ${asWritten(entityFields)} }`;
    report("ONTOLOGY_NO_ENTITY", firstKind, "There is no interface `Entity`.", hint);
  }
  for (const kind of all.values()) {
    if (!kind.interfaces?.some((one) => one.name.value === "Entity")) {
      const sentence = `The kind \`${kind.name.value}\` does not implement \`Entity\`.`;
      report("ONTOLOGY_KIND_NOT_ENTITY", kind.name, sentence, `write: type ${kind.name.value} implements Entity`);
    }
    storedLabels(kind, report);
  }
  sourceKind([...all.values()], report);
}

/** Reports the fields of `owner` that a type lacks, in one fault, and each that has another type. */
export function expectFields(
  node: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode,
  fields: ReadonlyMap<string, string>,
  owner: string,
  report: Report,
): void {
  const missing = new Map(fields);
  for (const field of node.fields ?? []) {
    const expected = fields.get(field.name.value);
    missing.delete(field.name.value);
    const found = written(field.type);
    if (expected === undefined || expected === found) continue;
    const sentence = `\`${node.name.value}.${field.name.value}\` is ${found}, but ${owner} has it as ${expected}.`;
    report("ONTOLOGY_FIELD_MISMATCH", field, sentence, `write: ${field.name.value}: ${expected}`);
  }
  if (missing.size === 0) return;
  const sentence = `\`${node.name.value}\` lacks ${listed([...missing.keys()])}, which ${owner} has.`;
  report("ONTOLOGY_FIELD_MISSING", node.name, sentence, `add ${asWritten(missing)}`);
}

function asWritten(fields: ReadonlyMap<string, string>): string {
  return [...fields].map(([name, type]) => `${name}: ${type}`).join(" ");
}

function storedLabels(kind: ObjectTypeDefinitionNode, report: Report): void {
  const name = kind.name.value;
  const node = directive(kind, "node");
  const given = node?.arguments?.find((one) => one.name.value === "labels")?.value;
  const labels =
    given?.kind === Kind.LIST ? given.values.map((one) => (one.kind === Kind.STRING ? one.value : "")) : [];
  if (labels.length === 2 && labels[0] === name && labels[1] === "Entity") return;
  const sentence = `The kind \`${name}\` is not stored under its name and \`Entity\`.`;
  report("ONTOLOGY_KIND_LABELS", node ?? kind.name, sentence, `write: @node(labels: ["${name}", "Entity"])`);
}

function sourceKind(all: readonly ObjectTypeDefinitionNode[], report: Report): void {
  const [first, ...others] = all.filter((kind) => directive(kind, "source"));
  const [any] = all;
  if (first === undefined && any !== undefined) {
    const sentence = "No kind is marked as that of the sources, whose texts evidence quotes.";
    report("ONTOLOGY_SOURCE_KIND", any.name, sentence, "add @source to one kind");
  }
  for (const other of others) {
    const sentence = `Two kinds are marked as that of the sources, \`${first?.name.value}\` and \`${other.name.value}\`.`;
    report("ONTOLOGY_SOURCE_KIND", other.name, sentence, "keep @source at one of them", first);
  }
}
