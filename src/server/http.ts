import { createServer, type IncomingMessage, type Server, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { GraphQLError } from "graphql";
import { apiCodes, apiError } from "../api/codes.ts";
import type { Exchange } from "./exchange.ts";
import { type Reply, refusal, send } from "./reply.ts";

export interface Http {
  readonly server: Server;
  readonly draining: () => boolean;
  /** How many are open. */
  readonly connections: () => number;
  /**
   * Accepts nothing new, lets requests under way finish, and ends their connections with them. After `milliseconds` what
   * is left is aborted, and its connections are cut.
   */
  drain(milliseconds: number): Promise<void>;
}

export interface HttpOptions {
  /** Milliseconds a client has to send a whole request. */
  readonly requestTimeout: number;
  /** Sees what the answering threw; the client gets a plain 500. */
  readonly onFault: (error: unknown) => void;
  /** Is told of each request, once it is answered or its client gone. */
  readonly onEnd?: ((exchange: Exchange) => void) | undefined;
}

/** An HTTP server around one function from request to reply. The signal is aborted when the client's connection ends. */
export function createHttp(
  answer: (request: IncomingMessage, signal: AbortSignal) => Promise<Reply>,
  { requestTimeout, onFault, onEnd }: HttpOptions,
): Http {
  let draining = false;
  /** Of each connection what is aborted when it ends, which is when its client goes away: it answers one request at a time. */
  const connections = new Map<Socket, AbortController>();
  const server = createServer(
    {
      requestTimeout,
      // refused below, in JSON
      requireHostHeader: false,
      headersTimeout: Math.min(requestTimeout, 10_000),
      // longer than the minute for which servers in front keep a connection: none of theirs ends as they send on it
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: Math.min(requestTimeout, 1_000),
    },
    async (request, response) => {
      const signal = connections.get(request.socket)?.signal ?? AbortSignal.abort(cancelled());
      let reply: Reply | null = null;
      if (onEnd !== undefined) {
        const told = begun(request);
        response.once("close", () => onEnd({ request, reply, whole: response.writableFinished, ...told() }));
      }
      try {
        reply = hostIsClear(request) ? await answer(request, signal) : refusal("HTTP_MALFORMED");
      } catch (error) {
        onFault(error);
        reply = refusal("INTERNAL_SERVER_ERROR");
      }
      await send(request, response, reply, draining).catch((error) => {
        if (!signal.aborted) onFault(error);
        response.destroy();
      });
    },
  );
  server.on("connection", (socket) => {
    const controller = new AbortController();
    connections.set(socket, controller);
    socket.once("close", () => {
      connections.delete(socket);
      controller.abort(cancelled());
    });
  });
  server.on("clientError", refuseMalformed);
  server.on("checkExpectation", (request, response) => {
    void send(request, response, refusal("HTTP_EXPECTATION_UNKNOWN"), true);
  });
  server.on("connect", (_, socket) => {
    endWith(socket, refusal("HTTP_METHOD_NOT_ALLOWED", "This is no proxy.", { allow: "GET, POST" }));
  });

  return {
    server,
    draining: () => draining,
    connections: () => connections.size,
    async drain(milliseconds) {
      draining = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const sweep = setInterval(closeIdle, 100);
      const deadline = setTimeout(() => {
        for (const controller of connections.values()) controller.abort(cancelled());
        server.closeAllConnections();
      }, milliseconds);
      closeIdle();
      await closed;
      clearInterval(sweep);
      clearTimeout(deadline);
    },
  };

  /** Connections that a browser opened ahead and never used are not idle to Node. */
  function closeIdle(): void {
    server.closeIdleConnections();
    for (const socket of connections.keys()) if (socket.bytesRead === 0) socket.destroy();
  }
}

/** Counts from now on: how long a request has taken, and what its connection has carried. */
function begun({ socket }: IncomingMessage): () => Pick<Exchange, "milliseconds" | "bytes"> {
  const [time, bytes] = [performance.now(), socket.bytesWritten];
  return () => ({ milliseconds: performance.now() - time, bytes: socket.bytesWritten - bytes });
}

function cancelled(): GraphQLError {
  return apiError("API_CANCELLED", apiCodes.API_CANCELLED);
}

/** Of HTTP/1.1, a request without a host, or with two, may be meant for somebody else. */
function hostIsClear({ httpVersion, rawHeaders }: IncomingMessage): boolean {
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] as string;
    if (name.length === 4 && name.toLowerCase() === "host") hosts++;
  }
  return hosts === 1 || (hosts === 0 && httpVersion !== "1.1");
}

/** What is no HTTP, came too slowly, or has too long a head gets an answer in JSON too. */
function refuseMalformed(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || socket.bytesWritten > 0) {
    socket.destroy();
    return;
  }
  const code =
    error.code === "HPE_HEADER_OVERFLOW"
      ? "HTTP_HEAD_TOO_LARGE"
      : error.code === "ERR_HTTP_REQUEST_TIMEOUT"
        ? "HTTP_TOO_SLOW"
        : "HTTP_MALFORMED";
  endWith(socket, refusal(code));
}

/** Answers where there is no request yet, or none any more. */
function endWith(socket: Duplex, { status, headers, body }: Reply): void {
  if (typeof body !== "string") throw new Error("a refusal is a text");
  const head = { ...headers, connection: "close", "content-length": String(Buffer.byteLength(body)) };
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, "", body].join("\r\n"));
}
