import type { IncomingMessage } from "node:http";
import { LRUCache } from "lru-cache";
import { describe } from "../../graph/diagnostic.ts";
import type { Status } from "../../graph/engine.ts";
import type { Format } from "../../graph/export/format.ts";
import { formats, tools } from "../../graph/export/formats.ts";
import { answerRows } from "./answer-rows.ts";
import { readJson } from "./body.ts";
import type { Example } from "./examples.ts";
import { aroundIn, exportReply, formatAsked, notExported } from "./export.ts";
import type { Standing } from "./follow.ts";
import type { HttpOperation } from "./http-operation.ts";
import { graphqlVary } from "./known-operations.ts";
import type { Persisted } from "./persisted.ts";
import { answerQuestion } from "./questions.ts";
import { questionsReply } from "./questions-page.ts";
import { jsonReply, type Reply, refusal } from "./reply.ts";
import { roomPaths } from "./room.ts";
import { rowFormOf } from "./rows.ts";
import type { Service } from "./service.ts";
import type { Sites } from "./site.ts";
import { tagged } from "./tags.ts";
import { type Asker, type InTurn, overloaded } from "./turns.ts";

/** What is served at this moment. */
export interface Served {
  readonly service: Service;
  readonly examples: readonly Example[];
  /** Of a replica. */
  readonly standing: Standing | null;
  readonly draining: boolean;
  readonly inTurn: InTurn;
  readonly persisted: Persisted;
  /** Whether nothing but saved questions is to be asked. */
  readonly onlySaved: boolean;
  /** Is told what a request asks, where anybody wants to know. */
  readonly asks: ((request: IncomingMessage, operation: HttpOperation) => void) | null;
}

interface Asked {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly signal: AbortSignal;
  readonly served: () => Served;
}

type Route = (asked: Asked) => Reply | Promise<Reply>;
type Methods = Readonly<Partial<Record<"get" | "post", Route>>>;

/** Every path this service knows, and what answers there. */
export function createRoutes(
  { playground, room }: Sites,
  metrics: ((accept: string) => Promise<Reply>) | null,
): ReadonlyMap<string, Methods> {
  const files = [...playground.files, ...room.files].map(([path, file]): [string, Methods] => [
    path,
    { get: () => file },
  ]);
  return new Map<string, Methods>([
    ...roomPaths.map((path): [string, Methods] => [path, { get: () => room.page }]),
    ["/graphql", { get: (asked) => (wantsPage(asked) ? playground.page : getOperation(asked)), post: postOperation }],
    ["/playground/examples.json", { get: ({ served }) => jsonReply(200, served().examples) }],
    ...formats.map((format): [string, Methods] => [`/graph.${format.name}`, { get: graphIn(format) }]),
    ...Object.entries(tools).map(([tool, format]): [string, Methods] => [`/graph.${tool}`, { get: graphIn(format) }]),
    ["/q", { get: (asked) => questionsReply(asked.served().examples, wantsPage(asked)) }],
    ["/healthz", { get: () => jsonReply(200, { status: "alive" }) }],
    ["/readyz", { get: readiness }],
    ...(metrics === null ? [] : [["/metrics", measured(metrics)] as const]),
    ...files,
  ]);
}

function measured(metrics: (accept: string) => Promise<Reply>): Methods {
  return { get: ({ request }) => metrics(header(request, "accept")) };
}

/** Answers one request. HEAD is GET without its body. */
export async function answer(
  routes: ReadonlyMap<string, Methods>,
  request: IncomingMessage,
  signal: AbortSignal,
  served: () => Served,
): Promise<Reply> {
  const url = addressIn(request.url ?? "/");
  if (url === null) return refusal("HTTP_MALFORMED", "The request's path is malformed.");
  const methods = routes.get(url.pathname) ?? (url.pathname.startsWith("/q/") ? question : undefined);
  if (methods === undefined) return refusal("HTTP_NOT_FOUND", "There is nothing here; the API is at /graphql.");
  const method = request.method === "HEAD" ? "get" : request.method?.toLowerCase();
  const route = method === "get" || method === "post" ? methods[method] : undefined;
  if (route === undefined) {
    const allow = Object.keys(methods).join(", ").toUpperCase();
    return refusal("HTTP_METHOD_NOT_ALLOWED", `This path answers ${allow}.`, { allow });
  }
  return route({ request, url, signal, served });
}

/** Programs send to one address, again and again. */
const addresses = new LRUCache<string, URL>({ max: 100 });

