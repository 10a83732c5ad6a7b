import { request } from "node:http";
import { connect } from "node:net";

/** What a service did in some seconds of being asked by as many clients as it had connections. */
export interface Load {
  /** Milliseconds, each answer's. */
  readonly times: readonly number[];
  readonly seconds: number;
}

/** Asks on so many connections at once, the next question as soon as an answer is read, for so many seconds. */
export async function drive(
  url: string,
  bodyOf: (number: number) => string,
  { connections, seconds }: { readonly connections: number; readonly seconds: number },
): Promise<Load> {
  const { host, pathname } = new URL(url);
  const head = `POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\n`;
  const times: number[] = [];
  let next = 0;
  const begin = performance.now();
  const end = begin + seconds * 1000;
  const ask = async (): Promise<void> => {
    const client = openClient(url);
    while (performance.now() < end) {
      const body = bodyOf(next++);
      const sent = performance.now();
      const said = await client.ask(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
      if (!said.startsWith("HTTP/1.1 200 ")) throw new Error(said.slice(0, 1000));
      times.push(performance.now() - sent);
    }
    client.close();
  };
  await Promise.all(Array.from({ length: connections }, ask));
  return { times, seconds: (performance.now() - begin) / 1000 };
}

/** How an answer in chunks ends. */
const lastChunk = "\r\n0\r\n\r\n";

export interface Client {
  /** Sends a request, and gives the head of its answer when the whole of it is there. */
  readonly ask: (request: string) => Promise<string>;
  readonly close: () => void;
}

/**
 * A connection that knows just enough of HTTP to see where an answer ends. It shares the machine with what is measured,
 * and Node's own client would take as long over a large answer as the service does.
 */
export function openClient(url: string, localAddress?: string): Client {
  const { hostname, port } = new URL(url);
  let settle: { readonly resolve: (head: string) => void; readonly reject: (error: Error) => void } | null = null;
  /** Bytes of the body still to come; null before the head is there, infinite for one in chunks. */
  let left: number | null = null;
  let head = "";
  let tail = "";
  const hear = (length: number, buffer: Uint8Array): boolean => {
    const bytes = Buffer.from(buffer.buffer, buffer.byteOffset, length);
    let body = length;
    if (left === null) {
      head += bytes.toString("latin1");
      const end = head.indexOf("\r\n\r\n");
      if (end < 0) return true;
      body = head.length - end - 4;
      const [, announced] = /\r\ncontent-length: (\d+)/i.exec(head.slice(0, end + 2)) ?? [];
      left = announced === undefined ? Number.POSITIVE_INFINITY : Number(announced);
    }
    left -= body;
    if (left === Number.POSITIVE_INFINITY) tail = (tail + bytes.toString("latin1")).slice(-lastChunk.length);
    if (left === 0 || tail === lastChunk) {
      const said = head;
      [left, head, tail] = [null, "", ""];
      settle?.resolve(said);
    }
    return true;
  };
  const onread = { buffer: new Uint8Array(0x10000), callback: hear };
  const socket = connect({
    host: hostname,
    port: Number(port),
    noDelay: true,
    onread,
    ...(localAddress && { localAddress }),
  });
  socket.on("error", (error) => settle?.reject(error));
  socket.on("close", () => settle?.reject(new Error(`${url} closed the connection`)));
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        settle = { resolve, reject };
        socket.write(request);
      }),
    close: () => {
      settle = null;
      socket.destroy();
    },
  };
}

/** The body of an answer. Throws for any status but 200. */
export function post(url: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const asked = request(url, { method: "POST", headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.once("error", reject);
      answer.once("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        if (answer.statusCode === 200) resolve(text);
        else reject(new Error(`${answer.statusCode}: ${text.slice(0, 1000)}`));
      });
    });
    asked.once("error", reject);
    asked.end(body);
  });
}

export function median(of: readonly number[]): number {
  const sorted = [...of].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
