import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { isObject } from "../api/simplify.ts";
import type { Log, RequestEvent } from "./events.ts";
import { codeOf, type Exchange, pathIn } from "./exchange.ts";
import type { HttpOperation } from "./http-operation.ts";
import { createOperationNames } from "./operation-name.ts";

export interface RequestLogOptions {
  /** Whether addresses and variables are told as they came. */
  readonly values: boolean;
}

/** Tells the log of each request once it is answered. */
export interface RequestLog {
  /** Begins with a request, and gives its id. */
  begin(request: IncomingMessage): string;
  /** By whose token it was let in. */
  admitted(request: IncomingMessage, name: string): void;
  /** What it asks. */
  asks(request: IncomingMessage, operation: HttpOperation): void;
  end(exchange: Exchange): void;
}

interface Note {
  readonly id: string;
  token?: string;
  operation?: HttpOperation;
}

/** Of paths, those that `served` has are told. Cost of a request: some microseconds, and none before it is answered. */
export function createRequestLog(
  log: Log,
  served: ReadonlyMap<string, unknown>,
  { values }: RequestLogOptions,
): RequestLog {
  /** Of requests under way. Each ends; a weak map would cost more than all else here. */
  const notes = new Map<IncomingMessage, Note>();
  const nameOf = createOperationNames();
  const series = randomBytes(6).toString("base64url");
  let made = 0;

  return {
    begin(request) {
      const id = givenId(request) ?? `${series}-${(made++).toString(36)}`;
      notes.set(request, { id });
      return id;
    },
    admitted(request, name) {
      const note = notes.get(request);
      if (note) note.token = name;
    },
    asks(request, operation) {
      const note = notes.get(request);
      if (note) note.operation = operation;
    },
    end({ request, reply, whole, milliseconds, bytes }) {
      const { id = "", token = null, operation } = notes.get(request) ?? {};
      notes.delete(request);
      const named = operation === undefined ? null : nameOf(operation);
      const told: RequestEvent = {
        event: "request",
        id,
        method: request.method ?? "",
        path: pathTold(request, reply?.status ?? 0, served),
        status: reply?.status ?? null,
        whole,
        code: reply === null ? null : codeOf(reply),
        milliseconds: Math.round(milliseconds * 1000) / 1000,
        bytes,
        token,
        operation: named?.name ?? null,
        hash: named?.hash ?? null,
        revision: reply?.revision?.slice(0, 12) ?? null,
      };
      log(values ? { ...told, address: request.url ?? "", variables: variablesOf(operation) } : told);
    },
  };
}

/** An id that the client, or a server in front, has given the request; null where it is none, or could break a line of a log. */
export function givenId({ headers }: IncomingMessage): string | null {
  const given = headers["x-request-id"];
  return typeof given === "string" && /^[\w.:-]{1,128}$/.test(given) ? given : null;
}

/** A saved question is named in its path; what is not there might be anything. */
function pathTold({ url = "" }: IncomingMessage, status: number, served: ReadonlyMap<string, unknown>): string | null {
  const path = pathIn(url, served);
  return path === "/q/" && status !== 404 ? (url.split("?", 1)[0] ?? path) : path;
}

function variablesOf(operation: HttpOperation | undefined): unknown {
  return isObject(operation?.json) ? operation.json.variables : undefined;
}
