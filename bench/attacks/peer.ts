import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { isInterfaceType } from "graphql";
import { deriveSchema } from "../../src/api/schema.ts";
import { loadGraph } from "../../src/server/load.ts";
import { resolversOf } from "../../tests/api/random/reference/resolvers.ts";

/** Apollo Server as its documentation begins, with plain resolvers over the seeds: `node peer.mjs <schema file> <seeds>`. */
const [ontologyFile = "", seedsFolder = ""] = process.argv.slice(2);
const { ontology, dataset } = await loadGraph({ ontologyFile, seedsFolder });
if (ontology === null || dataset === null) throw new Error("the seeds do not load");
const schema = deriveSchema(ontology);
const { fieldResolver, typeResolver } = resolversOf(ontology, dataset)();
for (const type of Object.values(schema.getTypeMap())) if (isInterfaceType(type)) type.resolveType = typeResolver;
const server = new ApolloServer({ schema, fieldResolver });
const { url } = await startStandaloneServer(server, { listen: { host: "127.0.0.1", port: 0 } });
process.stdout.write(`Ask ${url}graphql\n`);
