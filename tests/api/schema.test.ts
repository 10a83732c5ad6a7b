import {
  extendSchema,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  parse,
  printSchema,
} from "graphql";
import { describe, expect, it } from "vitest";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { createExecutor } from "../../src/api/execute.ts";
import { checkPlanned, deriveSchema } from "../../src/api/schema.ts";
import { everyField } from "./every-field.ts";
import { ontologyIn, ontology as small } from "./world.ts";

const ontology = ontologyIn("schema.graphql");
const schema = deriveSchema(ontology);

/**
 * What @neo4j/graphql 7.6 makes of schema.graphql without its deprecated fields, mutations or subscriptions. Some 730 of
 * its types are for aggregates; here 76 are, groups included, since kinds whose fields have the same types share them.
 */
const neo4jGraphql = { types: 1887, characters: 554_537 };

describe("the served schema", () => {
  it("is what docs/api.graphql says (npx vitest run tests/api/schema.test.ts -u writes it)", async () => {
    await expect(`${printSchema(schema)}\n`).toMatchFileSnapshot("../../docs/api.graphql");
  });

  it("is little more than half of what @neo4j/graphql makes of the ontology, with all that it has beyond that", () => {
    const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));
    expect(types.length).toBeLessThanOrEqual(481);
    expect(types.length).toBeLessThan(neo4jGraphql.types / 3);
    expect(printSchema(schema).length).toBeLessThan(0.52 * neo4jGraphql.characters);
  });

  it("is the same each time it is derived", () => {
    expect(printSchema(deriveSchema(ontology))).toBe(printSchema(schema));
  });

  it("describes every type, every enum value, and every field of a kind that is not common to all", () => {
    const bare = Object.values(schema.getTypeMap())
      .filter((type) => !isIntrospectionType(type))
      .flatMap((type) => {
        const values = isEnumType(type) ? type.getValues().filter(({ description }) => !description) : [];
        const fields =
          ontology.kinds.some(({ name }) => name === type.name) && isObjectType(type)
            ? Object.values(type.getFields()).filter(
                ({ name, description }) => !description && !name.endsWith("Connection"),
              )
            : [];
        return [
          ...(type.description ? [] : [type.name]),
          ...[...values, ...fields].map(({ name }) => `${type.name}.${name}`),
        ];
      });
    expect(bare).toEqual([]);
  });

  it("has nothing to write with", () => {
    expect([schema.getMutationType(), schema.getSubscriptionType()]).toEqual([undefined, undefined]);
  });

  it("shares the input types of ends that have just what every entity has", () => {
    const shared = Object.values(schema.getTypeMap()).filter(
      (type) => isInputObjectType(type) && ontology.interfaces.slice(1).some(({ name }) => type.name.startsWith(name)),
    );
    expect(shared).toEqual([]);
  });

  it("gives every interface all that every entity has", () => {
    const entity = Object.keys(fieldsOf(schema, "Entity"));
    for (const { name } of ontology.interfaces) expect(Object.keys(fieldsOf(schema, name))).toEqual(entity);
  });

  it("is refused where two declarations need one name", () => {
    const [first, ...others] = small.enums;
    if (!first) throw new Error("the ontology has enums");
    const clashing = { ...small, enums: [first, ...others, { ...first, name: "PageInfo" }] };
    const fields = [{ name: "page", type: "PageInfo", list: false, required: false, description: "" }];
    const kinds = clashing.kinds.map((kind) => ({ ...kind, fields: [...kind.fields, ...fields] }));
    expect(() => deriveSchema({ ...clashing, kinds })).toThrowError(/API_NAME_TAKEN The type name PageInfo/);
  });

  it("is refused where two roots need one name", () => {
    const kinds = small.kinds.map((kind) => ({ ...kind, plural: "things" }));
    expect(() => deriveSchema({ ...small, kinds })).toThrowError(/API_NAME_TAKEN The query field things/);
  });
});

describe("the plan of every field", () => {
  const executor = createExecutor(ontology, createMemoryEngine(ontology), schema);
  const operations = [...everyField(schema)];

  it("covers every field of every type that can be reached", () => {
    const reached = new Set(operations.map(({ field }) => field));
    const all = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) && !isIntrospectionType(type)
        ? Object.keys(type.getFields()).map((name) => `${type.name}.${name}`)
        : [],
    );
    expect(all.filter((field) => !reached.has(field))).toEqual([]);
  });

  it("can be made with all of its arguments", () => {
    for (const { field, text, variables } of operations) {
      expect(executor.compile(parse(text), null, variables).fields.length, field).toBe(1);
    }
  });

  it("is missed where a field is added that nothing answers", () => {
    const extended = extendSchema(
      schema,
      parse("extend type Query { weather: String } extend type Task { mood: Int }"),
    );
    expect(() => checkPlanned(extended)).toThrowError(/API_FIELD_UNPLANNED .*Task\.mood[\s\S]*Query\.weather/);
    expect(() => createExecutor(ontology, createMemoryEngine(ontology), extended)).toThrowError(/API_FIELD_UNPLANNED/);
  });
});

function fieldsOf(of: GraphQLSchema, name: string) {
  const type = of.getType(name);
  if (!isInterfaceType(type)) throw new Error(`${name} is no interface`);
  return type.getFields();
}
