import { Kind, type OperationDefinitionNode, parse, type TypeNode } from "graphql";
import { nearest } from "../../graph/diagnostic.ts";
import { isObject } from "../api/simplify.ts";
import type { Example } from "./examples.ts";
import { type Reply, refusal } from "./reply.ts";

type Values = { readonly values: Readonly<Record<string, unknown>> } | { readonly reply: Reply };

/** The variables of a question by the parameters of an address, each in its declared type. */
export function variablesIn({ query, name }: Example, search: URLSearchParams): Values {
  const declared = new Map(definitionsIn(query).map(({ variable, type }) => [variable.name.value, type]));
  const values: Record<string, unknown> = {};
  for (const key of new Set(search.keys())) {
    const type = declared.get(key);
    if (type === undefined) {
      const near = nearest(key.slice(0, 100), [...declared.keys()]);
      const those = declared.size === 0 ? "it has none" : `they are ${[...declared.keys()].join(", ")}`;
      return refused(
        `${JSON.stringify(key.slice(0, 100))} is no variable of ${name}.`,
        near ? `did you mean ${near}?` : those,
      );
    }
    const given = search.getAll(key);
    const value = isList(type) ? given.map((one) => typedValue(one, type)) : typedValue(given.at(-1) ?? "", type);
    if ([value].flat().includes(undefined)) {
      return refused(
        `${JSON.stringify(given.join(" ").slice(0, 100))} is no ${nameOf(type)}, as which ${key} is declared.`,
      );
    }
    values[key] = value;
  }
  return { values };
}

function definitionsIn(query: string): NonNullable<OperationDefinitionNode["variableDefinitions"]> {
  try {
    const operation = parse(query).definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
    return operation?.variableDefinitions ?? [];
  } catch {
    // what is wrong with it, the answer will say
    return [];
  }
}

function isList(type: TypeNode): boolean {
  return type.kind === Kind.LIST_TYPE || (type.kind === Kind.NON_NULL_TYPE && isList(type.type));
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}

/** Undefined where it cannot be of the type; what is neither a number, a truth nor an object in JSON is text. */
function typedValue(text: string, type: TypeNode): unknown {
  switch (nameOf(type)) {
    case "Int":
    case "Float":
      return text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : undefined;
    case "Boolean":
      return text === "true" ? true : text === "false" ? false : undefined;
    case "ID":
    case "String":
      return text;
    default:
      return objectIn(text) ?? text;
  }
}

function objectIn(text: string): unknown {
  if (!text.startsWith("{")) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function refused(message: string, hint?: string): { readonly reply: Reply } {
  return { reply: refusal("HTTP_PARAMETER_INVALID", message, {}, hint) };
}
