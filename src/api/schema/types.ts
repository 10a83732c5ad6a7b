import { GraphQLEnumType, type GraphQLNamedType, type GraphQLOutputType, type GraphQLScalarType } from "graphql";
import { StrategraphError } from "../../../graph/diagnostic.ts";
import type { Ontology } from "../../../graph/ontology.ts";
import { steering } from "../roles.ts";
import { isScalarType, type Target, targetsOf } from "../targets.ts";
import { scalars } from "./scalars.ts";

/** The types made so far, by name; each is made once, and a name stands for one type only. */
export interface Types {
  readonly ontology: Ontology;
  readonly targets: ReadonlyMap<string, Target>;
  readonly made: Map<string, { readonly type: GraphQLNamedType; readonly from: string }>;
}

export function newTypes(ontology: Ontology): Types {
  return { ontology, targets: targetsOf(ontology), made: new Map() };
}

/**
 * The type of that name, made by `make` when first asked for. `from` says who needs it: two that need the same name for
 * different types are a fault of the ontology (API_NAME_TAKEN).
 */
export function once<T extends GraphQLNamedType>(types: Types, name: string, from: string, make: () => T): T {
  const known = types.made.get(name);
  if (known && known.from !== from) {
    throw new StrategraphError({
      code: "API_NAME_TAKEN",
      severity: "error",
      message: `The type name ${name} is needed for ${from} and for ${known.from}.`,
      hint: "rename the kind, interface or enum in the ontology",
    });
  }
  if (known) return known.type as T;
  const type = make();
  types.made.set(name, { type, from });
  return type;
}

export function sortDirection(types: Types): GraphQLEnumType {
  return once(
    types,
    "SortDirection",
    "sorting",
    () =>
      new GraphQLEnumType({
        name: "SortDirection",
        description: "Which way to sort. Null counts as larger than every value; what is equal stands by ascending id.",
        values: {
          ASC: { value: "ASC", description: "Smallest first, null last." },
          DESC: { value: "DESC", description: "Null first, then the largest." },
        },
        ...steering,
      }),
  );
}

/** A scalar or an enum of the ontology, or an enum of the records (ListStatus). */
export function leafType(types: Types, name: string): GraphQLScalarType | GraphQLEnumType {
  if (isScalarType(name)) return scalars[name];
  const declared = types.ontology.enums.find((one) => one.name === name);
  const one = declared ?? (name === listStatus.name ? listStatus : null);
  if (!one) throw new Error(`the ontology has no enum ${name}`);
  return once(
    types,
    name,
    "an enum of that name",
    () =>
      new GraphQLEnumType({
        name,
        description: one.description,
        values: Object.fromEntries(
          one.values.map((value) => [value.name, { value: value.name, description: value.description }]),
        ),
      }),
  );
}

const listStatus = {
  name: "ListStatus",
  description: "How a source leaves a list.",
  values: [
    { name: "OPEN", description: 'It names some and leaves room for more: "etc.", "for example".' },
    { name: "ANNOUNCED", description: "It says that there are some and names none." },
  ],
};

/** The object, interface or leaf made under that name; for thunks, which run when all are made. */
export function outputNamed(types: Types, name: string): GraphQLOutputType {
  const known = types.made.get(name)?.type;
  if (!known) throw new Error(`the served schema has no type ${name}`);
  return known as GraphQLOutputType;
}
