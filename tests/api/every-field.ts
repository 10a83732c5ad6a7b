import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isObjectType,
  isRequiredArgument,
} from "graphql";

export interface FieldOperation {
  /** `Task.name` */
  readonly field: string;
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

type Field = GraphQLField<unknown, unknown>;

/** For each field of each object type, an operation that asks for it with every argument, by the shortest way there. */
export function* everyField(schema: GraphQLSchema): Generator<FieldOperation> {
  const query = schema.getQueryType();
  if (!query) return;
  const ways = new Map<string, (inner: string) => string>([[query.name, (inner) => inner]]);
  const queue: GraphQLObjectType[] = [query];
  for (let type = queue.shift(); type !== undefined; type = queue.shift()) {
    const way = ways.get(type.name) ?? ((inner) => inner);
    for (const field of Object.values(type.getFields())) {
      const declared = field.args.map(({ name, type: of }) => `$${name}: ${of}`).join(", ");
      const given = field.args.map(({ name }) => `${name}: $${name}`).join(", ");
      const head = given === "" ? field.name : `${field.name}(${given})`;
      const below = isCompositeType(getNamedType(field.type)) ? " { __typename }" : "";
      yield {
        field: `${type.name}.${field.name}`,
        text: `query${declared === "" ? "" : `(${declared})`} { ${way(`${head}${below}`)} }`,
        variables: Object.fromEntries(field.args.map(({ name, type: of }) => [name, example(name, of)])),
      };
      for (const target of possible(schema, field)) {
        if (ways.has(target.name)) continue;
        const needed = field.args
          .filter(isRequiredArgument)
          .map(({ name, type: of }) => `${name}: ${literalOf(name, of)}`);
        const given = needed.length > 0 ? `(${needed.join(", ")})` : "";
        ways.set(target.name, (inner) => way(`${field.name}${given} { ... on ${target.name} { ${inner} } }`));
        queue.push(target);
      }
    }
  }
}

const literals: Readonly<Record<string, string>> = {
  id: '"x"',
  ids: '["x"]',
  without: '["x"]',
  document: '"x"',
  text: '"x"',
  ...Object.fromEntries(["of", "by", "from", "to", "rows", "columns"].map((name) => [name, "{}"])),
};

/** An argument that must be given; where it is an enum, its first value. */
function literalOf(argument: string, type: GraphQLInputType): string | undefined {
  const named = getNamedType(type);
  return isEnumType(named) ? named.getValues()[0]?.name : literals[argument];
}

function possible(schema: GraphQLSchema, field: Field): readonly GraphQLObjectType[] {
  const type = getNamedType(field.type);
  if (isObjectType(type)) return [type];
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [];
}

function example(argument: string, type: GraphQLInputType): unknown {
  const named = getNamedType(type);
  if (argument === "by" && isEnumType(named)) return named.getValues()[0]?.name;
  switch (argument) {
    case "where":
    case "through":
    case "of":
    case "by":
    case "from":
    case "to":
    case "rows":
    case "columns":
      return {};
    case "sort":
    case "relations":
    case "via":
    case "kinds":
    case "avoid":
    case "rules":
      return [];
    case "limit":
    case "offset":
    case "first":
    case "start":
    case "end":
    case "minHops":
    case "maxHops":
    case "hops":
      return 1;
    case "indirect":
    case "silenced":
      return true;
    case "direction":
      return "BOTH";
    case "basis":
      return "INFERRED";
    case "strength":
      return "WEAK";
    case "severity":
      return "LOW";
    case "commitment":
      return "PLANNED";
    case "after":
    case "pattern":
      return null;
    case "ids":
    case "without":
      return ["x"];
    case "resolution":
      return 2;
    default:
      return "x";
  }
}
