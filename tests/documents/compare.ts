import { Agent, request } from "node:http";
import { isDeepStrictEqual } from "node:util";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import type { ServerEvent } from "../../src/server/events.ts";
import { open } from "../../src/server/open.ts";
import { createService } from "../../src/server/service.ts";
import { askedWorld } from "../api/random/asked-world.ts";
import { type Answer, type Compared, judge } from "./judge.ts";
import { type RandomRequest, randomRequest, wordsOf } from "./random.ts";
import { verdictOf } from "./verdict.ts";

/** What a world of requests came to. */
export interface Tally {
  readonly seed: number;
  readonly documents: number;
  readonly refused: number;
  readonly data: number;
  readonly ownRefusals: number;
  readonly differences: readonly string[];
}

/**
 * Asks a service on a random graph so many random documents over HTTP, some of them twice: through Apollo Server, and
 * where that has learnt it, without. Answers are held against graphql-js. Cost: some milliseconds a document.
 */
export async function compareDocuments(seed: number, documents: number): Promise<Tally> {
  const { schema, ontology, engine, reference, pool } = await askedWorld(seed, seed, async (one) =>
    createMemoryEngine(one),
  );
  const events: ServerEvent[] = [];
  const log = (event: ServerEvent) => events.push(event);
  const service = await createService(ontology, engine, { log });
  const nothing = { page: { status: 404, headers: {}, body: "" }, files: new Map() };
  const options = { host: "127.0.0.1", port: 0, questionFolders: [], log };
  const { url, drain } = await open(options, { playground: nothing, room: nothing }, () => ({
    service,
    examples: [],
    standing: null,
  }));
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const words = wordsOf(schema);
  const counts: Record<Compared, number> = { refused: 0, data: 0, "of its own": 0 };
  const differences: string[] = [];
  for (let at = 0; at < documents; at++) {
    const asked = randomRequest(pool, schema, words);
    const first = await post(url, agent, asked);
    // what was refused goes the same way again: a few are enough
    const again = at % (first.status === 200 ? 3 : 20) === 0;
    const second = again ? await post(url, agent, asked) : first;
    const verdict = verdictOf(schema, reference, asked);
    const found = isDeepStrictEqual(first, second)
      ? judge(schema, asked, verdict, first)
      : { differences: ["answered otherwise the second time", first.text, second.text] };
    const place = `seed ${seed}, document ${at}`;
    if ("compared" in found) counts[found.compared]++;
    else differences.push([place, ...found.differences, JSON.stringify(asked)].join("\n"));
    if (events.length > 0) differences.push(`${place}: ${JSON.stringify(events.splice(0))} ${JSON.stringify(asked)}`);
  }
  agent.destroy();
  await drain();
  await service.retire();
  return {
    seed,
    documents,
    refused: counts.refused,
    data: counts.data,
    ownRefusals: counts["of its own"],
    differences,
  };
}

function post(url: string, agent: Agent, { query, operationName, variables }: RandomRequest): Promise<Answer> {
  const body = JSON.stringify({ query, operationName, variables });
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const sent = request(`${url}/graphql`, { method: "POST", agent, headers }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (part: string) => {
        text += part;
      });
      answer.once("error", reject);
      answer.once("end", () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    sent.once("error", reject);
    sent.end(body);
  });
}
