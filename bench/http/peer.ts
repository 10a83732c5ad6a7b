import { readFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import fastify from "fastify";
import type { GraphQLSchema } from "graphql";
import { createHandler } from "graphql-http/lib/use/http";
import mercurius from "mercurius";
import { peerSchema, resolversOf, typeDefs } from "./peer-schema.ts";
import type { Task } from "./question.ts";

/** A peer over tasks in a file: `node peer.mjs apollo|mercurius|graphql-http|yoga|json <file>`. */
const [name = "", file = ""] = process.argv.slice(2);
const tasks = JSON.parse(readFileSync(file, "utf8")) as readonly Task[];
/** Its types would bring those of browsers into every file. */
const { createYoga } = createRequire(import.meta.url)("graphql-yoga") as {
  createYoga: (options: { readonly schema: GraphQLSchema; readonly logging: boolean }) => RequestListener;
};
const address = { host: "127.0.0.1", port: 0 };

const start: Readonly<Record<string, () => Promise<string>>> = {
  /** As its documentation begins. */
  apollo: async () => {
    const server = new ApolloServer({ typeDefs, resolvers: resolversOf(tasks) });
    return (await startStandaloneServer(server, { listen: address })).url;
  },

  /** With its JIT from the first request on. */
  mercurius: async () => {
    const app = fastify();
    app.register(mercurius, { schema: typeDefs, resolvers: resolversOf(tasks), jit: 1 });
    return `${await app.listen(address)}/graphql`;
  },

  "graphql-http": async () => listening(createServer(createHandler({ schema: peerSchema(tasks) }))),

  yoga: async () => listening(createServer(createYoga({ schema: peerSchema(tasks), logging: false }))),

  /** The ceiling: the value is known, and made JSON for each request. */
  json: async () => {
    const service = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        JSON.parse(Buffer.concat(chunks).toString());
        const body = JSON.stringify({ data: { tasks } });
        const type = "application/json; charset=utf-8";
        response.writeHead(200, { "content-type": type, "content-length": Buffer.byteLength(body) });
        response.end(body);
      });
    });
    return listening(service);
  },
};

async function listening(service: Server): Promise<string> {
  await new Promise<void>((resolve) => service.listen(address, resolve));
  return `http://127.0.0.1:${(service.address() as AddressInfo).port}/graphql`;
}

process.stdout.write(`Ask ${await start[name]?.()}\n`);