/** Null where it is malformed. */
function addressIn(target: string): URL | null {
  const known = addresses.get(target);
  if (known) return known;
  if (!URL.canParse(target, "http://localhost")) return null;
  const url = new URL(target, "http://localhost");
  if (target.length < 1_000) addresses.set(target, url);
  return url;
}

function getOperation(asked: Asked): Promise<Reply> {
  return operate(asked, "GET", undefined);
}

async function postOperation(asked: Asked): Promise<Reply> {
  // before its body is read: to refuse has to be cheap
  if (asked.served().inTurn.isFull(clientOf(asked.request))) return overloaded;
  const body = await readJson(asked.request);
  return "refusal" in body ? body.refusal : operate(asked, "POST", body.json);
}

async function operate({ request, url, signal, served }: Asked, method: string, json: unknown): Promise<Reply> {
  const { headers } = request;
  try {
    const rows = rowFormOf(url.searchParams.get("format") ?? "");
    const format = rows === null ? formatAsked(url.searchParams, header(request, "accept")) : null;
    const operation = { method, headers, search: url.search, json, format, signal };
    return await served().inTurn(askerOf(request, signal), () => {
      // what is served when it is its turn: it may have waited for another graph
      const { service, examples, persisted, asks } = served();
      const told = (whole: HttpOperation) => {
        asks?.(request, whole);
        return rows === null ? service.answer(whole) : answerRows(service, whole, rows);
      };
      const isPlain = asks === null && rows === null;
      const answer = () => persisted(operation, examples, isPlain ? service.answer : told);
      if (method !== "GET") return answer();
      const asked = [url.pathname, url.search, header(request, "accept")];
      const known = headers["if-none-match"];
      return tagged({ service, known, asked, vary: graphqlVary }, answer);
    });
  } catch (error) {
    return notExported(error);
  }
}

const question: Methods = {
  get: async ({ request, url, signal, served }) => {
    const known = request.headers["if-none-match"];
    try {
      return await served().inTurn(askerOf(request, signal), () => {
        const { service, examples } = served();
        return answerQuestion({ service, questions: examples, url, known, signal });
      });
    } catch (error) {
      return notExported(error);
    }
  },
};

/** The whole graph, or with `around`, which may be given several times, what lies within `hops` of these entities. */
function graphIn(format: Format): Route {
  return async ({ request, url, signal, served }) => {
    try {
      if (served().onlySaved) return refusal("OPERATION_NOT_SAVED");
      const known = request.headers["if-none-match"];
      return await served().inTurn(askerOf(request, signal), () => {
        const { service } = served();
        const tagging = { service, known, asked: [url.pathname, url.search], vary: "accept-encoding" };
        return tagged(tagging, async () =>
          exportReply(format, await service.excerpt(aroundIn(url.searchParams), signal), "graph", signal),
        );
      });
    } catch (error) {
      return notExported(error);
    }
  };
}

async function readiness({ served }: Asked): Promise<Reply> {
  const { service, standing, draining } = served();
  if (draining) return jsonReply(503, { status: "draining" });
  const status = await service.engine.status().catch((error: unknown) => error);
  if (status instanceof Error) return jsonReply(503, { status: "unreachable", error: status.message });
  const { revision, entities, relations } = status as Status;
  if (revision === null) return jsonReply(503, { status: "not loaded" });
  const size = { revision, entities, relations };
  if (standing === null) return jsonReply(200, { status: "ready", ...size });
  // a replica answers whatever becomes of Neo4j: no reason to send nobody there any more
  const { state, stored, seen, problem } = standing;
  const error = problem === null ? {} : { error: describe(problem) };
  return jsonReply(200, {
    status: problem === null ? "ready" : "stale",
    ...size,
    replica: { state, stored, seen: seen.toISOString(), ...error },
  });
}

function askerOf(request: IncomingMessage, signal: AbortSignal): Asker {
  return { signal, client: clientOf(request) };
}

/** Clients are told apart by their addresses. */
function clientOf({ socket }: IncomingMessage): string {
  return socket.remoteAddress ?? "";
}

/** Browsers ask for a page, programs for JSON; a link to a file is no page. */
function wantsPage({ request, url }: Asked): boolean {
  const accept = header(request, "accept");
  return accept.includes("text/html") && !accept.includes("json") && !url.searchParams.has("format");
}

function header(request: IncomingMessage, name: "accept"): string {
  const value = request.headers[name] ?? "";
  return Array.isArray(value) ? value.join(", ") : value;
}
