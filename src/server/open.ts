import type { IncomingMessage } from "node:http";
import type { Diagnostic } from "../../graph/diagnostic.ts";
import type { Ontology } from "../../graph/ontology.ts";
import type { Summary } from "../../graph/summary.ts";
import { type Admission, admit } from "./admission.ts";
import { createCoder } from "./coding.ts";
import type { Exchange } from "./exchange.ts";
import { createHttp } from "./http.ts";
import { listen } from "./listen.ts";
import type { Metrics } from "./metrics.ts";
import { createPersisted } from "./persisted.ts";
import { createRates } from "./rates.ts";
import { refusal } from "./reply.ts";
import { createRequestLog, givenId, type RequestLogOptions } from "./request-log.ts";
import { answer, createRoutes, type Served } from "./routes.ts";
import type { Service, ServiceOptions } from "./service.ts";
import type { Sites } from "./site.ts";
import type { Token } from "./tokens.ts";
import { createTurns } from "./turns.ts";
import { type TurnLimits, usualTurns } from "./usual-limits.ts";

/** How a server is reached, whatever it serves. */
export interface OpenOptions extends ServiceOptions {
  readonly host: string;
  /** 0: one the system chooses. */
  readonly port: number;
  /** Folders of saved questions, which the playground offers too: of the same name the last one's counts. They need not exist. */
  readonly questionFolders: readonly string[];
  /** Whether the log is told of each request, and how; it is not, unless said. */
  readonly requests?: RequestLogOptions | null;
  /** Counts what is done, and tells of it at `/metrics`; nobody does, unless said. Its own log has to be the one given here. */
  readonly metrics?: Metrics | null;
  /** Who may ask; everybody, unless said, and no page of another site. */
  readonly admission?: Admission;
  /** How many questions are answered at once (32), and how many may wait (256). */
  readonly turns?: Partial<TurnLimits>;
  /** Whether saved questions are all that may be asked; anything may, unless said. */
  readonly onlySaved?: boolean;
  /** Milliseconds a client has to send a request (30,000), and requests under way have when closing (10,000). */
  readonly requestTimeout?: number;
  readonly drainTimeout?: number;
}

export interface RunningServer {
  /** `http://127.0.0.1:4000` */
  readonly url: string;
  /** The graph it started with, and the warnings its loading gave. */
  readonly ontology: Ontology;
  readonly summary: Summary;
  readonly warnings: readonly Diagnostic[];
  /** The address of the Neo4j that it is a replica of; null for what serves its own graph. */
  readonly replicaOf: string | null;
  readonly ask: Ask;
  /** Stops accepting, lets requests under way finish, at the latest cuts them, and lets go of the graph. */
  close(): Promise<void>;
}

/** What a question is answered, as JSON: for who runs the service, and so needs no token and is no request. */
export type Ask = (query: string, variables: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** A service that listens. */
export interface Opened {
  readonly url: string;
  readonly ask: Ask;
  /** Begins to answer no question any more until what it gives is called. */
  hold(): () => void;
  /** Stops accepting, lets requests under way finish, at the latest cuts them. */
  drain(): Promise<void>;
}

/** Listens, and answers each request with what `served` gives at its time. Errors: the SERVER_ codes of `listen`. */
export async function open(
  {
    host,
    port,
    log,
    turns,
    onlySaved = false,
    requests = null,
    metrics = null,
    admission = { tokens: null, origins: [] },
    requestTimeout = 30_000,
    drainTimeout = 10_000,
  }: OpenOptions,
  sites: Sites,
  served: () => Pick<Served, "service" | "examples" | "standing">,
): Promise<Opened> {
  const onThisThread = () => served().service.engine.name === "memory";
  const inTurn = createTurns({ ...usualTurns, ...turns }, onThisThread);
  metrics?.observe(() => ({ ...served(), inTurn, connections: http.connections() }));
  const routes = createRoutes(sites, metrics?.reply ?? null);
  const persisted = createPersisted(onlySaved);
  const now = (): Served => {
    const { service, examples, standing } = served();
    const asks = requestLog?.asks ?? null;
    return { service, examples, standing, draining: http.draining(), inTurn, persisted, onlySaved, asks };
  };
  const coder = createCoder();
  const tooOften = createRates();
  const requestLog = requests && createRequestLog(log, routes, requests);
  const answered = async (incoming: IncomingMessage, signal: AbortSignal) => {
    const admitted = async (token: Token | null) => {
      if (token === null) return answer(routes, incoming, signal, now);
      requestLog?.admitted(incoming, token.name);
      return tooOften(token) ?? answer(routes, incoming, signal, now);
    };
    return coder(incoming.headers, await admit(admission, incoming, admitted));
  };
  const named = async (incoming: IncomingMessage, signal: AbortSignal) => {
    const id = requestLog === null ? givenId(incoming) : requestLog.begin(incoming);
    if (id === null) return answered(incoming, signal);
    const reply = await answered(incoming, signal).catch((error: unknown) => {
      log({ event: "fault", error, request: id });
      return refusal("INTERNAL_SERVER_ERROR");
    });
    const headers = Object.assign({}, reply.headers, { "x-request-id": id });
    return Object.assign({}, reply, { headers });
  };
  const ended = (exchange: Exchange) => {
    requestLog?.end(exchange);
    metrics?.end(exchange, routes);
  };
  const http = createHttp(named, {
    requestTimeout,
    onFault: (error) => log({ event: "fault", error }),
    onEnd: requestLog || metrics ? ended : undefined,
  });
  return {
    url: await listen(http.server, host, port),
    ask: (query, variables) => askOf(served().service, { query, variables }),
    hold: () => inTurn.hold(),
    drain: () => http.drain(drainTimeout),
  };
}

async function askOf(service: Service, json: unknown): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const { signal } = new AbortController();
  const { body } = await service.answer({ method: "POST", headers, search: "", json, format: null, signal });
  return JSON.parse(String(body));
}
