import type { Field, Ontology } from "../../../graph/ontology.ts";
import { field, makeOntology } from "../../contract/making.ts";
import { chance, type Generate, some } from "./choosing.ts";
import { fieldNames, kinds, relationNames, typeOf } from "./names.ts";

export function someOntology(g: Generate): Ontology {
  const fieldsOf = (): Field[] =>
    some(g, fieldNames).map((name) =>
      field(name, typeOf(name), { list: name.startsWith("many"), required: name.startsWith("many") && chance(g, 5) }),
    );
  const ends = (): string[] => {
    const all = some(g, kinds);
    return all.length === 0 ? ["K0"] : all;
  };
  return makeOntology(
    Object.fromEntries(kinds.map((kind) => [kind, fieldsOf()])),
    Object.fromEntries(relationNames.map((name) => [name, [ends(), ends()] as const])),
    { Stage: ["IDEA", "DRAFT", "ACTIVE"] },
  );
}
