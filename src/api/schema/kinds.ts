import { GraphQLInterfaceType, GraphQLNonNull, GraphQLObjectType, GraphQLString } from "graphql";
import type { EntityInterface, EntityKind, Field, RelationField } from "../../../graph/ontology.ts";
import { entityExtras, entityRecords } from "../../../graph/records.ts";
import { type PlannedField, planned } from "../roles.ts";
import { targetNamed } from "../targets.ts";
import { listArguments, relationConnection, relationConnectionArguments } from "./connections.ts";
import { listOfAll, recordField, recordsLink, sourceFields } from "./records.ts";
import { leafType, once, outputNamed, type Types } from "./types.ts";
import { patternFields, reachableField } from "./ways.ts";

/** The object type of a kind. */
export function kindType(types: Types, kind: EntityKind): GraphQLObjectType {
  return once(
    types,
    kind.name,
    "a kind of that name",
    () =>
      new GraphQLObjectType({
        name: kind.name,
        description: kind.near ? `${kind.description}\n\nNearest standard term: ${kind.near}.` : kind.description,
        interfaces: () =>
          types.ontology.interfaces
            .filter((one) => kind.interfaces.includes(one.name))
            .map((one) => interfaceType(types, one)),
        fields: () => {
          const fields = entityFields(types, kind.fields);
          for (const relation of kind.relationFields) Object.assign(fields, relationFields(types, relation));
          const ofSource = kind.name === types.ontology.sourceKind ? sourceFields(types) : {};
          return { ...fields, ...ofSource, ...patternFields(types, kind) };
        },
      }),
  );
}

/** The interface type of kinds that stand at the same end of a relation, or of all. */
export function interfaceType(types: Types, one: EntityInterface): GraphQLInterfaceType {
  return once(
    types,
    one.name,
    "an interface of that name",
    () =>
      new GraphQLInterfaceType({
        name: one.name,
        description: one.description,
        fields: () => bare(one.name === types.ontology.interfaces[0]?.name, entityFields(types, one.fields)),
      }),
  );
}

/** What every entity has is described at `Entity` and at the kinds, not again at each interface between. */
function bare(described: boolean, fields: Record<string, PlannedField>): Record<string, PlannedField> {
  if (described) return fields;
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, { ...field, description: null }]));
}

function entityFields(types: Types, declared: readonly Field[]): Record<string, PlannedField> {
  const fields: Record<string, PlannedField> = {};
  for (const field of declared) {
    if (field.name === "name") Object.assign(fields, nameFields(field));
    else fields[field.name] = declaredField(types, field);
  }
  for (const extra of entityExtras) fields[extra.name] = recordField(types, extra, "entity");
  for (const link of entityRecords) fields[link.name] = recordsLink(types, link, "entity");
  fields.reachable = reachableField(types);
  return fields;
}

function declaredField(types: Types, field: Field): PlannedField {
  const leaf = leafType(types, field.type);
  const type = field.list ? listOfAll(leaf).ofType : leaf;
  return planned(
    { role: "field", subject: "entity", name: field.name },
    { type: field.required ? new GraphQLNonNull(type) : type, description: field.description },
  );
}

function nameFields(field: Field): Record<string, PlannedField> {
  const args = { lang: { type: GraphQLString } };
  return {
    name: planned(
      { role: "name" },
      {
        type: new GraphQLNonNull(GraphQLString),
        description: field.description,
        args,
      },
    ),
    nameLanguage: planned(
      { role: "nameLanguage" },
      {
        type: new GraphQLNonNull(GraphQLString),
        description: "The language (BCP 47) of the name given for `lang`.",
        args,
      },
    ),
  };
}

function relationFields(types: Types, field: RelationField): Record<string, PlannedField> {
  const target = targetNamed(types.targets, field.target);
  const { description } = field;
  return {
    [field.name]: planned(
      { role: "hop", form: "list", field },
      {
        type: listOfAll(outputNamed(types, target.name)),
        description,
        args: listArguments(types, target),
      },
    ),
    [`${field.name}Connection`]: planned(
      { role: "hop", form: "connection", field },
      {
        type: new GraphQLNonNull(relationConnection(types, target)),
        args: relationConnectionArguments(types, target),
      },
    ),
  };
}
