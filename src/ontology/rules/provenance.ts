import { type Declarations, relationRegister } from "../declarations.ts";
import { listed, type Report } from "../report.ts";
import { fixedEnums, relationProperties } from "../shapes.ts";
import { expectFields } from "./kinds.ts";

/** What every relation carries is fixed, and so are the enums it is said in; no enum is empty. */
export function provenance(declarations: Declarations, report: Report): void {
  const [properties, ...others] = declarations.properties;
  const [anyRelation] = declarations.relationFields;
  if (properties === undefined) {
    const fields = [...relationProperties].map(([name, type]) => `${name}: ${type}`).join(" ");
    const hint = `declare type Provenance @relationshipProperties { ${fields} }`;
    if (anyRelation)
      report("ONTOLOGY_PROVENANCE", anyRelation.field, "No type is marked @relationshipProperties.", hint);
  } else {
    expectFields(properties, relationProperties, "every relation", report);
    for (const field of properties.fields ?? []) {
      if (relationProperties.has(field.name.value)) continue;
      const sentence = `\`${properties.name.value}.${field.name.value}\` has no place in a graph: what relations carry is fixed.`;
      report("ONTOLOGY_PROVENANCE", field, sentence, `keep ${listed([...relationProperties.keys()])}`);
    }
  }
  for (const other of others) {
    const sentence = `\`${other.name.value}\` is a second type marked @relationshipProperties.`;
    report("ONTOLOGY_PROVENANCE", other.name, sentence, "all relations share one", properties);
  }
  enums(declarations, report);
}

function enums({ enums: all, register, patterns, kinds }: Declarations, report: Report): void {
  for (const node of [...all.values(), ...[register, patterns].flatMap((one) => one ?? [])]) {
    if (node.values?.length) continue;
    const what = node.name.value === relationRegister ? "a relation" : "a value";
    report("ONTOLOGY_ENUM_EMPTY", node.name, `The enum \`${node.name.value}\` has no values.`, `add ${what}`);
  }
  const [anyKind] = kinds.values();
  for (const [name, values] of fixedEnums) {
    const node = all.get(name);
    const given = node?.values?.map((value) => value.name.value) ?? [];
    if (node && given.length === values.length && values.every((value) => given.includes(value))) continue;
    const at = node?.name ?? anyKind;
    if (at === undefined || (node && given.length === 0)) continue;
    const sentence = node
      ? `The enum \`${name}\` has other values than strategraph knows.`
      : `The enum \`${name}\` is not declared.`;
    report("ONTOLOGY_ENUM_VALUES", at, sentence, `write: enum ${name} { ${values.join(" ")} }`);
  }
}
