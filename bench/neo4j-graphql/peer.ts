import { Neo4jGraphQL } from "@neo4j/graphql";
import type { GraphQLSchema } from "graphql";

/** Every field the library itself calls deprecated. */
const excludeDeprecatedFields = {
  mutationOperations: true,
  aggregationFilters: true,
  aggregationFiltersOutsideConnection: true,
  relationshipFilters: true,
  attributeFilters: true,
};

/** The schema that @neo4j/graphql makes of type definitions, without what it calls deprecated. */
export function peerSchema(typeDefs: string): Promise<GraphQLSchema> {
  return new Neo4jGraphQL({ typeDefs, features: { excludeDeprecatedFields } }).getSchema();
}
