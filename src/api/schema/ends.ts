import {
  GraphQLEnumType,
  type GraphQLEnumValueConfigMap,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLList,
  GraphQLNonNull,
} from "graphql";
import { namedPatterns } from "../patterns.ts";
import { steering } from "../roles.ts";
import { targetNamed } from "../targets.ts";
import { listOf, whereOf } from "./inputs.ts";
import { once, type Types } from "./types.ts";

/** The kinds, as an enum to choose by. */
export function kindEnum(types: Types): GraphQLEnumType {
  return chosenBy(types, "Kind", "The kinds of entity.", () => described(types.ontology.kinds));
}

export function relationEnum(types: Types): GraphQLEnumType {
  return chosenBy(types, "Relation", "The relations there are.", () => described(types.ontology.relations));
}

/** Every pattern and its inverse; null where the ontology has none. */
export function patternEnum(types: Types): GraphQLEnumType | null {
  const { patterns } = types.ontology;
  if (patterns.length === 0) return null;
  const meaning = (name: string) =>
    patterns.find((one) => one.name === name)?.description ??
    `Inverse of \`${patterns.find((one) => one.inverse === name)?.name}\`.`;
  const description = "Chains of relations that have a name, and the same from their other end.";
  return chosenBy(types, "Pattern", description, () =>
    described(namedPatterns(types.ontology).map(({ name }) => ({ name, description: meaning(name) }))),
  );
}

export function directionEnum(types: Types): GraphQLEnumType {
  return chosenBy(types, "Direction", "Which way a relation is gone over.", () =>
    described([
      { name: "OUT", description: "Along it." },
      { name: "IN", description: "Against it." },
      { name: "BOTH", description: "Either way." },
    ]),
  );
}

function chosenBy(
  types: Types,
  name: string,
  description: string,
  values: () => GraphQLEnumValueConfigMap,
): GraphQLEnumType {
  return once(
    types,
    name,
    "choosing ways",
    () => new GraphQLEnumType({ name, description, values: values(), ...steering }),
  );
}

function described(
  values: readonly { readonly name: string; readonly description: string }[],
): GraphQLEnumValueConfigMap {
  return Object.fromEntries(values.map(({ name, description }) => [name, { value: name, description }]));
}

/** `Ends`: entities by id, by kind and filter, or kind by kind. */
export function endsInput(types: Types): GraphQLInputObjectType {
  return once(
    types,
    "Ends",
    "choosing ends",
    () =>
      new GraphQLInputObjectType({
        name: "Ends",
        description:
          "Entities: all that any of its fields names, of which `kinds` and `where` count together; every entity, where there is none.",
        fields: () => {
          const [entity] = types.ontology.interfaces;
          return {
            ids: { type: new GraphQLList(new GraphQLNonNull(GraphQLID)), description: "These." },
            kinds: { type: listOf(kindEnum(types)), description: "Those of these kinds." },
            ...(entity && { where: { type: whereOf(types, targetNamed(types.targets, entity.name)) } }),
            ...Object.fromEntries(
              types.ontology.kinds.map(({ name, plural }) => [
                plural,
                { type: whereOf(types, targetNamed(types.targets, name)) },
              ]),
            ),
          };
        },
      }),
  );
}
