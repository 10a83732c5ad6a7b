import {
  GraphQLBoolean,
  GraphQLError,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLScalarType,
  GraphQLString,
  Kind,
  print,
} from "graphql";
import type { ScalarType } from "../../../graph/ontology.ts";
import { readValue } from "../../../graph/values.ts";
import { apiError } from "../codes.ts";

type Canonical = "EDTF" | "ISODuration" | "Decimal";

function canonicalScalar(name: Canonical, description: string, specifiedByURL: string | null): GraphQLScalarType {
  const read = (raw: unknown): string => {
    if (typeof raw !== "string") throw invalid(name, "is not a string");
    const result = readValue(name, raw);
    if ("fault" in result) throw invalid(name, result.fault);
    return String(result.value);
  };
  return new GraphQLScalarType({
    name,
    description,
    specifiedByURL,
    serialize: (value) => value,
    parseValue: read,
    parseLiteral: (node) => {
      if (node.kind !== Kind.STRING) {
        throw new GraphQLError(`${name} is written as a string, not as ${print(node)}.`, {
          nodes: node,
          extensions: { code: "API_VALUE_INVALID" },
        });
      }
      return read(node.value);
    },
  });
}

function invalid(type: Canonical, fault: string): GraphQLError {
  return apiError("API_VALUE_INVALID", `The ${type} ${fault}.`);
}

/** Every scalar a field may have. */
export const scalars: Readonly<Record<ScalarType, GraphQLScalarType>> = {
  ID: GraphQLID,
  String: GraphQLString,
  Int: GraphQLInt,
  Float: GraphQLFloat,
  Boolean: GraphQLBoolean,
  EDTF: canonicalScalar(
    "EDTF",
    "A date, or an interval of dates, in the Extended Date/Time Format: `2024`, `2024-06-10`, `../2030`. Ordered by start, then by end.",
    "https://www.loc.gov/standards/datetime/",
  ),
  ISODuration: canonicalScalar("ISODuration", "A length of time as in ISO 8601: `P5Y`, `P18M`.", null),
  Decimal: canonicalScalar("Decimal", 'An exact decimal number, written as a string: `"12500000.00"`.', null),
};
