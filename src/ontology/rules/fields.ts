import type { FieldDefinitionNode, TypeNode } from "graphql";
import { Kind } from "graphql";
import {
  builtInScalars,
  type Declarations,
  declaredScalars,
  directive,
  namedType,
  relationRegister,
  written,
} from "../declarations.ts";
import { didYouMean, listed, type Report } from "../report.ts";

/** Fields that are no relations hold scalars and enums, one or a list without gaps. */
export function fields(declarations: Declarations, report: Report): void {
  for (const owner of [...declarations.kinds.values(), ...declarations.interfaces.values()]) {
    for (const field of owner.fields ?? []) {
      const path = `${owner.name.value}.${field.name.value}`;
      if (field.arguments?.length) {
        const sentence = `The field \`${path}\` takes arguments; which a field takes is derived.`;
        report("ONTOLOGY_FIELD_TYPE", field, sentence, "leave them out");
      }
      if (directive(field, "relationship") === undefined) plainField(path, field, declarations, report);
      else if (owner.kind === Kind.INTERFACE_TYPE_DEFINITION) {
        const sentence = `The interface field \`${path}\` is a relation; relations are declared at the kinds.`;
        report("ONTOLOGY_FIELD_TYPE", field, sentence, "move it to each of the interface's kinds");
      }
    }
  }
}

function plainField(path: string, field: FieldDefinitionNode, declarations: Declarations, report: Report): void {
  const { kinds, interfaces, enums } = declarations;
  const type = namedType(field.type);
  const known = [...builtInScalars, ...declarations.scalars.keys(), ...enums.keys()];
  if (kinds.has(type) || interfaces.has(type)) {
    const hint = `add @relationship(type: "...", direction: OUT, properties: "...")`;
    report("ONTOLOGY_FIELD_TYPE", field, `\`${path}\` leads to \`${type}\` but is no relation.`, hint);
  } else if (type === relationRegister) {
    const sentence = `\`${path}\` holds \`${type}\`, which lists the relations and is no type of values.`;
    report("ONTOLOGY_FIELD_TYPE", field, sentence, "declare an enum of your own");
  } else if (!known.includes(type)) {
    const hint = declaredScalars.some((scalar) => scalar === type)
      ? `declare it: scalar ${type}`
      : didYouMean(
          type,
          [...known, ...declaredScalars],
          `there are ${listed([...builtInScalars, ...declaredScalars])}`,
        );
    report("ONTOLOGY_UNKNOWN_TYPE", field.type, `\`${path}\` is \`${type}\`, which is not declared.`, hint);
  }
  if (!plain(field.type)) {
    const sentence = `\`${path}\` is ${written(field.type)}, a list with gaps or of lists.`;
    report("ONTOLOGY_FIELD_TYPE", field.type, sentence, `write: ${field.name.value}: [${type}!]!`);
  }
}

/** `X`, `X!`, `[X!]` or `[X!]!`. */
function plain(type: TypeNode): boolean {
  const inner = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
  if (inner.kind === Kind.NAMED_TYPE) return true;
  return inner.type.kind === Kind.NON_NULL_TYPE && inner.type.type.kind === Kind.NAMED_TYPE;
}
