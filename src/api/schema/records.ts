import { GraphQLList, GraphQLNonNull, GraphQLObjectType, type GraphQLOutputType } from "graphql";
import type { Subject } from "../../../graph/plan/plan.ts";
import { type RecordField, type RecordKind, recordKinds, sourceRecords } from "../../../graph/records.ts";
import { type PlannedField, planned } from "../roles.ts";
import { contentField } from "./text.ts";
import { leafType, once, outputNamed, type Types } from "./types.ts";

/** The object type of a record: `Claim`, `Evidence`, as the table in graph/records.ts has it. */
export function recordType(types: Types, name: string): GraphQLObjectType {
  const record = recordKinds.find((one) => one.name === name);
  if (!record) throw new Error(`there is no record ${name}`);
  return once(
    types,
    name,
    "a record",
    () => new GraphQLObjectType({ name, description: record.description, fields: () => recordFields(types, record) }),
  );
}

function recordFields(types: Types, record: RecordKind): Record<string, PlannedField> {
  const fields: Record<string, PlannedField> = {};
  for (const field of record.fields) fields[field.name] = recordField(types, field, "record");
  for (const link of record.entities) {
    const target = link.of === "source" ? types.ontology.sourceKind : (types.ontology.interfaces[0]?.name ?? "");
    const entity = outputNamed(types, target);
    const many = link.cardinality === "many";
    fields[link.name] = planned(
      { role: "entities", link: link.name, target, many, cited: link.cited ?? false },
      {
        type: many ? listOfAll(entity) : link.cardinality === "one" ? new GraphQLNonNull(entity) : entity,
        description: link.description,
      },
    );
  }
  if (record.name === "SourceText") fields.content = contentField();
  for (const link of record.records) fields[link.name] = recordsLink(types, link, "record");
  return fields;
}

/** A plain field of a record, or of an entity beside its declared ones. */
export function recordField(types: Types, field: RecordField, subject: Subject): PlannedField {
  const leaf = leafType(types, field.type);
  const type = field.list ? listOfAll(leaf) : leaf;
  return planned(
    { role: "field", subject, name: field.name },
    {
      type: field.required && !(type instanceof GraphQLNonNull) ? new GraphQLNonNull(type) : type,
      description: field.description,
    },
  );
}

/** Records that hang on an entity, a relation or a record. */
export function recordsLink(
  types: Types,
  link: { readonly name: string; readonly of: string; readonly description: string },
  subject: Subject,
): PlannedField {
  return planned(
    { role: "records", subject, link: link.name, record: link.of },
    { type: listOfAll(recordType(types, link.of)), description: link.description },
  );
}

/** What every entity of the source kind has: its text. */
export function sourceFields(types: Types): Record<string, PlannedField> {
  return Object.fromEntries(
    sourceRecords.map(({ name, of, description }) => [
      name,
      planned({ role: "text" }, { type: recordType(types, of), description }),
    ]),
  );
}

/** `[T!]!` */
export function listOfAll(type: GraphQLOutputType): GraphQLNonNull<GraphQLOutputType> {
  const member = type instanceof GraphQLNonNull ? type : new GraphQLNonNull(type);
  return new GraphQLNonNull(new GraphQLList(member));
}
