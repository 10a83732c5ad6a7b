import { type ApolloServer, type BaseContext, HeaderMap } from "@apollo/server";
import type { HttpOperation } from "./http-operation.ts";

/** An answer of Apollo Server, to be sent as it is. */
export interface ApolloReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Asks Apollo Server what came over HTTP. Errors: those of the context; an answer in parts, which no executor here gives. */
export async function askApollo<Context extends BaseContext>(
  apollo: ApolloServer<Context>,
  { method, headers, search, json }: Pick<HttpOperation, "method" | "headers" | "search" | "json">,
  context: () => Promise<Context>,
): Promise<ApolloReply> {
  const given = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) given.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  const httpGraphQLRequest = { method, headers: given, search, body: json };
  const { status, headers: sent, body } = await apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context });
  if (body.kind !== "complete") throw new Error("an answer in parts, which no operation of this service has");
  return { status: status ?? 200, headers: Object.fromEntries(sent), body: body.string };
}
