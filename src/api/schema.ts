import {
  GraphQLID,
  type GraphQLNamedType,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLSchema,
  isObjectType,
} from "graphql";
import { StrategraphError } from "../../graph/diagnostic.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { type PlannedField, planned, roleOf } from "./roles.ts";
import { analysisFields } from "./schema/analysis.ts";
import { annotationsField } from "./schema/annotations.ts";
import { listArguments, rootConnection, rootConnectionArguments } from "./schema/connections.ts";
import { findingFields } from "./schema/findings.ts";
import { graphField } from "./schema/graph.ts";
import { isolatedField } from "./schema/isolated.ts";
import { interfaceType, kindType } from "./schema/kinds.ts";
import { ontologyField } from "./schema/ontology.ts";
import { listOfAll, recordType } from "./schema/records.ts";
import { searchFields } from "./schema/search.ts";
import { tableFields } from "./schema/tables.ts";
import { newTypes, outputNamed, type Types } from "./schema/types.ts";
import { wayFields } from "./schema/ways.ts";
import { targetNamed } from "./targets.ts";

/**
 * The served schema of an ontology: the read side of @neo4j/graphql 7's dialect, with evidence, claims, lists and
 * absence. Pure; the same ontology gives the same print. Errors: API_NAME_TAKEN where two declarations need one name,
 * API_FIELD_UNPLANNED where no plan would answer a field. Cost: O(kinds x fields).
 */
export function deriveSchema(ontology: Ontology): GraphQLSchema {
  const types = newTypes(ontology);
  const entities: GraphQLNamedType[] = [
    ...ontology.interfaces.map((one) => interfaceType(types, one)),
    ...ontology.kinds.map((kind) => kindType(types, kind)),
  ];
  const query = new GraphQLObjectType({ name: "Query", description: "What can be asked.", fields: () => roots(types) });
  types.made.set("Query", { type: query, from: "the query type" });
  const schema = new GraphQLSchema({ query, types: entities });
  checkPlanned(schema);
  return schema;
}

function roots(types: Types): Record<string, PlannedField> {
  const { ontology } = types;
  const fields: Record<string, PlannedField> = {};
  const add = (name: string, field: PlannedField) => {
    if (Object.hasOwn(fields, name)) throw taken(name);
    fields[name] = field;
  };
  const [entity] = ontology.interfaces;
  const listed = [
    ...ontology.interfaces.flatMap((one) => (one.plural === null ? [] : [{ ...one, plural: one.plural }])),
    ...ontology.kinds,
  ];
  for (const one of listed) {
    const target = targetNamed(types.targets, one.name);
    const type = outputNamed(types, one.name);
    const singular = "singular" in one ? one.singular : `${one.name.charAt(0).toLowerCase()}${one.name.slice(1)}`;
    const all = one.name === entity?.name ? "Entities of every kind" : capital(one.pluralLabel);
    add(
      one.plural,
      planned(
        { role: "list", target: target.name },
        { type: listOfAll(type), description: `${all}.`, args: listArguments(types, target) },
      ),
    );
    add(
      `${one.plural}Connection`,
      planned(
        { role: "connection", target: target.name },
        {
          type: new GraphQLNonNull(rootConnection(types, target, one.plural)),
          description: `${all}, page by page.`,
          args: rootConnectionArguments(types, target),
        },
      ),
    );
    add(singular, lookup(type, target.name, `The ${one.label} of that id, or null.`));
  }
  for (const [name, field] of Object.entries(analysisFields(types))) add(name, field);
  add("listNotes", rootRecords(types, "lists", "ListNote", "All lists that sources leave open or announce."));
  add("exclusions", rootRecords(types, "exclusions", "Exclusion", "All relations that sources rule out."));
  add(
    "strategies",
    rootRecords(types, "strategies", "Strategy", "All strategies, by id, with what belongs to each counted."),
  );
  add(
    "strategy",
    planned(
      { role: "strategy" },
      {
        type: recordType(types, "Strategy"),
        description: "The strategy of that id, its folder's name, or null.",
        args: { id: { type: new GraphQLNonNull(GraphQLID) } },
      },
    ),
  );
  add("annotations", annotationsField(types));
  const ways = [...wayFields(types), ...tableFields(types), ...findingFields(types), ...searchFields(types)];
  for (const [name, field] of ways) add(name, field);
  add("isolated", isolatedField(types));
  add("graph", graphField(types));
  add("ontology", ontologyField(types));
  return fields;
}

function lookup(type: GraphQLOutputType, target: string, description: string): PlannedField {
  return planned(
    { role: "lookup", target },
    { type, description, args: { id: { type: new GraphQLNonNull(GraphQLID) } } },
  );
}

function rootRecords(
  types: Types,
  of: "lists" | "exclusions" | "strategies",
  record: string,
  description: string,
): PlannedField {
  return planned({ role: "rootRecords", of, record }, { type: listOfAll(recordType(types, record)), description });
}

function taken(name: string): StrategraphError {
  return new StrategraphError({
    code: "API_NAME_TAKEN",
    severity: "error",
    message: `The query field ${name} is needed twice.`,
    hint: "give one of the kinds another singular or plural in the ontology",
  });
}

/** Fails unless a plan answers every field of the schema. Cost: O(fields). */
export function checkPlanned(schema: GraphQLSchema): void {
  const bare = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith("__"))
    .flatMap((type) =>
      isObjectType(type)
        ? Object.values(type.getFields())
            .filter((field) => roleOf(field) === undefined)
            .map((field) => `${type.name}.${field.name}`)
        : [],
    );
  if (bare.length === 0) return;
  throw new StrategraphError(
    bare.map((name) => ({
      code: "API_FIELD_UNPLANNED",
      severity: "error",
      message: `No plan answers the field ${name}.`,
      hint: "give the field a role where the schema is derived",
    })),
  );
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
