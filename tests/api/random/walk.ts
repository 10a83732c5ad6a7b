import { type GraphQLField, type GraphQLSchema, getNamedType, isObjectType } from "graphql";
import { isRequired, literal, type Pool, randomInput } from "./inputs.ts";

/** A connection to be read page by page. The operation takes `first` and `after`, and answers under these keys. */
export interface RandomWalk {
  readonly text: string;
  readonly first: number;
  /** The keys that lead from the answer's data to the connection. */
  readonly path: readonly string[];
}

type Field = GraphQLField<unknown, unknown>;

/** A walk over the entities of a kind, or over what one of them is related to, under a random filter and sort. */
export function randomWalk(pool: Pool, schema: GraphQLSchema): RandomWalk {
  const { chance } = pool;
  const query = schema.getQueryType();
  if (!query) throw new Error("no query type");
  const roots = Object.values(query.getFields());
  const first = chance.between(1, 4);
  const lookUps = roots.filter(
    (field) => field.args.some(({ name }) => name === "id") && connections(field).length > 0,
  );
  if (chance.odds(0.5) && lookUps.length > 0) {
    const from = chance.one(lookUps);
    const hop = chance.one(connections(from));
    const id = JSON.stringify(chance.one(pool.ids));
    return { text: walk(`one: ${from.name}(id: ${id}) { ${page(pool, hop)} }`), first, path: ["one", "page"] };
  }
  return { text: walk(page(pool, chance.one(roots.filter(isConnection)))), first, path: ["page"] };
}

/** The same over ways, those of links or of paths. */
export function randomWayWalk(pool: Pool, schema: GraphQLSchema): RandomWalk {
  const { chance } = pool;
  const field = schema.getQueryType()?.getFields()[chance.one(["linksConnection", "pathsConnection"])];
  if (field === undefined) throw new Error("no connection of ways");
  const given = field.args.flatMap(({ name, type }) => {
    if (name === "first" || name === "after" || name === "minHops") return [];
    if (name === "maxHops") return [`maxHops: ${chance.between(1, 3)}`];
    return isRequired(type) || chance.odds(0.2) ? [`${name}: ${literal(type, randomInput(pool, type, 2))}`] : [];
  });
  const facts = "hasPreviousPage hasNextPage startCursor endCursor";
  const node = "reading steps { relation direction properties { id } node { id } }";
  const body = `page: ${field.name}(${given.join(", ")}, first: $first, after: $after) {
    totalCount pageInfo { ${facts} } edges { cursor node { ${node} } } }`;
  return { text: walk(body), first: chance.between(1, 4), path: ["page"] };
}

function walk(body: string): string {
  return `query Walk($first: Int, $after: String) { ${body} }`;
}

function page(pool: Pool, field: Field): string {
  const given = field.args
    .filter(({ name }) => (name === "where" && pool.chance.odds(0.3)) || (name === "sort" && pool.chance.odds(0.8)))
    .map(({ name, type }) => `${name}: ${literal(type, randomInput(pool, type, 2))}, `);
  const head = `page: ${field.name}(${given.join("")}first: $first, after: $after)`;
  const facts = "hasPreviousPage hasNextPage startCursor endCursor";
  return `${head} { totalCount pageInfo { ${facts} } edges { cursor node { id name } } }`;
}

function isConnection(field: Field): boolean {
  return field.args.some(({ name }) => name === "after");
}

function connections(field: Field): readonly Field[] {
  const type = getNamedType(field.type);
  return isObjectType(type) ? Object.values(type.getFields()).filter(isConnection) : [];
}
