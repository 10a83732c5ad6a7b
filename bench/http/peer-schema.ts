import { makeExecutableSchema } from "@graphql-tools/schema";
import type { GraphQLSchema } from "graphql";
import type { Task } from "./question.ts";

export const typeDefs = `
  type Query { tasks(where: TaskWhere, sort: [TaskSort!], limit: Int): [Task!]! }
  type Task { id: ID! name: String! basis: Basis! description: String number: String }
  enum Basis { STATED INFERRED }
  input TaskWhere { NOT: TaskWhere id: IdFilter }
  input IdFilter { eq: ID }
  input TaskSort { id: SortDirection }
  enum SortDirection { ASC DESC }
`;

/** Tasks come as they are asked for: what is measured is their way to the client. */
export function resolversOf(tasks: readonly Task[]) {
  return { Query: { tasks: () => tasks } };
}

export function peerSchema(tasks: readonly Task[]): GraphQLSchema {
  return makeExecutableSchema({ typeDefs, resolvers: resolversOf(tasks) });
}
