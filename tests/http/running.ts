import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";
import type { ServerEvent } from "../../src/server/events.ts";
import type { RunningServer } from "../../src/server/open.ts";
import { type ServerOptions, startServer } from "../../src/server/server.ts";
import { built, root } from "../built.ts";

export interface Trial extends RunningServer {
  readonly events: readonly ServerEvent[];
  /** Resolves with the first event, past or to come, that fits. */
  until(fits: (event: ServerEvent) => boolean): Promise<ServerEvent>;
}

/** The service on the repository's own seeds, on a free port; closed when the test ends. */
export async function start(options: Partial<ServerOptions> = {}): Promise<Trial> {
  const events: ServerEvent[] = [];
  const waiting = new Set<() => void>();
  const server = await startServer({
    host: "127.0.0.1",
    port: 0,
    ontologyFile: join(root, "schema.graphql"),
    seedsFolder: join(root, "seeds"),
    questionFolders: [join(root, "examples")],
    watch: false,
    drainTimeout: 1_000,
    worker: worker(),
    log(event) {
      events.push(event);
      for (const look of waiting) look();
    },
    ...options,
  });
  onTestFinished(() => server.close());
  return {
    ...server,
    events,
    until: (fits) =>
      new Promise((resolve) => {
        const look = () => {
          const found = events.find(fits);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
}

/** The thread that loads, as built. */
export function worker(): URL {
  return pathToFileURL(join(dirname(built()), "load-worker.js"));
}

/** A copy of ontology, seeds and examples that a test may change; removed when it ends. */
export function copy(): Pick<ServerOptions, "ontologyFile" | "seedsFolder" | "questionFolders"> {
  const folder = mkdtempSync(join(tmpdir(), "strategraph-http-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const place = (name: string) => {
    cpSync(join(root, name), join(folder, name), { recursive: true });
    return join(folder, name);
  };
  return { ontologyFile: place("schema.graphql"), seedsFolder: place("seeds"), questionFolders: [place("examples")] };
}

/** Asks over HTTP, as a client would. */
export async function ask(url: string, query: string, variables: Readonly<Record<string, unknown>> = {}) {
  const answer = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  return { status: answer.status, headers: answer.headers, ...((await answer.json()) as Answer) };
}

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question
  readonly data?: any;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** Sends bytes as they are and gives back all that comes until the connection ends; `then` may send more. */
export function raw(
  url: string,
  head: string,
  then: (send: (more: string) => void) => void = () => {},
): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let received = "";
    const socket = connect(Number(port), hostname, () => {
      socket.write(head);
      then((more) => socket.write(more));
    });
    socket.setEncoding("utf8");
    socket.on("data", (chunk) => {
      received += chunk;
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(received));
  });
}
