import { readFileSync } from "node:fs";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { Neo4jGraphQL } from "@neo4j/graphql";
import neo4j from "neo4j-driver";

/** @neo4j/graphql as its documentation sets it up: `node peer.mjs <schema file>`, the database in the environment. */
const [schemaFile = ""] = process.argv.slice(2);
const { NEO4J_URI: uri = "", NEO4J_USERNAME: username = "", NEO4J_PASSWORD: password = "" } = process.env;
const driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
const library = new Neo4jGraphQL({ typeDefs: readFileSync(schemaFile, "utf8"), driver });
const server = new ApolloServer({ schema: await library.getSchema() });
const { url } = await startStandaloneServer(server, { listen: { host: "127.0.0.1", port: 0 } });
process.stdout.write(`Ask ${url}\n`);
