import { connect } from "node:net";

/** One request made to hurt, and what is right to answer. */
export interface Attack {
  readonly name: string;
  /** As it goes over the wire: whole requests, or what passes for some. */
  readonly sent: Buffer;
  readonly right: Right;
}

/** A status; with the code of a refusal, or what a 200 has to hold. None where nothing is to be answered. */
export type Right =
  | { readonly status: number; readonly code: string }
  | { readonly status: number; readonly holds: string };

export function refused(name: string, sent: Sent, status: number, code: string): Attack {
  return { name, sent: Buffer.from(sent), right: { status, code } };
}

export function answered(name: string, sent: Sent, holds: string, status = 200): Attack {
  return { name, sent: Buffer.from(sent), right: { status, holds } };
}

type Sent = string | Buffer;

/** An operation, posted as any client would. */
export function operation(query: string, variables: unknown = {}): Buffer {
  return posted(JSON.stringify({ query, variables }));
}

/** A body, posted to the API as JSON. */
export function posted(body: Sent, headers: readonly string[] = ["content-type: application/json"]): Buffer {
  return request("POST /graphql HTTP/1.1", [...headers, `content-length: ${Buffer.byteLength(body)}`], body);
}

export function got(path: string, ...headers: readonly string[]): Buffer {
  return request(`GET ${path} HTTP/1.1`, headers);
}

/** The first line, the headers and a body, as they are. */
export function request(line: string, headers: readonly string[], body: Sent = ""): Buffer {
  const head = [line, "host: localhost", "connection: close", ...headers, "", ""].join("\r\n");
  return Buffer.concat([Buffer.from(head, "latin1"), Buffer.from(body)]);
}

export interface Answer {
  readonly status: number;
  readonly headers: string;
  readonly body: string;
}

/** Sends an attack on a connection of its own, and gives every answer that came until it ended, however it ended. */
export async function attack(url: string, { sent }: Pick<Attack, "sent">): Promise<readonly Answer[]> {
  const { hostname, port } = new URL(url);
  const received = await new Promise<Buffer>((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => socket.write(sent));
    socket.on("data", (chunk) => chunks.push(chunk));
    // the service may have answered and gone before all was sent
    socket.on("error", () => {});
    socket.on("close", () => resolve(Buffer.concat(chunks)));
  });
  return answersIn(received);
}

function answersIn(received: Buffer): Answer[] {
  const answers: Answer[] = [];
  let rest = received;
  while (rest.length > 0) {
    const end = rest.indexOf("\r\n\r\n");
    const headers = rest.subarray(0, end < 0 ? rest.length : end).toString("latin1");
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(headers)?.[1]);
    if (end < 0 || Number.isNaN(status)) throw new Error(`no HTTP: ${headers.slice(0, 100)}`);
    const announced = /^content-length: (\d+)$/im.exec(headers)?.[1];
    const length = announced === undefined ? (status < 200 ? 0 : rest.length) : Number(announced);
    answers.push({ status, headers, body: rest.subarray(end + 4, end + 4 + length).toString() });
    rest = rest.subarray(end + 4 + length);
  }
  return answers;
}
