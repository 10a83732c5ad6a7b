import { type DefinitionNode, Kind, type NameNode } from "graphql";
import { type Declarations, declaredScalars } from "../declarations.ts";
import { patternStep } from "../directives.ts";
import { listed, type Report } from "../report.ts";

/** Only what an ontology is made of may stand in the file, each under a name of its own. */
export function definitions({ definitions: all, kinds, interfaces }: Declarations, report: Report): void {
  const names = new Map<string, NameNode>();
  for (const definition of all) {
    const what = unsupported(definition);
    if (what !== null) report("ONTOLOGY_UNSUPPORTED", definition, `${what.sentence}.`, what.hint);
    if (!("name" in definition) || definition.name === undefined || isExtension(definition)) continue;
    const key = definition.kind === Kind.DIRECTIVE_DEFINITION ? `@${definition.name.value}` : definition.name.value;
    const first = names.get(key);
    if (first === undefined) names.set(key, definition.name);
    else report("ONTOLOGY_DUPLICATE_NAME", definition.name, `\`${key}\` is declared twice.`, "rename one", first);
    membersOnce(definition, report);
  }
  const scalars = all.filter((one) => one.kind === Kind.SCALAR_TYPE_DEFINITION);
  for (const { name } of scalars) {
    if (declaredScalars.some((known) => known === name.value)) continue;
    report(
      "ONTOLOGY_UNSUPPORTED",
      name,
      `The scalar \`${name.value}\` is not one that values are known of.`,
      `there are ${listed(declaredScalars)}`,
    );
  }
  for (const node of interfaces.values()) {
    const [inherited] = node.interfaces ?? [];
    if (inherited === undefined) continue;
    const sentence = `The interface \`${node.name.value}\` implements another.`;
    report("ONTOLOGY_UNSUPPORTED", inherited, sentence, "let the kinds implement both, and the interface none");
  }
  if (kinds.size === 0) {
    const hint = 'declare a type: type Task implements Entity @node(labels: ["Task", "Entity"]) { ... }';
    report("ONTOLOGY_NO_KIND", all[0] ?? { file: "", line: 1, column: 1 }, "There is no kind of entity.", hint);
  }
}

function isExtension(definition: DefinitionNode): boolean {
  return definition.kind.endsWith("Extension");
}

function unsupported(definition: DefinitionNode): { readonly sentence: string; readonly hint: string } | null {
  switch (definition.kind) {
    case Kind.UNION_TYPE_DEFINITION:
      return { sentence: "A union cannot be the end of a relation", hint: "declare an interface of exactly its kinds" };
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      if (definition.name.value === patternStep.name) return null;
      return { sentence: "Inputs are derived, not declared", hint: "leave it out" };
    case Kind.OPERATION_DEFINITION:
    case Kind.FRAGMENT_DEFINITION:
      return { sentence: "A query is no part of an ontology", hint: "keep it in a file of its own" };
    case Kind.SCHEMA_DEFINITION:
      return { sentence: "The schema's roots are derived, not declared", hint: "leave it out" };
    case Kind.SCHEMA_EXTENSION:
      return definition.operationTypes?.length
        ? { sentence: "The schema's roots are derived, not declared", hint: "keep only its directives" }
        : null;
    default:
      return isExtension(definition)
        ? { sentence: "An extension scatters what belongs together", hint: "write its parts into the type itself" }
        : null;
  }
}

function membersOnce(definition: DefinitionNode, report: Report): void {
  const owner = "name" in definition ? definition.name?.value : undefined;
  const members: readonly { readonly name: NameNode }[] =
    ("fields" in definition ? definition.fields : "values" in definition ? definition.values : undefined) ?? [];
  const interfaces = ("interfaces" in definition ? definition.interfaces : undefined) ?? [];
  for (const named of [members, interfaces]) {
    const seen = new Map<string, NameNode>();
    for (const { name } of named) {
      const first = seen.get(name.value);
      if (first === undefined) seen.set(name.value, name);
      else report("ONTOLOGY_DUPLICATE_NAME", name, `\`${owner}\` has \`${name.value}\` twice.`, "remove one", first);
    }
  }
}
