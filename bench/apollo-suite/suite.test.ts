import type { AddressInfo } from "node:net";
import { ApolloServer, type ApolloServerOptions, type BaseContext } from "@apollo/server";
import {
  type CreateServerForIntegrationTestsOptions,
  defineIntegrationTestSuite,
} from "@apollo/server-integration-testsuite";
import { askApollo } from "../../src/server/apollo.ts";
import { readJson } from "../../src/server/body.ts";
import { createHttp } from "../../src/server/http.ts";

/** The suite brings its own Apollo Server, for the compiler another one than ours. */
type Ours = Parameters<typeof askApollo>[0];

/** Our HTTP around any Apollo Server, graphql-js its executor: what the service does around its own. */
async function createServer(
  options: ApolloServerOptions<BaseContext>,
  { context = async () => ({}) }: CreateServerForIntegrationTestsOptions = {},
) {
  const server = new ApolloServer(options);
  await server.start();
  const http = createHttp(
    async (request) => {
      const { method = "GET", headers, url = "/" } = request;
      const body = method === "POST" ? await readJson(request) : { json: undefined };
      if ("refusal" in body) return body.refusal;
      const search = url.includes("?") ? url.slice(url.indexOf("?")) : "";
      return askApollo(server as unknown as Ours, { method, headers, search, json: body.json }, context);
    },
    { requestTimeout: 30_000, onFault: (error) => console.error(error) },
  );
  await new Promise<void>((resolve) => http.server.listen(0, "127.0.0.1", resolve));
  const { port } = http.server.address() as AddressInfo;
  return { server, url: `http://127.0.0.1:${port}/`, extraCleanup: () => http.drain(100) };
}

defineIntegrationTestSuite(createServer, { noIncrementalDelivery: true });
