import { type GraphQLOutputType, isLeafType, isListType, isNonNullType } from "graphql";
import type { Asked } from "./arguments.ts";
import { fieldsBelow } from "./below.ts";
import type { Group } from "./collect.ts";
import { frozen } from "./columns.ts";
import type { Compiling } from "./compiling.ts";

/** What is asked of the ontology, answered: it is known before any graph is. */
export function compileOntology(compiling: Compiling, { field, group }: Asked): unknown {
  return knownPart(compiling, compiling.ontology, field.type, group);
}

/** What is asked of the rules, in the same way. */
export function compileFindingRules(compiling: Compiling, { field, group }: Asked): unknown {
  return knownPart(compiling, compiling.rules, field.type, group);
}

/** What is asked of something that is known: the parts of plain data that the fields of a type name. */
export function knownPart(compiling: Compiling, part: unknown, type: GraphQLOutputType, group: Group): unknown {
  return frozen(partOf(compiling, part, type, group));
}

function partOf(compiling: Compiling, part: unknown, type: GraphQLOutputType, group: Group): unknown {
  if (isNonNullType(type)) return partOf(compiling, part, type.ofType, group);
  if (part === null || part === undefined) return null;
  if (isListType(type)) return (part as readonly unknown[]).map((one) => partOf(compiling, one, type.ofType, group));
  if (isLeafType(type)) return part;
  const fields = fieldsBelow(compiling, type, group, (below) => {
    if (below.role.role !== "part") throw new Error(`the ontology has a field for ${below.role.role}`);
    const inner = (part as Readonly<Record<string, unknown>>)[below.role.name];
    return { read: "known", value: partOf(compiling, inner, below.type, below.group) } as const;
  });
  return Object.fromEntries(fields.map(({ key, read }) => [key, read.value]));
}
