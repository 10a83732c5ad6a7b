import { join } from "node:path";
import { deriveSchema } from "../../src/api/schema.ts";
import { readExamples } from "../../src/server/examples.ts";
import { loadGraph } from "../../src/server/load.ts";
import { chanceOf } from "../api/random/chance.ts";
import { root } from "../built.ts";
import { randomRequest, wordsOf } from "../documents/random.ts";

/** One request as it is sent; of some the client goes away before they are answered. */
export interface SoakRequest {
  readonly text: string;
  readonly leaves: boolean;
}

const files = ["csv", "xlsx", "gexf", "graphml", "json"].map((format) => `/q/who-pays-for-what.${format}`);
/** Takes a thousand times as long as the others. */
const drawn = "/q/who-pays-for-what.svg";
const pages = ["/graphql", "/q", "/readyz", "/metrics", "/graph.gexf", "/graph.graphml", "/nope", ...files];

/**
 * Makes requests of all sorts, so many different ones, again and again: saved questions, random documents that are answered or refused, files, what is no
 * HTTP, and clients that go away.
 */
export async function soakRequests(seed: number, different: number): Promise<() => SoakRequest> {
  const places = { ontologyFile: join(root, "schema.graphql"), seedsFolder: join(root, "seeds") };
  const { ontology, dataset } = await loadGraph(places);
  if (ontology === null || dataset === null) throw new Error("the seeds do not load");
  const examples = await readExamples([join(root, "examples")]);
  const schema = deriveSchema(ontology);
  const words = wordsOf(schema);
  const chance = chanceOf(seed);
  const pool = { chance, ontology, ids: [...dataset.entities].map(({ id }) => id), texts: ["assistance", "industry"] };

  const operation = (body: unknown): string => {
    const text = JSON.stringify(body);
    return `POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
  };
  const got = (path: string) => `GET ${path} HTTP/1.1\r\nhost: localhost\r\napollo-require-preflight: 1\r\n\r\n`;
  const example = () => {
    const { query, variables } = chance.one(examples);
    return operation({ query, variables });
  };
  const random = () => {
    const { query, operationName, variables } = randomRequest(pool, schema, words);
    return operation({ query, operationName, variables });
  };
  const makers = [
    example,
    example,
    random,
    random,
    random,
    random,
    () => got(chance.odds(0.03) ? drawn : chance.one(pages)),
  ];
  const make = () => ({ text: chance.one(makers)(), leaves: chance.odds(0.02) });
  if (different === Number.POSITIVE_INFINITY) return make;
  const all = Array.from({ length: different }, make);
  let next = 0;
  return () => all[next++ % all.length] ?? make();
}
