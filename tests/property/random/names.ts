import { relationId } from "../../../graph/dataset.ts";
import { readValue } from "../../../graph/values.ts";
import { type Generate, pick } from "./choosing.ts";

/** Few values of each type, so that they meet; strings whose code points and UTF-16 units order differently. */
export const pools: Readonly<Record<string, readonly (string | number | boolean)[]>> = {
  String: ["", "a", "A", "ab", "a b", "é", "\uFFFD", "😀", "😀a"],
  Int: [-3, 0, 1, 2024, 2147483647],
  Float: [-0.5, 0, 0.1, 2.25, 1e16, 1.5e308],
  Boolean: [true, false],
  Stage: ["IDEA", "DRAFT", "ACTIVE"],
  EDTF: ["2024", "2024-06", "2024-06-10", "../2030", "2020/..", "2024/"].map((raw) => canonical("EDTF", raw)),
  ISODuration: ["P1Y", "P12M", "P18M", "P11M"].map((raw) => canonical("ISODuration", raw)),
  Decimal: ["9.5", "10", "-1", "0"].map((raw) => canonical("Decimal", raw)),
};

const types = Object.keys(pools);

export const fieldNames = [...types.map((type) => `one${type}`), ...types.map((type) => `many${type}`)];

export const typeOf = (name: string): string => name.replace(/^(one|many)/u, "");

export const localIds = ["a", "a-b", "a.b", "a b", "aa", "b", "é", "\uFFFD", "😀", "zz"];

export const kinds = ["K0", "K1", "K2"];

export const relationNames = ["r0", "r1", "r2"];

export const languages = ["en", "ru", "zh-Hant", "RU"];

function canonical(type: "EDTF" | "ISODuration" | "Decimal", raw: string): string {
  const read = readValue(type, raw);
  if ("fault" in read) throw new Error(`${raw} ${read.fault}`);
  return String(read.value);
}

export const common = ["id", "name", "description", "basis"];

export const standing: Readonly<Record<string, readonly string[]>> = {
  basis: ["STATED", "INFERRED"],
  strength: ["STRONG", "MEDIUM", "WEAK"],
  commitment: ["DISCUSSED", "PLANNED", "DONE"],
};

export const someId = (g: Generate): string => `s/${pick(g, [...localIds, "source", "none"])}`;

export const someRelationId = (g: Generate): string => relationId(someId(g), pick(g, relationNames), someId(g));
