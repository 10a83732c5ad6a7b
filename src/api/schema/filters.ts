import { type GraphQLInputFieldConfigMap, GraphQLInputObjectType, GraphQLList, GraphQLNonNull } from "graphql";
import type { Field } from "../../../graph/ontology.ts";
import { isScalarType } from "../targets.ts";
import { leafType, once, type Types } from "./types.ts";

const texts = ["contains", "startsWith", "endsWith"] as const;
const bounds = ["lt", "lte", "gt", "gte"] as const;
const operators: Readonly<Record<string, readonly (typeof texts | typeof bounds)[number][]>> = {
  ID: texts,
  String: texts,
  Int: bounds,
  Float: bounds,
  EDTF: bounds,
  ISODuration: bounds,
  Decimal: bounds,
  Boolean: [],
  Commitment: ["lte", "gte"],
};
const meanings = {
  contains: "Holds these characters, in this case.",
  startsWith: "Begins with these characters.",
  endsWith: "Ends with these characters.",
  lt: "Comes before.",
  lte: "Equals or comes before.",
  gt: "Comes after.",
  gte: "Equals or comes after.",
};
const commitmentMeanings = {
  ...meanings,
  lte: "Has come so far, or less far: DISCUSSED, PROPOSED, PLANNED, COMMITTED, IN_FORCE, DONE.",
  gte: "Has come so far, or further: DISCUSSED, PROPOSED, PLANNED, COMMITTED, IN_FORCE, DONE.",
};

/** The filter of a field, by its type: `StringScalarFilters`, `BasisEnumScalarFilters`, `StringListFilters`. */
export function filtersOf(types: Types, field: Pick<Field, "type" | "list">): GraphQLInputObjectType {
  const leaf = leafType(types, field.type);
  const isEnum = !isScalarType(field.type);
  const custom = ["EDTF", "ISODuration", "Decimal"].includes(field.type);
  const many = new GraphQLList(new GraphQLNonNull(leaf));
  if (field.list) {
    const name = `${field.type}List${isEnum ? "EnumScalar" : custom ? "Scalar" : ""}Filters`;
    return once(
      types,
      name,
      "filters of lists",
      () =>
        new GraphQLInputObjectType({
          name,
          description: `Tests on a list of ${field.type}; several at once must all hold.`,
          fields: {
            eq: { type: many, description: "Holds exactly these, in this order; `null`: is not recorded." },
            includes: { type: leaf, description: "Holds this one." },
          },
        }),
    );
  }
  const name = `${field.type}${isEnum ? "Enum" : ""}ScalarFilters`;
  return once(types, name, "filters of values", () => {
    const fields: GraphQLInputFieldConfigMap = {
      eq: { type: leaf, description: "Equals; `null`: is not recorded." },
    };
    if (field.type !== "Boolean") fields.in = { type: many, description: "Is one of these; of none where empty." };
    const says = field.type === "Commitment" ? commitmentMeanings : meanings;
    for (const test of operators[field.type] ?? []) fields[test] = { type: leaf, description: says[test] };
    return new GraphQLInputObjectType({
      name,
      description: `Tests on ${field.type}; several at once must all hold.`,
      fields,
    });
  });
}
